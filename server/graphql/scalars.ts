import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from "graphql";

const momentPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** Rows hold moments as `Date`; they leave as ISO 8601 in UTC. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: "DateTime",
  description: "A moment: ISO 8601 in UTC, with milliseconds. An offset is understood in input.",
  specifiedByURL: "https://scalars.graphql.org/andimarek/date-time.html",
  serialize(value) {
    if (value instanceof Date) return momentText(value);
    throw new TypeError("a DateTime field was given something other than a Date");
  },
  parseValue: readMoment,
  parseLiteral: (node) => readMoment(node.kind === Kind.STRING ? node.value : undefined),
});

let lastMoment = Number.NaN;
let lastText = "";

/** Writing a moment takes almost a microsecond, and a page has hundreds: what came together is written once. */
function momentText(moment: Date): string {
  const at = moment.getTime();
  if (at !== lastMoment) {
    lastText = moment.toISOString();
    lastMoment = at;
  }
  return lastText;
}

function readMoment(value: unknown): Date {
  const moment = typeof value === "string" && momentPattern.test(value) ? new Date(value) : undefined;
  if (!moment || Number.isNaN(moment.getTime())) {
    throw new GraphQLError("a DateTime looks like 2026-11-24T08:30:00Z");
  }
  return moment;
}

export const Json = new GraphQLScalarType<unknown, unknown>({
  name: "JSON",
  description: "Any JSON value.",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc8259",
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => plain(valueFromASTUntyped(node, variables)),
});

/** graphql-js makes objects of literals without a prototype, which Drizzle does not survive. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}
