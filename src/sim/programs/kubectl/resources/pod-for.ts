import type { Container, Pod } from "kubernetes-types/core/v1";
import type { LabelSelector } from "kubernetes-types/meta/v1";
import type { Task } from "../../../kernel/task.ts";
import { formatSelector } from "../../../wire/label-selector.ts";
import { CommandError } from "../../cobra/command.ts";
import type { Session } from "../session.ts";
import { expand, listObjects } from "./fetch.ts";
import { resolveArguments } from "./resource-arguments.ts";
import type { KubeObject } from "./kube-object.ts";

const defaultContainerKey = "kubectl.kubernetes.io/default-container";

export function asPod(object: KubeObject): Pod {
  return object as unknown as Pod;
}

/** The objects that `POD`, `TYPE/NAME` or `TYPE NAME` name. */
export function* namedObject(session: Session, words: readonly string[]): Task<KubeObject> {
  const { targets } = yield* resolveArguments(session, words, { defaultType: "pods" });
  const [target] = targets;
  if (target === undefined || targets.length > 1) throw new CommandError("expected a resource");
  const [found] = yield* expand(session, target);
  if (found === undefined) throw new CommandError("expected a resource");
  return found.object;
}

/** The pods of what has pods: a workload's, by its selector; a pod itself. */
export function* podsOf(session: Session, object: KubeObject): Task<readonly Pod[]> {
  if (object.kind === "Pod") return [asPod(object)];
  const selector = selectorOf(object);
  if (selector === undefined)
    throw new CommandError(`cannot attach to *${object.kind ?? ""}: selector is not implemented`);
  const { metadata } = object;
  const mapper = yield* session.mapper();
  const resource = mapper.byWord("pods");
  const target = {
    is: "list",
    resource,
    namespace: metadata?.namespace ?? "",
    labelSelector: selector,
    fieldSelector: "",
  } as const;
  return (yield* listObjects(session, target)).map((pod) => asPod(pod));
}

/** As text for a list; undefined for kinds that have no pods. */
export function selectorOf(object: KubeObject): string | undefined {
  const { spec } = object as { readonly spec?: { readonly selector?: unknown } };
  const selector = spec?.selector;
  if (typeof selector !== "object" || selector === null) return undefined;
  const isMap = object.kind === "Service" || object.kind === "ReplicationController";
  const labels = isMap
    ? { matchLabels: selector as Readonly<Record<string, string>> }
    : (selector as LabelSelector);
  return formatSelector(labels);
}

/** One pod out of several, and a note that there were others. Running and ready ones first, then the oldest. */
export function* firstPod(session: Session, object: KubeObject): Task<Pod> {
  const pods = yield* podsOf(session, object);
  const [first] = pods.toSorted((one, other) => rank(one) - rank(other));
  if (first === undefined) throw new CommandError("timed out waiting for the condition");
  if (pods.length > 1)
    yield* session.complain(`Found ${pods.length} pods, using pod/${first.metadata?.name ?? ""}\n`);
  return first;
}

function rank({ status, spec }: Pod): number {
  const isReady =
    status?.conditions?.some(({ type, status: state }) => type === "Ready" && state === "True") === true;
  return (spec?.nodeName === undefined ? 4 : 0) + (status?.phase === "Running" ? 0 : 2) + (isReady ? 0 : 1);
}

export function allContainers({ spec }: Pod): readonly Pick<Container, "name">[] {
  const ephemeral = (spec?.ephemeralContainers ?? []) as readonly Pick<Container, "name">[];
  return [...(spec?.initContainers ?? []), ...(spec?.containers ?? []), ...ephemeral];
}

/**
 * The container that is meant: the given one, the annotated one, or the first, with a note if there are more.
 * @models staging/src/k8s.io/kubectl/pkg/cmd/util/podcmd/podcmd.go FindOrDefaultContainerByName, 1.33
 */
export function* containerFor(session: Session, pod: Pod, given: string): Task<string> {
  const names = allContainers(pod).map(({ name }) => name);
  const { name: podName = "", annotations } = pod.metadata ?? {};
  if (given !== "") {
    if (names.includes(given)) return given;
    throw new CommandError(`container ${given} is not valid for pod ${podName}`);
  }
  const annotated = annotations?.[defaultContainerKey];
  if (annotated !== undefined && names.includes(annotated)) return annotated;
  const first = pod.spec?.containers[0]?.name ?? "";
  if (names.length > 1)
    yield* session.complain(`Defaulted container ${JSON.stringify(first)} out of: ${listContainers(pod)}\n`);
  return first;
}

/** `web, sidecar, setup (init)` */
function listContainers({ spec }: Pod): string {
  const { containers = [], ephemeralContainers = [], initContainers = [] } = spec ?? {};
  return [
    ...containers.map(({ name }) => name),
    ...ephemeralContainers.map(({ name }) => `${name} (ephem)`),
    ...initContainers.map(({ name }) => `${name} (init)`),
  ].join(", ");
}
