import { SystemError } from "../../../host/errno.ts";
import type { Process } from "../../../host/process.ts";
import type { Task } from "../../../kernel/task.ts";
import { isObject, type JsonObject } from "../../../wire/json.ts";
import { CommandError } from "../../cobra/command.ts";
import { parseDocument } from "../manifest/parse-document.ts";
import { sections, textOf, type Entry, type Kubeconfig } from "./kubeconfig.ts";

/** The files that are read, in the order of their weight, and whether one was asked for by flag. */
export interface ConfigPaths {
  readonly paths: readonly string[];
  readonly isExplicit: boolean;
}

/** @models client-go tools/clientcmd/loader.go ClientConfigLoadingRules, 1.33 */
export function configPaths(process: Process, flag: string): ConfigPaths {
  if (flag !== "") return { paths: [flag], isExplicit: true };
  const listed = process.env.get("KUBECONFIG") ?? "";
  if (listed !== "") {
    return { paths: [...new Set(listed.split(":").filter((path) => path !== ""))], isExplicit: false };
  }
  return { paths: [`${process.env.get("HOME") ?? "/root"}/.kube/config`], isExplicit: false };
}

/** Merges the files: whoever sets a value first wins. Missing files are skipped unless asked for by flag. */
export function* loadKubeconfig(process: Process, { paths, isExplicit }: ConfigPaths): Task<Kubeconfig> {
  const merged = {
    currentContext: "",
    preferences: {} as JsonObject,
    contexts: new Map<string, Entry>(),
    clusters: new Map<string, Entry>(),
    users: new Map<string, Entry>(),
  };
  for (const path of paths) {
    const file = yield* readConfigFile(process, path, isExplicit);
    if (file === undefined) continue;
    if (merged.currentContext === "") merged.currentContext = textOf(file, "current-context");
    for (const { list, field } of sections) addEntries(merged[list], file[list], { field, path });
  }
  return merged;
}

/** The content of one file as it is; undefined if it is missing or empty. */
export function* readConfigFile(
  process: Process,
  path: string,
  mustExist: boolean,
): Task<JsonObject | undefined> {
  let text: string;
  try {
    text = process.access.readText(path);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    if (error.errno === "ENOENT" && !mustExist) return undefined;
    const what =
      error.errno === "ENOENT"
        ? `stat ${path}`
        : `error loading config file ${JSON.stringify(path)}: open ${path}`;
    throw new CommandError(`${what}: ${error.message.toLowerCase()}`);
  }
  const parsed = yield* parseDocument(text);
  if ("error" in parsed) {
    throw new CommandError(
      `error loading config file ${JSON.stringify(path)}: error converting YAML to JSON: ${parsed.error}`,
    );
  }
  if (parsed.value === null || parsed.value === undefined) return undefined;
  if (isObject(parsed.value)) return parsed.value as JsonObject;
  throw new CommandError(
    `error loading config file ${JSON.stringify(path)}: couldn't get version/kind; json parse error: json: cannot unmarshal string into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`,
  );
}

function addEntries(
  entries: Map<string, Entry>,
  list: unknown,
  { field, path }: { readonly field: string; readonly path: string },
): void {
  if (!Array.isArray(list)) return;
  for (const item of list as readonly unknown[]) {
    const name = isObject(item) ? item["name"] : undefined;
    if (typeof name !== "string" || !isObject(item) || entries.has(name)) continue;
    const fields = item[field];
    entries.set(name, { file: path, fields: (isObject(fields) ? fields : {}) as JsonObject });
  }
}
