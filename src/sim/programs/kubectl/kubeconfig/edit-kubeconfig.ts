import { SystemError } from "../../../host/errno.ts";
import type { Process } from "../../../host/process.ts";
import type { Task } from "../../../kernel/task.ts";
import { isObject, type Json, type JsonObject } from "../../../wire/json.ts";
import { printYaml } from "../../../wire/yaml.ts";
import { CommandError } from "../../cobra/command.ts";
import { sections, textOf, type Kubeconfig, type Section } from "./kubeconfig.ts";
import { readConfigFile, type ConfigPaths } from "./load-kubeconfig.ts";

/** A value in a kubeconfig that is to be set, or removed if there is no value. */
export type Edit =
  | { readonly is: "current"; readonly name: string }
  | {
      readonly is: "entry";
      readonly section: Section;
      readonly name: string;
      readonly fields: JsonObject | undefined;
    };

/** The file in which a change belongs: where the value stands already, else the first that exists, else the last. */
export function fileFor(process: Process, { paths }: ConfigPaths, config: Kubeconfig, edit: Edit): string {
  const known = edit.is === "entry" ? config[edit.section].get(edit.name)?.file : undefined;
  return known ?? paths.find((path) => process.access.find(path) !== undefined) ?? paths.at(-1) ?? "";
}

/** Changes one file and leaves it in kubectl's form. Throws CommandError. */
export function* editFile(process: Process, path: string, edit: Edit): Task<void> {
  const before = (yield* readConfigFile(process, path, false)) ?? {};
  const after = edit.is === "current" ? { ...before, "current-context": edit.name } : withEntry(before, edit);
  try {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
    if (folder !== "") process.access.makeDirectory(folder, { parents: true, mode: 0o755 });
    process.access.writeText(path, printYaml(normalized(after)), 0o600);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    throw new CommandError(`open ${path}: ${error.message.toLowerCase()}`);
  }
}

function withEntry(file: JsonObject, edit: Extract<Edit, { is: "entry" }>): JsonObject {
  const field = sections.find(({ list }) => list === edit.section)?.field ?? "";
  const others = entriesOf(file[edit.section]).filter((entry) => entry["name"] !== edit.name);
  const entries = edit.fields === undefined ? others : [...others, { [field]: edit.fields, name: edit.name }];
  return { ...file, [edit.section]: entries };
}

function entriesOf(list: Json | undefined): readonly JsonObject[] {
  return Array.isArray(list) ? (list as readonly JsonObject[]).filter((entry) => isObject(entry)) : [];
}

/** As kubectl writes it: lists sorted by name, empty ones as null. */
function normalized(file: JsonObject): JsonObject {
  const lists = sections.map(({ list }) => {
    const entries = entriesOf(file[list]).toSorted((one, other) =>
      textOf(one, "name") < textOf(other, "name") ? -1 : 1,
    );
    return [list, entries.length === 0 ? null : entries] as const;
  });
  return {
    ...file,
    apiVersion: "v1",
    kind: "Config",
    "current-context": textOf(file, "current-context"),
    preferences: file["preferences"] ?? {},
    ...Object.fromEntries(lists),
  };
}
