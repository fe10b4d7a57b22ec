import { getNamedType, getNullableType, GraphQLError, isCompositeType, isListType, Kind } from "graphql";
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from "graphql";
import type { Language } from "../language.ts";
import { defaultPageSize } from "./connection.ts";

/**
 * What an operation costs, counted before it runs (docs/partners.md tells partners the same):
 *
 * - a field costs 1; the costs of fields beside each other add up
 * - what is asked of the rows of a connection (`nodes`, `edges`) costs page size times as much
 * - what is asked of the items of a plain list costs {@link listFactor} times as much: those lists are short
 * - `totalCount` costs {@link totalCountCost}, since it counts rows
 * - introspection costs nothing; graphql-js limits it by itself
 *
 * It is our own and not graphql-query-complexity's, because a connection's page size multiplies its rows but not its
 * `pageInfo` and `totalCount`, and because one walk also finds depth and breadth.
 */
export interface Measure {
  cost: number;
  depth: number;
  /** Fields of the root: aliases make it easy to ask for the same thing a thousand times. */
  rootFields: number;
  introspects: boolean;
}

export const limits = { cost: 20_000, depth: 15, rootFields: 20 };
const listFactor = 5;
const totalCountCost = 10;

export interface Operation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Measures a document that was validated (its fragments have no cycles, its fields exist). */
export function measure({ schema, document, operationName, variables }: Operation): Measure {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    else if (
      definition.kind === Kind.OPERATION_DEFINITION &&
      (!operationName || definition.name?.value === operationName)
    )
      operation ??= definition;
  }
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return { cost: 0, depth: 0, rootFields: 0, introspects: false };
  return new Walk(schema, fragments, operation, variables ?? {}).measure(operation.selectionSet, root, 1);
}

class Walk {
  // A fragment that is spread twice is measured once; without this, fragments in fragments take exponential time.
  private readonly known = new Map<string, Measure>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly operation: OperationDefinitionNode,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  /** @param rows how many rows the page has, when `type` is a connection */
  measure(set: SelectionSetNode, type: GraphQLNamedType, rows: number): Measure {
    const sum: Measure = { cost: 0, depth: 0, rootFields: 0, introspects: false };
    for (const selection of set.selections) {
      const part =
        selection.kind === Kind.FIELD
          ? this.field(selection, type, rows)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? this.measure(selection.selectionSet, this.named(selection.typeCondition?.name.value) ?? type, rows)
            : this.fragment(selection.name.value, type, rows);
      sum.cost += part.cost;
      sum.depth = Math.max(sum.depth, part.depth);
      sum.rootFields += part.rootFields;
      sum.introspects ||= part.introspects;
    }
    return sum;
  }

  private fragment(name: string, type: GraphQLNamedType, rows: number): Measure {
    const fragment = this.fragments.get(name);
    if (!fragment) return { cost: 0, depth: 0, rootFields: 0, introspects: false };
    const key = `${name} ${rows}`;
    const known = this.known.get(key);
    if (known) return known;
    const measured = this.measure(fragment.selectionSet, this.named(fragment.typeCondition.name.value) ?? type, rows);
    this.known.set(key, measured);
    return measured;
  }

  private field(node: FieldNode, parent: GraphQLNamedType, rows: number): Measure {
    const name = node.name.value;
    if (name.startsWith("__")) return { cost: 0, depth: 0, rootFields: 1, introspects: name !== "__typename" };
    const field = "getFields" in parent ? parent.getFields()[name] : undefined;
    const isOfConnection = parent.name.endsWith("Connection");
    if (!field || !("args" in field)) return { cost: 1, depth: 1, rootFields: 1, introspects: false };
    if (isOfConnection && name === "totalCount") {
      return { cost: totalCountCost, depth: 1, rootFields: 1, introspects: false };
    }
    const type = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(type)) return { cost: 1, depth: 1, rootFields: 1, introspects: false };

    const inner = this.measure(node.selectionSet, type, this.pageSize(node, field));
    const isRows = isOfConnection && (name === "nodes" || name === "edges");
    const factor = isRows ? rows : isList(field) ? listFactor : 1;
    return { cost: 1 + factor * inner.cost, depth: 1 + inner.depth, rootFields: 1, introspects: false };
  }

  private pageSize(node: FieldNode, field: GraphQLField<unknown, unknown>): number {
    if (!field.args.some(({ name }) => name === "first")) return 1;
    const asked = this.number(node, "first") ?? this.number(node, "last");
    return asked === undefined ? defaultPageSize : Math.max(1, asked);
  }

  private number(node: FieldNode, argument: string): number | undefined {
    const value = node.arguments?.find(({ name }) => name.value === argument)?.value;
    if (value?.kind === Kind.INT) return Number(value.value);
    if (value?.kind !== Kind.VARIABLE) return undefined;
    const name = value.name.value;
    const given = this.variables[name];
    if (typeof given === "number") return given;
    const fallback = this.operation.variableDefinitions?.find(
      ({ variable }) => variable.name.value === name,
    )?.defaultValue;
    return given === undefined && fallback?.kind === Kind.INT ? Number(fallback.value) : undefined;
  }

  private named(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.schema.getType(name);
  }
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(getNullableType(type));
}

/** The refusal of an operation that is too large, or null. */
export function tooLarge(measured: Measure, language: Language): GraphQLError | null {
  for (const name of ["cost", "depth", "rootFields"] as const) {
    if (measured[name] <= limits[name]) continue;
    const facts = { [name]: measured[name], limit: limits[name] };
    return new GraphQLError(
      language === "zh"
        ? `查询过大：${words[name].zh}为 ${measured[name]}，上限 ${limits[name]}`
        : `This operation is too large: its ${words[name].en} is ${measured[name]}, the limit ${limits[name]}`,
      { extensions: { code: "TOO_COSTLY", ...facts } },
    );
  }
  return null;
}

const words = {
  cost: { zh: "开销", en: "cost" },
  depth: { zh: "深度", en: "depth" },
  rootFields: { zh: "根字段数", en: "number of root fields" },
};
