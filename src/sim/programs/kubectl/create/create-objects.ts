import type { Task } from "../../../kernel/task.ts";
import { pathOf } from "../../../wire/resource.ts";
import { CommandError } from "../../cobra/command.ts";
import { throwAll, withSource } from "../client/kubectl-errors.ts";
import { withLastApplied } from "../apply/last-applied.ts";
import { dryRunOf, validationOf, type DryRun } from "../flags/dry-run.ts";
import { mapManifest } from "../manifest/map-manifests.ts";
import { readManifests, type Manifest } from "../manifest/read-manifests.ts";
import { notSimulated } from "../not-simulated.ts";
import { successPrinter } from "../printers/success-printer.ts";
import { asObject, fieldsOf, type KubeObject } from "../resources/kube-object.ts";
import type { OneTarget } from "../resources/target.ts";
import type { Session } from "../session.ts";

/** `-f` or `-k` must be there, and no other words. */
export function requireFiles(session: Session): void {
  const { flags, args, path } = session;
  if (flags.text("kustomize") !== "") throw notSimulated("kustomize (-k)");
  if (flags.list("filename").length === 0) throw new CommandError("must specify one of -f and -k");
  if (args.length > 0)
    throw new CommandError(`Unexpected args: [${args.join(" ")}]\nSee '${path} -h' for help and examples`);
}

/** Query parameters of every change. */
export function changeQuery(session: Session, dryRun: DryRun): Readonly<Record<string, string | undefined>> {
  const { flags } = session;
  return {
    fieldManager: flags.has("field-manager") ? flags.text("field-manager") : undefined,
    fieldValidation: flags.has("validate") ? validationOf(flags) : undefined,
    dryRun: dryRun === "server" ? "All" : undefined,
  };
}

/** `create -f`: each document on its own, in order; failures are reported at the end. */
export function* createFromFiles(session: Session): Task<number> {
  const { process, flags } = session;
  const dryRun = yield* dryRunOf(session);
  const printer = yield* successPrinter({ invocation: session, dryRun });
  const manifests = yield* readManifests(process, flags.list("filename"), flags.bool("recursive"));
  if (manifests.length === 0) throw new CommandError("no objects passed to create");
  const failures: CommandError[] = [];
  for (const manifest of manifests) {
    try {
      yield* session.print(printer(yield* createOne(session, manifest, dryRun), "created"));
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      failures.push(error);
    }
  }
  if (failures.length === 1 && failures[0] !== undefined) throw failures[0];
  throwAll(failures);
  return 0;
}

function* createOne(session: Session, manifest: Manifest, dryRun: DryRun): Task<KubeObject> {
  const target = yield* mapManifest(session, manifest, validationOf(session.flags));
  const object = session.flags.bool("save-config") ? withLastApplied(target.manifest) : target.manifest;
  if (dryRun === "client") return object;
  try {
    return yield* post(session, target, object, changeQuery(session, dryRun));
  } catch (error) {
    if (error instanceof CommandError) throw withSource("creating", target.source, error);
    throw error;
  }
}

export function* post(
  session: Session,
  { resource, namespace }: Pick<OneTarget, "resource" | "namespace">,
  object: KubeObject,
  query: Readonly<Record<string, string | undefined>>,
): Task<KubeObject> {
  const call = { method: "POST", path: pathOf(resource, { namespace }), body: fieldsOf(object), query };
  return asObject(yield* session.client.json(call));
}
