import { isObject, type Json, type JsonObject } from "../../../wire/json.ts";
import { scalarText } from "../printers/go-value.ts";
import { fieldsOf } from "../resources/kube-object.ts";
import type { Describer } from "./describer.ts";
import { describeHead } from "./describe-metadata.ts";
import type { DescribeWriter } from "./describe-writer.ts";

/**
 * Any object: its fields, names in words.
 * @models staging/src/k8s.io/kubectl/pkg/describe/describe.go genericDescriber, 1.33
 */
export const generic: Describer = {
  *describe({ out, found }) {
    const { metadata } = found.object;
    describeHead(out, metadata);
    const fields = fieldsOf(found.object);
    const {
      managedFields: _,
      name: _name,
      namespace: _namespace,
      labels: _labels,
      annotations: _annotations,
      ...rest
    } = (fields["metadata"] ?? {}) as JsonObject;
    printFields(out, 0, { ...fields, metadata: rest });
  },
};

function printFields(out: DescribeWriter, level: number, fields: JsonObject): void {
  for (const key of Object.keys(fields).toSorted()) {
    const value = fields[key];
    const title = level === 0 && key === "apiVersion" ? "API Version" : titleOf(key);
    if (Array.isArray(value)) printItems(out, level, { title, items: value as readonly Json[] });
    else if (isObject(value)) {
      out.line(level, `${title}:`);
      printFields(out, level + 1, value);
    } else out.line(level, `${title}:\t${scalarText(value)}`);
  }
}

function printItems(
  out: DescribeWriter,
  level: number,
  { title, items }: { readonly title: string; readonly items: readonly Json[] },
): void {
  out.line(level, `${title}:`);
  for (const item of items) {
    if (isObject(item)) printFields(out, level + 1, item);
    else out.line(level + 1, scalarText(item));
  }
}

/** `creationTimestamp` is `Creation Timestamp`, `clusterIP` is `Cluster IP`, `uid` is `UID`. */
function titleOf(key: string): string {
  const words = key.match(/[A-Z]{2,}(?![a-z])|[A-Z]?[a-z0-9]+|[A-Z]|[^A-Za-z0-9]+/g) ?? [key];
  return words
    .map((word) =>
      acronyms.has(word.toLowerCase()) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(" ");
}

const acronyms = new Set(["api", "uid", "ip", "url", "cpu", "id"]);
