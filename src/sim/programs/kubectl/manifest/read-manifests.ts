import type { Process } from "../../../host/process.ts";
import type { Task } from "../../../kernel/task.ts";
import { isObject, type Json } from "../../../wire/json.ts";
import { CommandError } from "../../cobra/command.ts";
import { asObject, type KubeObject } from "../resources/kube-object.ts";
import { jsonComplaint } from "./json-complaint.ts";
import { parseDocument } from "./parse-document.ts";
import { readFiles, type SourceFile } from "./read-files.ts";
import { splitDocuments } from "./split-documents.ts";

/** A document of a manifest, or what is wrong with it. */
export type Manifest =
  | { readonly source: string; readonly object: KubeObject; readonly document: unknown }
  | { readonly source: string; readonly error: CommandError };

const documentsMax = 10_000;

/** All documents of the files in order, Lists taken apart. What cannot be read stands in its place as an error. */
export function* readManifests(
  process: Process,
  names: readonly string[],
  recursive: boolean,
): Task<readonly Manifest[]> {
  const manifests: Manifest[] = [];
  for (const file of yield* readFiles(process, names, recursive)) {
    manifests.push(...(yield* manifestsOf(file)));
    if (manifests.length > documentsMax) throw new CommandError(`more than ${documentsMax} objects`);
  }
  return manifests;
}

function* manifestsOf({ name, text }: SourceFile): Task<readonly Manifest[]> {
  if (/^\s*\{/.test(text)) return yield* jsonManifests(name, text);
  const manifests: Manifest[] = [];
  for (const document of splitDocuments(text)) {
    const parsed = yield* parseDocument(document.text);
    if ("error" in parsed)
      return [...manifests, broken(name, `error converting YAML to JSON: ${parsed.error}`)];
    if (parsed.value === null || parsed.value === undefined) continue;
    manifests.push(...flatten(name, parsed.value));
  }
  return manifests;
}

/** Files that begin with a brace are JSON, and several objects may follow one another. */
function* jsonManifests(name: string, text: string): Task<readonly Manifest[]> {
  try {
    return flatten(name, JSON.parse(text));
  } catch {
    // YAML in flow style, and what is not JSON either.
    const parsed = yield* parseDocument(text);
    const isValue = "value" in parsed && isObject(parsed.value);
    return isValue && /^\s*\{\s*"/.test(text)
      ? flatten(name, parsed.value)
      : [broken(name, jsonComplaint(text))];
  }
}

function broken(source: string, why: string): Manifest {
  return { source, error: new CommandError(`error parsing ${source}: ${why}`) };
}

function flatten(source: string, document: unknown): readonly Manifest[] {
  const items =
    isObject(document) && String(document["kind"]).endsWith("List") ? document["items"] : undefined;
  if (!Array.isArray(items)) return [{ source, object: asObject(document as Json), document }];
  return (items as readonly Json[]).map((item) => ({ source, object: asObject(item), document: item }));
}
