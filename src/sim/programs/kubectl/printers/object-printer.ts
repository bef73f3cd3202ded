import type { Task } from "../../../kernel/task.ts";
import { printYaml } from "../../../wire/yaml.ts";
import { CommandError, type Invocation } from "../../cobra/command.ts";
import type { FlagValues } from "../../cobra/flag-values.ts";
import { notSimulated } from "../not-simulated.ts";
import { fieldsOf, nameOf, withoutManagedFields, type KubeObject } from "../resources/kube-object.ts";
import { jsonPathPrinter } from "./json-path-printer.ts";
import { jsonText } from "./json-text.ts";

/** Prints one object after the other; it may keep track of what came before. */
export type ObjectPrinter = (object: KubeObject) => string;

export interface PrinterOptions {
  readonly invocation: Pick<Invocation, "process" | "flags">;
  /** Objects that kubectl has built itself keep Go's order of fields in JSON. */
  readonly isTyped?: boolean;
  /** The formats of the command, for the message about others. */
  readonly formats?: readonly string[];
}

const objectFormats = [
  "go-template",
  "go-template-file",
  "json",
  "jsonpath",
  "jsonpath-as-json",
  "jsonpath-file",
  "name",
  "template",
  "templatefile",
  "yaml",
];

/** The printer that `-o` asks for, or undefined if there is no `-o`. Throws for formats that do not exist. */
export function* objectPrinter({
  invocation,
  isTyped = false,
  formats = [],
}: PrinterOptions): Task<ObjectPrinter | undefined> {
  const { flags } = invocation;
  const output = flags.text("output");
  const template = flags.has("template") ? flags.text("template") : "";
  if (output === "" && template === "") return undefined;
  const [format, argument] = split(output);
  if (output === "" || /^(go-)?template(file|-file)?$/.test(format))
    throw notSimulated("output by Go templates (-o go-template)");
  if (format.startsWith("jsonpath"))
    return yield* jsonPathPrinter({ invocation, format, argument, template });
  const simple = simplePrinter(format, { isTyped, clean: cleanerOf(flags) });
  if (simple === undefined) throw unknownFormat(output, [...objectFormats, ...formats]);
  return simple;
}

type Cleaner = (object: KubeObject) => KubeObject;

function cleanerOf(flags: FlagValues): Cleaner {
  const keeps = flags.has("show-managed-fields") && flags.bool("show-managed-fields");
  return keeps ? (object) => object : withoutManagedFields;
}

function simplePrinter(
  format: string,
  { isTyped, clean }: { readonly isTyped: boolean; readonly clean: Cleaner },
): ObjectPrinter | undefined {
  if (format === "json") return (object) => jsonText(clean(object), { sorted: !isTyped });
  if (format === "yaml") return yamlPrinter(clean);
  return format === "name" ? (object) => `${kindAndName(object)}\n` : undefined;
}

export function unknownFormat(output: string, formats: readonly string[]): CommandError {
  return new CommandError(
    `unable to match a printer suitable for the output format ${JSON.stringify(output)}, allowed formats are: ${formats.toSorted().join(",")}`,
  );
}

function split(output: string): readonly [string, string | undefined] {
  const equals = output.indexOf("=");
  return equals === -1 ? [output, undefined] : [output.slice(0, equals), output.slice(equals + 1)];
}

/** The second document and all that follow begin with `---`. */
function yamlPrinter(clean: Cleaner): ObjectPrinter {
  let isFirst = true;
  return (object) => {
    const separator = isFirst ? "" : "---\n";
    isFirst = false;
    return separator + printYaml(fieldsOf(clean(object)));
  };
}

/** `deployment.apps/web`: how kubectl names an object in its messages. */
export function kindAndName(object: KubeObject): string {
  return `${kindWithGroup(object)}/${nameOf(object)}`;
}

/** `deployment.apps`, `pod`. */
export function kindWithGroup({ apiVersion = "", kind = "" }: KubeObject): string {
  const group = apiVersion.includes("/") ? `.${apiVersion.slice(0, apiVersion.indexOf("/"))}` : "";
  return `${kind.toLowerCase()}${group}`;
}
