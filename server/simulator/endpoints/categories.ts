import { codeEndpoint } from "../endpoint.ts";
import type { Endpoint } from "../endpoint.ts";

// A small part of WeChat's tree: [id, name, sensitive, children]
const tree = [
  [
    150,
    "商家自营",
    0,
    [
      [1505, "食品饮料", 1],
      [1506, "服装/鞋/箱包", 0],
      [1507, "百货", 0],
    ],
  ],
  [
    304,
    "餐饮服务",
    0,
    [
      [307, "点餐平台", 1],
      [305, "外卖平台", 1],
      [306, "餐厅排队", 0],
    ],
  ],
  [
    1,
    "工具",
    0,
    [
      [2, "备忘录", 0],
      [3, "日历", 0],
      [4, "预约/报名", 0],
    ],
  ],
  [
    5,
    "社交",
    1,
    [
      [6, "社区/论坛", 1],
      [7, "笔记", 1],
    ],
  ],
] as const;

const qualification = (isSensitive: number) => ({
  exter_list: isSensitive ? [{ inner_list: [{ name: "《食品经营许可证》", url: "" }] }] : [],
  remark: "",
});

function allCategories() {
  const node = (id: number, name: string, level: number, father: number, children: number[], sensitive: number) => ({
    id,
    name,
    level,
    father,
    children,
    sensitive_type: sensitive,
    qualify: qualification(sensitive),
  });
  const firstIds = tree.map(([id]) => id);
  return [
    node(0, "root", 0, -1, firstIds, 0),
    ...tree.flatMap(([id, name, sensitive, seconds]) => [
      node(
        id,
        name,
        1,
        0,
        seconds.map(([second]) => second),
        sensitive,
      ),
      ...seconds.map(([second, secondName, isSensitive]) => node(second, secondName, 2, id, [], isSensitive)),
    ]),
  ];
}

/** Chapter 8.3: what may be submitted, what is set, what could be set. */
export const categoryEndpoints: Endpoint[] = [
  codeEndpoint({
    method: "GET",
    path: "/wxa/get_category",
    run: ({ account }) => ({
      category_list: account.categories
        .filter((category) => category.auditStatus === 3)
        .map(({ first, firstName, second, secondName }) => ({
          first_class: firstName,
          second_class: secondName,
          first_id: first,
          second_id: second,
        })),
    }),
  }),
  codeEndpoint({
    permissionSets: [30],
    method: "GET",
    path: "/cgi-bin/wxopen/getcategory",
    run: ({ account }) => ({
      categories: account.categories.map(({ first, firstName, second, secondName, auditStatus }) => ({
        first,
        first_name: firstName,
        second,
        second_name: secondName,
        audit_status: auditStatus,
        audit_reason: "",
      })),
      limit: 5,
      quota: Math.max(0, 5 - account.categories.length),
      category_limit: 5,
    }),
  }),
  codeEndpoint({
    permissionSets: [30],
    method: "GET",
    path: "/cgi-bin/wxopen/getallcategories",
    run: () => ({ categories_list: { categories: allCategories() } }),
  }),
];
