/** The resolvers of one app, kept with its schema: two apps in one process have two schemas. */
export type Instances = ReadonlyMap<unknown, object>;

const key = Symbol("resolver instances");

export function withInstances<S extends { extensions: object }>(schema: S, instances: Instances): S {
  schema.extensions = { ...schema.extensions, [key]: instances };
  return schema;
}

export function instanceOf<R extends object>(
  schema: { extensions: object },
  resolver: abstract new (...parts: never[]) => R,
): R {
  const instances = (schema.extensions as { [key]?: Instances })[key];
  const instance = instances?.get(resolver);
  if (!(instance instanceof resolver)) throw new Error(`the schema was built without an instance of ${resolver.name}`);
  return instance;
}
