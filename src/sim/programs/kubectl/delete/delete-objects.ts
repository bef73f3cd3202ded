import type { Task } from "../../../kernel/task.ts";
import type { JsonObject } from "../../../wire/json.ts";
import { CommandError } from "../../cobra/command.ts";
import { isNotFound, throwReduced, withSource } from "../client/kubectl-errors.ts";
import { groupVersion } from "../client/mapper.ts";
import { dryRunSuffix } from "../flags/dry-run.ts";
import { kindWithGroup } from "../printers/object-printer.ts";
import { listObjects, pathOfTarget } from "../resources/fetch.ts";
import type { OneTarget, Target } from "../resources/target.ts";
import type { Session } from "../session.ts";
import { deleteBody, type DeleteOptions } from "./delete-options.ts";
import { waitUntilGone, type Awaited } from "./wait-until-gone.ts";

/** Deletes everything, one line for each, and waits at the end. The result is how many objects there were. */
export function* deleteObjects(
  session: Session,
  { targets, errors }: { readonly targets: readonly Target[]; readonly errors: readonly CommandError[] },
  options: DeleteOptions,
): Task<number> {
  const failures: CommandError[] = [...errors];
  const deleted: Awaited[] = [];
  let found = 0;
  for (const one of yield* expandAll(session, targets, failures)) {
    found++;
    try {
      const awaited = yield* deleteOne(session, one, options);
      yield* session.print(line(session, one, options));
      if (awaited !== undefined) deleted.push(awaited);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      if (isNotFound(error) && options.ignoresMissing) found--;
      else failures.push(withSource("deleting", one.source, error));
    }
  }
  throwReduced(failures);
  if (options.waits && options.dryRun === "none") {
    for (const target of deleted) yield* waitUntilGone(session, target, options.timeout);
  }
  return found;
}

function* expandAll(
  session: Session,
  targets: readonly Target[],
  failures: CommandError[],
): Task<readonly OneTarget[]> {
  const all: OneTarget[] = [];
  for (const target of targets) {
    if (target.is === "one") {
      all.push(target);
      continue;
    }
    try {
      for (const { metadata } of yield* listObjects(session, target)) {
        const { namespace = "", name = "" } = metadata ?? {};
        all.push({ is: "one", resource: target.resource, namespace, name, source: "" });
      }
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      failures.push(error);
    }
  }
  return all;
}

/** What is to be waited for. */
function* deleteOne(session: Session, target: OneTarget, options: DeleteOptions): Task<Awaited | undefined> {
  if (!target.resource.namespaced && session.namespaceIsEnforced) {
    yield* session.complain(
      "Warning: deleting cluster-scoped resources, not scoped to the provided namespace\n",
    );
  }
  if (options.gracePeriod === 0 && options.isForced) {
    yield* session.complain(
      "Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n",
    );
  }
  if (options.dryRun === "client") return undefined;
  const answer = yield* session.client.json({
    method: "DELETE",
    path: pathOfTarget(target),
    body: deleteBody(options),
  });
  const { uid } = ((answer["kind"] === "Status" ? answer["details"] : answer["metadata"]) ??
    {}) as JsonObject;
  return { ...target, uid: typeof uid === "string" ? uid : undefined };
}

/** `pod "web" deleted`, `deployment.apps "web" force deleted (dry run)`. */
function line(session: Session, { resource, name }: OneTarget, options: DeleteOptions): string {
  const kind = kindWithGroup({ apiVersion: groupVersion(resource), kind: resource.kind });
  if (session.flags.text("output") === "name") return `${kind}/${name}\n`;
  const done = options.gracePeriod === 0 ? "force deleted" : "deleted";
  return `${kind} ${JSON.stringify(name)} ${done}${dryRunSuffix(options.dryRun)}\n`;
}
