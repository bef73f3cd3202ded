import type { Task } from "../../../kernel/task.ts";
import { isObject, jsonEqual, type Json } from "../../../wire/json.ts";
import { printYaml } from "../../../wire/yaml.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { PlainError, SilentExit, StatusError } from "../client/kubectl-errors.ts";
import { completeResources } from "../completion/complete-resources.ts";
import {
  fieldManagerFlag,
  filenameFlags,
  printFlags,
  saveConfigFlag,
  validateFlag,
  windowsFlag,
} from "../flags/common-flags.ts";
import { parseDocument } from "../manifest/parse-document.ts";
import { patchBetween, sendPatch, type ObjectPatch } from "../modify/patch-object.ts";
import { notSimulated } from "../not-simulated.ts";
import { jsonText } from "../printers/json-text.ts";
import { kindAndName } from "../printers/object-printer.ts";
import { asObject, fieldsOf, withoutManagedFields, type KubeObject } from "../resources/kube-object.ts";
import { expand, nothingNamed, resolveTargets, type Found } from "../resources/fetch.ts";
import { withSession, type Session } from "../session.ts";
import { qualified } from "../../../wire/resource.ts";
import { editText } from "./editor.ts";

/** @models staging/src/k8s.io/kubectl/pkg/cmd/edit/edit.go, 1.33 */
export const edit: CommandSpec = {
  use: "edit (RESOURCE/NAME | -f FILENAME)",
  group: "Basic Commands (Intermediate):",
  short: "Edit a resource on the server",
  long: "Edit a resource from the default editor.\n\nThe editor is what KUBE_EDITOR or EDITOR names, or vi. When it ends, what has changed is sent to the server. If the server refuses it, the editor opens again with the reason above the text.",
  examples: [
    "# Edit a deployment\nkubectl edit deployment/web",
    "# With nano\nKUBE_EDITOR=nano kubectl edit svc/web",
  ],
  flags: [
    ...printFlags,
    ...filenameFlags("File, directory or - (standard input) with the object to edit"),
    fieldManagerFlag("kubectl-edit"),
    saveConfigFlag,
    validateFlag,
    windowsFlag,
    { name: "output-patch", type: "bool", usage: "Print the patch, too." },
    { name: "subresource", type: "string", usage: "Edit this subresource of the object." },
  ],
  complete: completeResources(),
  run: withSession(run),
};

const header = `# Please edit the object below. Lines beginning with a '#' will be ignored,
# and an empty file will abort the edit. If an error occurs while saving this file will be
# reopened with the relevant failures.
#
`;

function* run(session: Session): Task<number> {
  const { flags, args } = session;
  for (const name of ["subresource", "save-config", "windows-line-endings"])
    if (flags.changed(name)) throw notSimulated(`edit --${name}`);
  if (args.length === 0 && flags.list("filename").length === 0) throw nothingNamed();
  const named = yield* resolveTargets(session, { selectsAll: true });
  const [target, ...others] = named.targets;
  if (named.errors[0] !== undefined) throw named.errors[0];
  if (target === undefined) return 0;
  const [found, ...more] = yield* expand(session, target);
  if (others.length > 0 || more.length > 0) throw notSimulated("editing several objects at once");
  if (found === undefined) throw new PlainError("edit cancelled, no objects found");
  const original = withoutManagedFields(found.object);
  const patchTo = (edited: KubeObject): Task<ObjectPatch | undefined> =>
    patchBetween(found.resource, original, edited);
  yield* editUntilSaved(session, { found, original, patchTo });
  return 0;
}

/** What is edited, and what becomes of it. */
export interface Editing {
  readonly found: Found;
  readonly original: KubeObject;
  /** What is to be sent; undefined if there is nothing to do. */
  readonly patchTo: (edited: KubeObject) => Task<ObjectPatch | undefined>;
}

/** One opening of the editor: the text, and what was wrong with it the time before. */
interface Attempt {
  readonly text: string;
  readonly reasons: readonly string[];
  /** The file of the time before, if it had an error. */
  readonly failedPath?: string;
}

/** Opens the editor until what is in the file can be saved, or nothing has changed in it. */
export function* editUntilSaved(session: Session, editing: Editing): Task<void> {
  const { original } = editing;
  const first =
    session.flags.text("output") === "json" ? jsonText(fieldsOf(original)) : printYaml(fieldsOf(original));
  let attempt: Attempt = { text: first, reasons: [] };
  for (;;) {
    const before = header + attempt.reasons.map((line) => `${line}\n`).join("") + attempt.text;
    const { path, text } = yield* editText(session.process, before);
    const body = withoutComments(text);
    if (body.trim() === "" || body === withoutComments(first) || text === before) {
      yield* cancel(session, { attempt, path, isSame: text === before || body === withoutComments(first) });
      return;
    }
    const next = yield* trySave(session, editing, body);
    if (next === undefined) {
      session.process.access.unlink(path);
      return;
    }
    attempt = { text: body, reasons: next, failedPath: path };
  }
}

interface Cancelled {
  readonly attempt: Attempt;
  readonly path: string;
  readonly isSame: boolean;
}

/** The text was left as it was, or emptied. What could not be saved before is kept. */
function* cancel(session: Session, { attempt, path, isSame }: Cancelled): Task<void> {
  if (attempt.failedPath !== undefined) {
    yield* session.complain(`A copy of your changes has been stored to ${JSON.stringify(path)}\n`);
    throw new CommandError("Edit cancelled, no valid changes were saved.");
  }
  session.process.access.unlink(path);
  yield* session.complain(
    isSame ? "Edit cancelled, no changes made.\n" : "Edit cancelled, saved file was empty.\n",
  );
}

function withoutComments(text: string): string {
  return text
    .split("\n")
    .filter((line) => !line.trimStart().startsWith("#"))
    .join("\n");
}

/** Undefined if it is saved; otherwise the comment that says why not. */
function* trySave(
  session: Session,
  { found, original, patchTo }: Editing,
  body: string,
): Task<readonly string[] | undefined> {
  const name = JSON.stringify(found.name);
  const subject = `${qualified(found.resource)} ${name}`;
  const parsed = yield* parseDocument(body);
  if ("error" in parsed)
    return [
      "# The edited file had a syntax error: error parsing edited-file: error converting YAML to JSON: " +
        parsed.error,
      "#",
    ];
  if (!isObject(parsed.value))
    return [
      "# The edited file had a syntax error: unable to get type info from the object: Object 'Kind' is missing",
      "#",
    ];
  const edited = asObject(parsed.value as Json);
  if (edited.metadata?.name !== found.name) {
    throw new CommandError(`At least one of apiVersion, kind and name was changed`);
  }
  const isSame = jsonEqual(fieldsOf(edited), fieldsOf(original));
  const patch = isSame ? undefined : yield* patchTo(edited);
  if (patch === undefined) {
    yield* session.print(`${kindAndName(original)} skipped\n`);
    return undefined;
  }
  try {
    const object = yield* sendPatch(session, found, { ...patch, dryRun: "none" });
    if (session.flags.bool("output-patch")) yield* session.print(`Patch: ${JSON.stringify(patch.body)}\n`);
    yield* session.print(`${kindAndName(object)} edited\n`);
    return undefined;
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    return reasonsOf(subject, error);
  }
}

/** @models staging/src/k8s.io/kubectl/pkg/cmd/util/editor/editoptions.go recordFor and addError, 1.33 */
function reasonsOf(subject: string, error: StatusError): readonly string[] {
  if (error.reason !== "Invalid") {
    if (error.reason === "NotFound") throw new SilentExit(1);
    return [`# ${subject} could not be patched: ${error.message}`, "#"];
  }
  const causes = (error.status.details?.causes ?? []).map(
    ({ field = "", message = "" }) => `# * ${field}: ${message}`,
  );
  return [`# ${subject} was not valid:`, ...causes, "#"];
}
