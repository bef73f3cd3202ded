import type { Node } from "kubernetes-types/core/v1";
import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { usageError } from "../client/kubectl-errors.ts";
import { completeNamesOf } from "../completion/complete-resources.ts";
import { dryRunFlag, selectorFlag } from "../flags/common-flags.ts";
import { dryRunOf, dryRunSuffix } from "../flags/dry-run.ts";
import { patchTypes } from "../modify/patch-object.ts";
import { pathOfTarget, visitObjects, type Found } from "../resources/fetch.ts";
import { resolveArguments } from "../resources/resource-arguments.ts";
import type { Targets } from "../resources/target.ts";
import { withSession, type Session } from "../session.ts";

function cordonCommand(name: "cordon" | "uncordon", unschedulable: boolean): CommandSpec {
  return {
    use: `${name} NODE`,
    group: "Cluster Management Commands:",
    short: unschedulable ? "Mark node as unschedulable" : "Mark node as schedulable",
    examples: [
      unschedulable
        ? "# No new pods on this node\nkubectl cordon worker"
        : "# Pods may come again\nkubectl uncordon worker",
    ],
    flags: [dryRunFlag, selectorFlag],
    complete: completeNamesOf("nodes"),
    run: withSession(function* (session) {
      const named = yield* nodesNamed(session, name);
      yield* visitObjects(session, { ...named, errors: [] }, (found) =>
        cordonNode(session, found, unschedulable),
      );
      return 0;
    }),
  };
}

/** @models staging/src/k8s.io/kubectl/pkg/cmd/drain/drain.go, 1.33 */
export const cordon: CommandSpec = cordonCommand("cordon", true);
export const uncordon: CommandSpec = cordonCommand("uncordon", false);

/** The nodes of the arguments or of the selector. */
export function* nodesNamed(session: Session, command: string): Task<Targets> {
  const { args, flags, path } = session;
  const selector = flags.text("selector");
  if (args.length === 0 && selector === "") throw usageError(path, `USAGE: ${command} NODE [flags]`);
  if (args.length > 0 && selector !== "")
    throw new CommandError("error: cannot specify both a node name and a --selector option");
  if (selector !== "") return yield* resolveArguments(session, ["nodes"], { labelSelector: selector });
  return yield* resolveArguments(session, args, { defaultType: "nodes" });
}

/** Sets spec.unschedulable and says so. */
export function* cordonNode(session: Session, found: Found, unschedulable: boolean): Task<void> {
  const { spec } = found.object as unknown as Node;
  const dryRun = yield* dryRunOf(session);
  const word = unschedulable ? "cordoned" : "uncordoned";
  if ((spec?.unschedulable === true) === unschedulable) {
    yield* session.print(`node/${found.name} already ${word}${dryRunSuffix(dryRun)}\n`);
    return;
  }
  if (dryRun !== "client") {
    yield* session.client.json({
      method: "PATCH",
      path: pathOfTarget(found),
      body: { spec: { unschedulable: unschedulable ? true : null } },
      contentType: patchTypes.strategic,
      query: { dryRun: dryRun === "server" ? "All" : undefined },
    });
  }
  yield* session.print(`node/${found.name} ${word}${dryRunSuffix(dryRun)}\n`);
}
