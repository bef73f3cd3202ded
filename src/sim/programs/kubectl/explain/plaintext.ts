import { CommandError } from "../../cobra/command.ts";
import type { ApiResource } from "../client/discovery.ts";
import {
  isKind,
  resolved,
  sortedProperties,
  valuesOf,
  type GroupVersionKind,
  type Schema,
  type SchemaDocument,
} from "./schema-document.ts";
import { wordWrap } from "./word-wrap.ts";

/** What is to be explained. */
export interface Explained {
  readonly resource: Pick<ApiResource, "group" | "version" | "plural">;
  readonly fields: readonly string[];
  readonly isRecursive: boolean;
}

/** An explanation; if the field is not there, its beginning and the complaint. */
export interface Explanation {
  readonly text: string;
  readonly error?: CommandError;
}

const nestingMax = 100;

/**
 * Explains a resource or a field of it from a document of version 3.
 * @models staging/src/k8s.io/kubectl/pkg/explain/v2/templates/plaintext.tmpl, 1.33
 */
export function explainPlaintext(document: SchemaDocument, what: Explained): Explanation {
  const kind = kindOf(document, what.resource);
  const { group, version, plural } = what.resource;
  if (kind === undefined) {
    const name = `${group}/${version}, Resource=${plural}`;
    return { text: "", error: new CommandError(`GVR (${name}) not found in OpenAPI schema`) };
  }
  const heading = kind.group === "" ? "" : `GROUP:      ${kind.group}\n`;
  const head = `${heading}KIND:       ${kind.kind}\nVERSION:    ${kind.version}\n\n`;
  const schema = Object.values(document.components?.schemas ?? {}).find((one) => isKind(one, kind));
  if (schema === undefined) {
    const shown = `map[group:${kind.group} kind:${kind.kind} version:${kind.version}]`;
    return { text: head, error: new CommandError(`GVK ${shown} not found in OpenAPI schema`) };
  }
  const text = new Explainer(document, what.isRecursive).schema(schema, what.fields);
  if (text !== "") return { text: `${head}${text}\n` };
  return {
    text: head,
    error: new CommandError(`field ${JSON.stringify(what.fields.at(-1) ?? "")} does not exist`),
  };
}

const methods = ["get", "post", "put", "patch", "delete"];

/** The kind that the operations on a resource are about. */
function kindOf(
  { paths = {} }: SchemaDocument,
  { group, version, plural }: Explained["resource"],
): GroupVersionKind | undefined {
  const root = group === "" ? `/api/${version}` : `/apis/${group}/${version}`;
  const whole = [`${root}/${plural}`, `${root}/namespaces/{namespace}/${plural}`];
  const operations = whole.flatMap((path) => [paths[path], paths[`${path}/{name}`]]);
  return operations
    .flatMap((one) => methods.map((method) => one?.[method]?.["x-kubernetes-group-version-kind"]))
    .find((kind) => kind !== undefined);
}

class Explainer {
  readonly #document: SchemaDocument;
  readonly #isRecursive: boolean;

  constructor(document: SchemaDocument, isRecursive: boolean) {
    this.#document = document;
    this.#isRecursive = isRecursive;
  }

  /** Follows a path of fields; empty if there is no such field. */
  schema(schema: Schema, fields: readonly string[], seen: ReadonlySet<string> = new Set()): string {
    const { $ref } = schema;
    const node = resolved($ref, this.#document) ?? schema;
    const [name, ...rest] = fields;
    if (name === undefined) return this.#whole(node);
    if ($ref !== undefined && seen.has($ref)) return "";
    const field = node.properties?.[name];
    if (field !== undefined)
      return (rest.length === 0 ? this.#title(name, field) : "") + this.schema(field, rest);
    return this.#inside(node, fields, withReference(seen, $ref));
  }

  /** The field may be one of the elements, of the values, or of what the schema is made of. */
  #inside(node: Schema, fields: readonly string[], seen: ReadonlySet<string>): string {
    const element = node.items ?? valuesOf(node);
    for (const one of element === undefined ? (node.allOf ?? []) : [element]) {
      const text = this.schema(one, fields, seen);
      if (text !== "") return text;
    }
    return "";
  }

  #title(name: string, field: Schema): string {
    const values = (field.enum ?? []).map((value) => `\n    ${shownValue(value)}`);
    const list = values.length === 0 ? "" : `ENUM:${values.join("")}`;
    return `FIELD: ${name} <${this.#type(field)}>\n${list}\n\n`;
  }

  #whole(schema: Schema): string {
    const description = indent(4, wordWrap(this.#description(schema, 0) || "<empty>", 76));
    const fields = this.#fields(schema, 1, new Set());
    return `DESCRIPTION:\n${description}\n${fields === "" ? "" : `FIELDS:\n${fields}`}`;
  }

  /** The description of a schema and of everything that it is made of. */
  #description(schema: Schema, depth: number): string {
    const node = resolved(schema.$ref, this.#document) ?? schema;
    if (depth > nestingMax) return "";
    const parts = [...(node.allOf ?? []), node.items, valuesOf(node)].filter((one) => one !== undefined);
    const own = node.description === undefined || node.description === "" ? "" : `${node.description}\n`;
    return own + parts.map((part) => this.#description(part, depth + 1)).join("");
  }

  #fields(schema: Schema, level: number, seen: ReadonlySet<string>): string {
    if (schema.$ref !== undefined && seen.has(schema.$ref)) return "";
    if (level > nestingMax) return "";
    const below = withReference(seen, schema.$ref);
    const node = resolved(schema.$ref, this.#document) ?? schema;
    const own = sortedProperties(node).map(([name, field]) => {
      const nested = this.#isRecursive ? this.#fields(field, level + 1, below) : "";
      return (
        this.#detail(name, field, { level, isRequired: node.required?.includes(name) === true }) + nested
      );
    });
    const parts = [...(node.allOf ?? []), node.items, valuesOf(node)].filter((one) => one !== undefined);
    return own.join("") + parts.map((part) => this.#fields(part, level, below)).join("");
  }

  #detail(name: string, field: Schema, { level, isRequired }: Detail): string {
    const amount = level * 2;
    const required = isRequired ? " -required-" : "";
    const line = `${indent(amount, name)}\t<${this.#type(field)}>${required}${shownValues(field, amount)}\n`;
    if (this.#isRecursive) return line;
    const text =
      field.description === undefined || field.description === "" ? "<no description>" : field.description;
    return `${line}${indent(amount + 2, wordWrap(text, 78 - amount))}\n\n`;
  }

  /** `string`, `[]Container`, `map[string]Quantity`, `Object` */
  #type(schema: Schema): string {
    const values = valuesOf(schema);
    if (schema.items !== undefined) return `[]${this.#type(schema.items)}`;
    if (values !== undefined) return `map[string]${this.#type(values)}`;
    const [only, ...others] = schema.allOf ?? [];
    if (only !== undefined && others.length === 0 && schema.properties === undefined) return this.#type(only);
    return schema.$ref === undefined ? plainType(schema) : this.#referredType(schema.$ref);
  }

  /** Objects go by their names, other things by what they are. */
  #referredType(reference: string): string {
    const type = resolved(reference, this.#document)?.type ?? "object";
    return type === "object" ? (reference.split(".").at(-1) ?? "Object") : type;
  }
}

function plainType({ type = "object" }: Schema): string {
  return type === "object" ? "Object" : type;
}

function withReference(seen: ReadonlySet<string>, reference: string | undefined): ReadonlySet<string> {
  return reference === undefined ? seen : new Set([...seen, reference]);
}

interface Detail {
  readonly level: number;
  readonly isRequired: boolean;
}

const valuesMax = 4;

function shownValues({ enum: values = [] }: Schema, amount: number): string {
  if (values.length === 0) return "";
  const more = values.length > valuesMax ? ", ...." : "";
  const shown = values.slice(0, valuesMax).map((value) => shownValue(value));
  return `\n${indent(amount, "enum: ")}${shown.join(", ")}${more}`;
}

function shownValue(value: unknown): string {
  return value === "" ? '""' : String(value);
}

function indent(amount: number, text: string): string {
  const pad = " ".repeat(amount);
  return pad + text.replaceAll("\n", `\n${pad}`);
}
