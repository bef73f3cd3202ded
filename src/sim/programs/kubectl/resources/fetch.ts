import type { Task } from "../../../kernel/task.ts";
import type { JsonObject } from "../../../wire/json.ts";
import { pathOf } from "../../../wire/resource.ts";
import { accepts, type Call } from "../client/client.ts";
import { groupVersion } from "../client/mapper.ts";
import { CommandError } from "../../cobra/command.ts";
import { StatusError, throwReduced } from "../client/kubectl-errors.ts";
import { mapManifest } from "../manifest/map-manifests.ts";
import { readManifests } from "../manifest/read-manifests.ts";
import { notSimulated } from "../not-simulated.ts";
import type { Session } from "../session.ts";
import { asObject, type KubeObject } from "./kube-object.ts";
import { resolveArguments, type ArgumentOptions } from "./resource-arguments.ts";
import type { ListTarget, OneTarget, Target, Targets } from "./target.ts";

/** A target with its object as the server has it. */
export interface Found extends OneTarget {
  readonly object: KubeObject;
}

/** A list's selectors as query parameters. */
export function listQuery({
  labelSelector,
  fieldSelector,
}: Pick<ListTarget, "labelSelector" | "fieldSelector">): Readonly<Record<string, string | undefined>> {
  return { labelSelector: labelSelector || undefined, fieldSelector: fieldSelector || undefined };
}

/** The collection or the object that a target is about. */
export function pathOfTarget(target: Target): string {
  const { resource, namespace } = target;
  return pathOf(resource, target.is === "one" ? { namespace, name: target.name } : { namespace });
}

export function* getObject(
  session: Session,
  target: OneTarget,
  accept: string = accepts.json,
): Task<KubeObject> {
  return asObject(yield* session.client.json({ path: pathOfTarget(target), accept }));
}

/** A list; what is wrong with the selectors is said in kubectl's words, too. */
export function* listJson(session: Session, target: Target, call: Call): Task<JsonObject> {
  try {
    return yield* session.client.json(call);
  } catch (error) {
    const isKnown =
      error instanceof StatusError && (error.reason === "BadRequest" || error.reason === "NotFound");
    if (!isKnown || target.is === "one") throw error;
    const { resource, labelSelector, fieldSelector } = target;
    const group = resource.group === "" ? `/${resource.version}` : groupVersion(resource);
    const subject = JSON.stringify(`${group}, Resource=${resource.plural}`);
    const selectors = `that match label selector ${JSON.stringify(labelSelector)}, field selector ${JSON.stringify(fieldSelector)}`;
    const message =
      labelSelector + fieldSelector === ""
        ? `Unable to list ${subject}`
        : `Unable to find ${subject} ${selectors}`;
    throw new StatusError({ ...error.status, message: `${message}: ${error.message}` });
  }
}

/** The objects of a list, with the kind and version that items of lists leave out. */
export function* listObjects(session: Session, target: ListTarget, limit = 500): Task<readonly KubeObject[]> {
  const { resource } = target;
  const objects: KubeObject[] = [];
  let token: string | undefined;
  do {
    const query = { ...listQuery(target), limit: limit === 0 ? undefined : String(limit), continue: token };
    const list = yield* listJson(session, target, { path: pathOfTarget(target), query });
    const apiVersion = resource.group === "" ? resource.version : `${resource.group}/${resource.version}`;
    const items = (list["items"] ?? []) as readonly JsonObject[];
    objects.push(...items.map((item) => asObject({ apiVersion, kind: resource.kind, ...item })));
    token = ((list["metadata"] as JsonObject | undefined)?.["continue"] as string | undefined) || undefined;
  } while (token !== undefined);
  return objects;
}

/** What a command line names, and manifests that could not be read. */
export type Named = Pick<Targets, "targets"> & { readonly errors: readonly CommandError[] };

/** What `-f` names, or what the arguments name. Manifests that are wrong come as errors, to be shown at the end. */
export function* resolveTargets(
  session: Session,
  options: ArgumentOptions,
): Task<Targets & { readonly errors: readonly CommandError[] }> {
  const { flags, process, args } = session;
  const names = flags.has("filename") ? flags.list("filename") : [];
  if (flags.has("kustomize") && flags.text("kustomize") !== "") throw notSimulated("kustomize (-k)");
  if (names.length === 0) return { ...(yield* resolveArguments(session, args, options)), errors: [] };
  if (args.length > 0)
    throw new CommandError(
      "when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well",
    );
  const targets: Target[] = [];
  const errors: CommandError[] = [];
  for (const manifest of yield* readManifests(process, names, flags.bool("recursive"))) {
    try {
      targets.push(yield* mapManifest(session, manifest, "Ignore"));
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      errors.push(error);
    }
  }
  return { targets, errors, isSingle: targets.length === 1 };
}

/** Every object that the targets come to, as the server has it now, in order; `visit` is called for each. */
export function* visitObjects(
  session: Session,
  { targets, errors }: { readonly targets: readonly Target[]; readonly errors: readonly CommandError[] },
  visit: (found: Found) => Task<void>,
): Task<number> {
  const failures = [...errors];
  let count = 0;
  for (const target of targets) {
    try {
      for (const found of yield* expand(session, target)) {
        count++;
        yield* attempt(visit(found), failures);
      }
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      failures.push(error);
    }
  }
  throwReduced(failures);
  return count;
}

function* attempt(task: Task<void>, failures: CommandError[]): Task<void> {
  try {
    yield* task;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    failures.push(error);
  }
}

export function* expand(session: Session, target: Target): Task<readonly Found[]> {
  if (target.is === "one") return [{ ...target, object: yield* getObject(session, target) }];
  const objects = yield* listObjects(session, target);
  return objects.map((object) => ({
    is: "one",
    resource: target.resource,
    namespace: object.metadata?.namespace ?? "",
    name: object.metadata?.name ?? "",
    source: "",
    object,
  }));
}

/** The message of commands that want resources and got none. */
export function nothingNamed(): CommandError {
  return new CommandError(
    "You must provide one or more resources by argument or filename.\nExample resource specifications include:\n   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n   '<resource> <name>'\n   '<resource>'",
  );
}
