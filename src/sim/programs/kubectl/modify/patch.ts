import { SystemError } from "../../../host/errno.ts";
import type { Task } from "../../../kernel/task.ts";
import { jsonEqual, type Json } from "../../../wire/json.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { completeResources } from "../completion/complete-resources.ts";
import { dryRunFlag, fieldManagerFlag, filenameFlags, localFlag, printFlags } from "../flags/common-flags.ts";
import { dryRunOf } from "../flags/dry-run.ts";
import { StatusError } from "../client/kubectl-errors.ts";
import { jsonComplaint } from "../manifest/json-complaint.ts";
import { parseDocument } from "../manifest/parse-document.ts";
import { notSimulated } from "../not-simulated.ts";
import { successPrinter } from "../printers/success-printer.ts";
import { nothingNamed, resolveTargets, visitObjects } from "../resources/fetch.ts";
import { fieldsOf } from "../resources/kube-object.ts";
import { withSession, type Session } from "../session.ts";
import { patchTypes, sendPatch } from "./patch-object.ts";

/** @models staging/src/k8s.io/kubectl/pkg/cmd/patch/patch.go, 1.33 */
export const patch: CommandSpec = {
  use: "patch (-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE]",
  group: "Advanced Commands:",
  short: "Update fields of a resource",
  long: "Update fields of a resource with a strategic merge patch, a JSON merge patch or a JSON patch.\n\nPatches may be JSON or YAML.",
  examples: [
    '# Three replicas\nkubectl patch deployment web -p \'{"spec":{"replicas":3}}\'',
    '# With a JSON patch\nkubectl patch pod web --type=json -p=\'[{"op":"replace","path":"/spec/containers/0/image","value":"nginx:1.28"}]\'',
  ],
  flags: [
    ...printFlags,
    ...filenameFlags("File, directory or - (standard input) with the object to patch"),
    dryRunFlag,
    fieldManagerFlag("kubectl-patch"),
    localFlag,
    { name: "patch", short: "p", type: "string", usage: "The patch." },
    { name: "patch-file", type: "string", usage: "A file with the patch." },
    { name: "subresource", type: "string", usage: "Patch this subresource of the object." },
    {
      name: "type",
      type: "string",
      default: "strategic",
      values: ["strategic", "merge", "json"],
      usage: "The type of the patch; one of [json merge strategic]",
    },
  ],
  complete: completeResources({ single: true }),
  *run(invocation) {
    const { flags } = invocation;
    if (flags.text("patch") === "" && flags.text("patch-file") === "") {
      throw new CommandError("must specify --patch or --patch-file containing the contents of the patch");
    }
    if (flags.text("patch") !== "" && flags.text("patch-file") !== "") {
      throw new CommandError("cannot specify --patch and --patch-file together");
    }
    if (!(flags.text("type") in patchTypes)) {
      throw new CommandError(
        `--type must be one of [json merge strategic], not ${JSON.stringify(flags.text("type"))}`,
      );
    }
    return yield* withSession(run)(invocation);
  },
};

function* run(session: Session): Task<number> {
  const { flags, args } = session;
  if (flags.bool("local")) throw notSimulated("--local");
  const body = yield* readPatch(session);
  if (args.length === 0 && flags.list("filename").length === 0) throw nothingNamed();
  const named = yield* resolveTargets(session, {});
  const dryRun = yield* dryRunOf(session);
  const say = yield* successPrinter({ invocation: session, dryRun });
  const subresource = flags.text("subresource");
  const type = flags.text("type") as keyof typeof patchTypes;
  yield* visitObjects(session, named, function* (found) {
    if (dryRun === "client") {
      yield* session.print(say(found.object, "patched"));
      return;
    }
    const after = yield* sendPatch(session, found, {
      type,
      body,
      dryRun,
      ...(subresource === "" ? {} : { subresource }),
    });
    const isSame = jsonEqual(fieldsOf(found.object), fieldsOf(after));
    yield* session.print(say(after, isSame ? "patched (no change)" : "patched"));
  });
  return 0;
}

function* readPatch({ flags, process }: Session): Task<Json> {
  const path = flags.text("patch-file");
  const text = path === "" ? flags.text("patch") : readFile(process, path);
  const parsed = yield* parseDocument(text);
  if ("error" in parsed && /^\s*[{[]/.test(text)) throw refusedJson(text);
  if ("error" in parsed) throw new CommandError(`unable to parse ${JSON.stringify(text)}: ${parsed.error}`);
  return parsed.value as Json;
}

/** What looks like JSON goes to the server as it is, and is refused there. */
function refusedJson(text: string): StatusError {
  const message = jsonComplaint(text).replace(/^json: (offset \d+: )?/, "");
  return new StatusError({
    apiVersion: "v1",
    kind: "Status",
    metadata: {},
    status: "Failure",
    reason: "BadRequest",
    message,
    code: 400,
  });
}

function readFile(process: Session["process"], path: string): string {
  try {
    return process.access.readText(path);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    throw new CommandError(`unable to read patch file: open ${path}: ${error.message.toLowerCase()}`);
  }
}
