import type { Pod } from "kubernetes-types/core/v1";
import type { Task } from "../../../kernel/task.ts";
import { second } from "../../../kernel/time.ts";
import type { Json } from "../../../wire/json.ts";
import { formatGoDuration } from "../../../wire/duration.ts";
import { pathOf } from "../../../wire/resource.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { isNotFound, SilentExit, StatusError } from "../client/kubectl-errors.ts";
import { completeNamesOf } from "../completion/complete-resources.ts";
import { dryRunFlag, selectorFlag } from "../flags/common-flags.ts";
import { dryRunOf, dryRunSuffix, type DryRun } from "../flags/dry-run.ts";
import { waitUntilGone } from "../delete/wait-until-gone.ts";
import { notSimulated } from "../not-simulated.ts";
import { listObjects, visitObjects, type Found } from "../resources/fetch.ts";
import type { ApiResource } from "../client/discovery.ts";
import { withSession, type Session } from "../session.ts";
import { cordonNode, nodesNamed } from "./cordon.ts";
import { planDrain } from "./drain-filters.ts";

/** @models staging/src/k8s.io/kubectl/pkg/cmd/drain/drain.go RunDrain, 1.33 */
export const drain: CommandSpec = {
  use: "drain NODE",
  group: "Cluster Management Commands:",
  short: "Drain node in preparation for maintenance",
  long: "Drain node in preparation for maintenance.\n\nNo new pods are put on the node, and its pods are evicted, except those of daemon sets and mirror pods. Without --force nothing happens if a pod has no controller that would replace it.",
  examples: [
    "# Empty a node\nkubectl drain worker --ignore-daemonsets",
    "# Even pods without a controller\nkubectl drain worker --ignore-daemonsets --force",
  ],
  flags: [
    dryRunFlag,
    selectorFlag,
    {
      name: "chunk-size",
      type: "int64",
      default: "500",
      usage: "Ask for long lists in parts of this size; 0 asks for all at once.",
    },
    { name: "delete-emptydir-data", type: "bool", usage: "Go on if pods use emptyDir, whose data is lost." },
    { name: "disable-eviction", type: "bool", usage: "Delete pods instead of evicting them." },
    { name: "force", type: "bool", usage: "Go on if pods have no controller." },
    {
      name: "grace-period",
      type: "int",
      default: "-1",
      usage: "Seconds that pods have to end; a negative value leaves it to the pod.",
    },
    { name: "ignore-daemonsets", type: "bool", usage: "Leave the pods of daemon sets where they are." },
    { name: "pod-selector", type: "string", usage: "Only pods with these labels" },
    {
      name: "skip-wait-for-delete-timeout",
      type: "int",
      default: "0",
      usage: "Do not wait for pods that are terminating for longer than this.",
    },
    { name: "timeout", type: "duration", default: "0s", usage: "How long to wait; zero for ever" },
  ],
  complete: completeNamesOf("nodes"),
  run: withSession(run),
};

function* run(session: Session): Task<number> {
  const { flags } = session;
  for (const name of ["disable-eviction", "skip-wait-for-delete-timeout"])
    if (flags.changed(name)) throw notSimulated(`drain --${name}`);
  const named = yield* nodesNamed(session, "drain");
  const cordoned: Found[] = [];
  yield* visitObjects(session, { ...named, errors: [] }, function* (found) {
    yield* cordonNode(session, found, true);
    cordoned.push(found);
  });
  for (const node of cordoned) yield* drainNode(session, node);
  return 0;
}

function* drainNode(session: Session, { name }: Found): Task<void> {
  const { flags } = session;
  const resource = (yield* session.mapper()).byWord("pods");
  const fieldSelector = `spec.nodeName=${name}`;
  const target = {
    is: "list",
    resource,
    namespace: "",
    labelSelector: flags.text("pod-selector"),
    fieldSelector,
  } as const;
  const pods = (yield* listObjects(session, target)) as unknown as readonly Pod[];
  const plan = planDrain(pods, {
    force: flags.bool("force"),
    ignoreDaemonSets: flags.bool("ignore-daemonsets"),
    deleteEmptyDirData: flags.bool("delete-emptydir-data"),
  });
  if (plan.errors.length > 0) yield* refuse(session, name, plan.errors);
  if (plan.warnings !== "") yield* session.complain(`Warning: ${plan.warnings}\n`);
  const dryRun = yield* dryRunOf(session);
  const late = yield* evictAll(session, resource, { pods: plan.evict, dryRun });
  const evicted = plan.evict.filter((pod) => !late.includes(pod));
  for (const pod of dryRun === "none" ? evicted : []) yield* waitForEnd(session, resource, pod);
  const limit = formatGoDuration(flags.number("timeout"));
  const errors = late.map((pod) => `${subjectOf(pod)}: global timeout reached: ${limit}`);
  if (errors.length > 0) yield* refuse(session, name, errors);
  yield* session.print(`node/${name} drained${dryRunSuffix(dryRun)}\n`);
}

function* refuse(session: Session, name: string, errors: readonly string[]): Task<never> {
  const all = errors.length === 1 ? errors[0] : `[${errors.join(", ")}]`;
  yield* session.complain(
    `error: unable to drain node ${JSON.stringify(name)} due to error: ${all}, continuing command...\nThere are pending nodes to be drained:\n ${name}\n${errors.map((line) => `${line}\n`).join("")}`,
  );
  throw new SilentExit(1);
}

interface Evicting {
  readonly pods: readonly Pod[];
  readonly dryRun: DryRun;
}

/** A disruption budget that is used up is asked again every five seconds. The pods that it held until the timeout. */
function* evictAll(
  session: Session,
  resource: ApiResource,
  { pods, dryRun }: Evicting,
): Task<readonly Pod[]> {
  const { kernel } = session.process;
  const timeout = session.flags.number("timeout");
  const deadline = timeout > 0 ? kernel.now + timeout : Number.POSITIVE_INFINITY;
  for (let pending = pods; ; yield* kernel.sleep(5 * second)) {
    const busy: Pod[] = [];
    for (const pod of pending) {
      const { namespace = "", name = "" } = pod.metadata ?? {};
      yield* session.print(`evicting pod ${namespace}/${name}${dryRunSuffix(dryRun)}\n`);
      if (dryRun !== "none" || kernel.now >= deadline) continue;
      if (!(yield* evict(session, resource, pod))) busy.push(pod);
    }
    if (kernel.now >= deadline) return pending;
    if (busy.length === 0) return [];
    pending = busy;
  }
}

function subjectOf({ metadata }: Pod): string {
  const { name = "", namespace = "" } = metadata ?? {};
  return `error when evicting pods/${JSON.stringify(name)} -n ${JSON.stringify(namespace)}`;
}

/** Whether the pod's disruption budget lets it go. */
function* evict(session: Session, resource: ApiResource, pod: Pod): Task<boolean> {
  const { metadata } = pod;
  const { name = "", namespace = "" } = metadata ?? {};
  const grace = session.flags.number("grace-period");
  const body: Json = {
    apiVersion: "policy/v1",
    kind: "Eviction",
    metadata: { name, namespace },
    deleteOptions: grace >= 0 ? { gracePeriodSeconds: grace } : {},
  };
  const path = pathOf(resource, { namespace, name, subresource: "eviction" });
  const error = yield* attempt(session, path, body);
  if (error === undefined) return true;
  const isBusy = error instanceof StatusError && error.reason === "TooManyRequests";
  if (!isBusy) throw new CommandError(`${subjectOf(pod)}: ${error.message}`);
  yield* session.complain(`${subjectOf(pod)} (will retry after 5s): ${error.message}\n`);
  return false;
}

/** Why the eviction was refused; a pod that is gone counts as evicted. */
function* attempt(session: Session, path: string, body: Json): Task<CommandError | undefined> {
  try {
    yield* session.client.json({ method: "POST", path, body });
    return undefined;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    if (error instanceof CommandError) return error;
    throw error;
  }
}

function* waitForEnd(session: Session, resource: ApiResource, { metadata }: Pod): Task<void> {
  const { name = "", namespace = "", uid } = metadata ?? {};
  yield* waitUntilGone(
    session,
    { is: "one", resource, namespace, name, source: "", uid },
    session.flags.number("timeout"),
  );
  yield* session.print(`pod/${name} evicted\n`);
}
