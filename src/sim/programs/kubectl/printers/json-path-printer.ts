import { SystemError } from "../../../host/errno.ts";
import type { Task } from "../../../kernel/task.ts";
import { JsonPathError, parseJsonPath, type JsonPath } from "../../../wire/jsonpath.ts";
import { CommandError, type Invocation } from "../../cobra/command.ts";
import { fieldsOf } from "../resources/kube-object.ts";
import { jsonText } from "./json-text.ts";
import type { ObjectPrinter } from "./object-printer.ts";

export interface JsonPathOptions {
  readonly invocation: Pick<Invocation, "process" | "flags">;
  /** `jsonpath`, `jsonpath-as-json` or `jsonpath-file`. */
  readonly format: string;
  readonly argument: string | undefined;
  readonly template: string;
}

/** @models staging/src/k8s.io/cli-runtime/pkg/genericclioptions/jsonpath_flags.go, 1.33 */
export function* jsonPathPrinter({
  invocation,
  format,
  argument,
  template,
}: JsonPathOptions): Task<ObjectPrinter> {
  const given = argument ?? template;
  if (given === "") throw new CommandError("template format specified but no template given");
  const text = format === "jsonpath-file" ? readTemplate(invocation, given) : given;
  const path = parsePath(text);
  return (object) => {
    if (format === "jsonpath-as-json") return asJson(path.find(fieldsOf(object)));
    return evaluate(path, fieldsOf(object), text);
  };
}

/** `{.items[*].metadata.name}` as a path. Throws kubectl's error for what is none. */
export function parsePath(text: string): JsonPath {
  try {
    return parseJsonPath(text);
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error;
    throw new CommandError(`error parsing jsonpath ${text}, ${error.message}`);
  }
}

function evaluate(path: JsonPath, value: unknown, text: string): string {
  try {
    return path.print(value);
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error;
    throw new CommandError(
      `error executing jsonpath ${JSON.stringify(text)}: Error executing template: ${error.message}. Printing more information for debugging the template:\n\ttemplate was:\n\t\t${text}\n\tobject given to jsonpath engine was:\n\t\t${goMap(value)}\n\n`,
    );
  }
}

function asJson(results: readonly unknown[]): string {
  return jsonText(results);
}

function readTemplate({ process }: Pick<Invocation, "process">, path: string): string {
  try {
    return process.access.readText(path);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    throw new CommandError(`error reading --template ${path}, open ${path}: ${error.message.toLowerCase()}`);
  }
}

/** Go's %#v of decoded JSON is long and of no use to anybody; the shape with its first fields is enough. */
function goMap(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length > 1_000 ? `${json.slice(0, 1_000)}...` : json;
}
