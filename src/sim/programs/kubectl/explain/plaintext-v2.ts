import { CommandError } from "../../cobra/command.ts";
import { isKind, sortedProperties, valuesOf, type GroupVersionKind, type Schema } from "./schema-document.ts";
import { wrapParagraphs } from "./wrap-paragraphs.ts";

/** A document of version 2. */
export interface Swagger {
  readonly definitions?: Readonly<Record<string, Schema>>;
}

export interface ExplainedKind {
  readonly kind: GroupVersionKind;
  readonly fields: readonly string[];
  readonly isRecursive: boolean;
}

const width = 80;
const prefix = "#/definitions/";

/**
 * Explains a kind or a field of it from a document of version 2, as kubectl did before there was version 3. Throws
 * CommandError.
 * @models staging/src/k8s.io/kubectl/pkg/explain/model_printer.go, 1.33
 */
export function explainVersion2(document: Swagger, what: ExplainedKind): string {
  const schema = Object.values(document.definitions ?? {}).find((one) => isKind(one, what.kind));
  if (schema === undefined) {
    const { group, version, kind } = what.kind;
    throw new CommandError(`couldn't find resource for "${group}/${version}, Kind=${kind}"`);
  }
  return new Version2Explainer(document, what).whole(schema);
}

/** A piece of a definition, sorted as kubectl's own model sorts them. */
type Sort = "reference" | "kind" | "map" | "array" | "primitive" | "arbitrary";

function sortOf({ $ref, type, properties }: Schema): Sort {
  if ($ref !== undefined) return "reference";
  if (properties !== undefined) return "kind";
  if (type === undefined) return "arbitrary";
  return type === "object" ? "map" : type === "array" ? "array" : "primitive";
}

class Version2Explainer {
  readonly #document: Swagger;
  readonly #what: ExplainedKind;

  constructor(document: Swagger, what: ExplainedKind) {
    this.#document = document;
    this.#what = what;
  }

  whole(kind: Schema): string {
    let schema = this.#found(kind);
    const descriptions: string[] = [];
    const type = this.#type(schema);
    for (
      let sort = sortOf(schema);
      sort === "reference" || sort === "array" || sort === "map";
      sort = sortOf(schema)
    ) {
      descriptions.push(schema.description ?? "");
      schema = this.#inside(schema);
    }
    const { group, version, kind: name } = this.#what.kind;
    const head = `KIND:     ${name}\nVERSION:  ${group === "" ? version : `${group}/${version}`}\n\n`;
    return (
      head +
      this.#title(schema, type) +
      described([...descriptions, schema.description ?? ""]) +
      this.#below(schema)
    );
  }

  /** The field at the end of the path. */
  #found(kind: Schema): Schema {
    let schema = kind;
    for (const name of this.#what.fields) {
      while (["reference", "array", "map"].includes(sortOf(schema))) schema = this.#inside(schema);
      if (sortOf(schema) !== "kind") return schema;
      const field = schema.properties?.[name];
      if (field === undefined) throw new CommandError(`field ${JSON.stringify(name)} does not exist`);
      schema = field;
    }
    return schema;
  }

  #title(schema: Schema, type: string): string {
    const name = this.#what.fields.at(-1);
    const sort = sortOf(schema);
    if (name === undefined || sort === "arbitrary") return "";
    return sort === "kind" ? `RESOURCE: ${name} <${type}>\n\n` : `FIELD:    ${name} <${type}>\n\n`;
  }

  #below(schema: Schema): string {
    if (sortOf(schema) !== "kind") return "";
    return `\nFIELDS:\n${this.#what.isRecursive ? this.#deep(schema, 3, new Set()) : this.#flat(schema)}`;
  }

  #flat(schema: Schema): string {
    const fields = sortedProperties(schema).map(([name, field]) => {
      const required = schema.required?.includes(name) === true ? " -required-" : "";
      const text = wrapped(field.description ?? "", 5);
      return `   ${name}\t<${this.#type(field)}>${required}\n${text}\n`;
    });
    return fields.join("");
  }

  #deep(schema: Schema, amount: number, seen: ReadonlySet<string>): string {
    const sort = sortOf(schema);
    if (sort === "primitive" || sort === "arbitrary") return "";
    if (sort !== "kind") {
      if (schema.$ref !== undefined && seen.has(schema.$ref)) return "";
      const below = schema.$ref === undefined ? seen : new Set([...seen, schema.$ref]);
      return this.#deep(this.#inside(schema), amount, below);
    }
    const pad = " ".repeat(amount);
    return sortedProperties(schema)
      .map(([name, field]) => `${pad}${name}\t<${this.#type(field)}>\n${this.#deep(field, amount + 3, seen)}`)
      .join("");
  }

  #type(schema: Schema): string {
    const sort = sortOf(schema);
    if (sort === "kind") return "Object";
    if (sort === "reference") return this.#type(this.#inside(schema));
    if (sort === "array") return `[]${this.#type(this.#inside(schema))}`;
    return sort === "map" ? `map[string]${this.#type(this.#inside(schema))}` : (schema.type ?? "");
  }

  /** What a reference leads to, what a list or a map holds. */
  #inside(schema: Schema): Schema {
    if (schema.$ref !== undefined)
      return this.#document.definitions?.[schema.$ref.slice(prefix.length)] ?? {};
    return schema.items ?? valuesOf(schema) ?? anythingLike(schema);
  }
}

/** What a map holds that says nothing of its values: kubectl gives it the words of the map itself. */
function anythingLike({ description }: Schema): Schema {
  return description === undefined ? {} : { description };
}

function described(descriptions: readonly string[]): string {
  const known = descriptions.flatMap((text, index) =>
    text === "" ? [] : [(index === 0 ? "" : "\n") + wrapped(text, 5)],
  );
  return `DESCRIPTION:\n${known.length === 0 ? "     <empty>\n" : known.join("")}`;
}

function wrapped(text: string, amount: number): string {
  const pad = " ".repeat(amount);
  return wrapParagraphs(text, width - amount)
    .map((line) => (line === "" ? "\n" : `${pad}${line}\n`))
    .join("");
}
