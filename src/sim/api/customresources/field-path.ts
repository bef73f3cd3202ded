import { additionalSchema, own, type Schema } from "./schema.ts";

const step = /^(?:\.([A-Za-z_$][\w$-]*)|\['((?:[^'\\]|\\.)*)'\])/;

/** The names in a path such as `.spec.containers` or `.metadata['a.b']`; undefined if it is none. */
export function namesIn(path: string): readonly string[] | undefined {
  const names: string[] = [];
  let rest = path;
  while (rest !== "") {
    const match = step.exec(rest);
    if (match === null) return undefined;
    names.push(match[1] ?? (match[2] ?? "").replaceAll(/\\(.)/g, "$1"));
    rest = rest.slice(match[0].length);
  }
  return names.length === 0 ? undefined : names;
}

/** The schema that a path leads to; undefined if there is none. */
export function schemaAt(schema: Schema, path: string): Schema | undefined {
  let found: Schema | undefined = schema;
  for (const name of namesIn(path) ?? [""]) {
    found = own(found.properties, name) ?? additionalSchema(found);
    if (found === undefined) return undefined;
  }
  return found;
}
