import { z } from "zod";
import { integer, list, text } from "./answers.ts";
import type { Calls, CallOptions } from "./calls.ts";

const submittableAnswer = z
  .object({
    category_list: list(
      z.object({
        first_class: text,
        second_class: text,
        third_class: text,
        first_id: integer,
        second_id: integer,
        third_id: integer.nullish(),
      }),
    ),
  })
  .transform(({ category_list }) =>
    category_list.map((category) => ({
      firstClass: category.first_class,
      secondClass: category.second_class,
      thirdClass: category.third_class || undefined,
      firstId: category.first_id,
      secondId: category.second_id,
      thirdId: category.third_id ?? undefined,
    })),
  );

export type SubmittableCategory = z.output<typeof submittableAnswer>[number];

/** @see https://developers.weixin.qq.com/doc/oplatform/openApi/miniprogram-management/category-management/api_getallcategoryname.html */
export function categoriesChapter(calls: Calls) {
  return {
    /** What `submitAudit` may name for this account; each account has its own. Needs permission set 18. */
    submittable(appId: string, options?: CallOptions) {
      return calls.account(appId, { method: "GET", path: "/wxa/get_category" }, submittableAnswer, options);
    },
  };
}
