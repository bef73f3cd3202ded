import { rfc3339Micro } from "../../../kernel/time.ts";
import type { Task } from "../../../kernel/task.ts";
import { CommandError } from "../../cobra/command.ts";
import type { ApiResource } from "../client/discovery.ts";
import type { DryRun } from "../flags/dry-run.ts";
import { successPrinter } from "../printers/success-printer.ts";
import { listObjects, pathOfTarget } from "../resources/fetch.ts";
import { nameOf } from "../resources/kube-object.ts";
import type { Session } from "../session.ts";
import { lastAppliedOf } from "./last-applied.ts";

/** What a run of apply has come across, and which types are to be looked through. */
interface Visited {
  readonly namespaces: ReadonlySet<string>;
  readonly uids: ReadonlySet<string>;
  readonly types: readonly ApiResource[];
}

const usualTypes = [
  "core/v1/ConfigMap",
  "core/v1/Endpoints",
  "core/v1/PersistentVolumeClaim",
  "core/v1/Pod",
  "core/v1/ReplicationController",
  "core/v1/Secret",
  "core/v1/Service",
  "batch/v1/Job",
  "batch/v1/CronJob",
  "networking.k8s.io/v1/Ingress",
  "apps/v1/DaemonSet",
  "apps/v1/Deployment",
  "apps/v1/ReplicaSet",
  "apps/v1/StatefulSet",
  "core/v1/Namespace",
  "core/v1/PersistentVolume",
];

/** Refuses what would delete more than somebody may have meant. */
export function checkPruning({ flags }: Session): void {
  if (flags.bool("all") && flags.text("selector") !== "")
    throw new CommandError("cannot set --all and --selector at the same time");
  if (flags.bool("prune") && !flags.bool("all") && flags.text("selector") === "")
    throw new CommandError(
      "all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. If you did not mean to prune all resources, specify a label selector",
    );
}

/**
 * Deletes what was applied once and is not in the files any more.
 * @models staging/src/k8s.io/kubectl/pkg/cmd/apply/prune.go, 1.33
 */
export function* prune(session: Session, visited: Visited, dryRun: DryRun): Task<void> {
  const { uids } = visited;
  const print = yield* successPrinter({ invocation: session, dryRun });
  for (const { resource, namespace } of placesOf(visited)) {
    const labelSelector = session.flags.text("selector");
    const list = { is: "list", resource, namespace, labelSelector, fieldSelector: "" } as const;
    for (const object of yield* listObjects(session, list, 0)) {
      const { uid = "" } = object.metadata ?? {};
      if (lastAppliedOf(object) === undefined || uids.has(uid)) continue;
      const target = { is: "one", resource, namespace, name: nameOf(object), source: "" } as const;
      if (dryRun !== "client") {
        const body = { propagationPolicy: "Background", ...(dryRun === "server" ? { dryRun: ["All"] } : {}) };
        yield* session.client.json({ method: "DELETE", path: pathOfTarget(target), body });
      }
      yield* session.print(print(object, "pruned"));
    }
  }
}

interface Place {
  readonly resource: ApiResource;
  readonly namespace: string;
}

/** The namespaces of what was applied, each with all types, and then what is in no namespace. */
function placesOf({ namespaces, types }: Visited): readonly Place[] {
  const within = types.filter(({ namespaced }) => namespaced);
  const outside = types.filter(({ namespaced }) => !namespaced);
  return [
    ...[...namespaces].flatMap((namespace) => within.map((resource) => ({ resource, namespace }))),
    ...outside.map((resource) => ({ resource, namespace: "" })),
  ];
}

/** The types that `--prune-allowlist` names, or the usual ones. */
export function* prunedTypes(session: Session): Task<readonly ApiResource[]> {
  const { flags, process } = session;
  const mapper = yield* session.mapper(1);
  const given = flags.list("prune-allowlist");
  if (given.length === 0) yield* session.complain(`${logHead(process)} prune.go:71] ${deprecation}\n`);
  return (given.length === 0 ? usualTypes : given).map((text) => {
    const [group = "", version = "", kind = "", ...more] = text.split("/");
    if (kind === "" || more.length > 0)
      throw new CommandError(`invalid GroupVersionKind format: ${text}, please follow <group/version/kind>`);
    const apiVersion = group === "core" || group === "" ? version : `${group}/${version}`;
    const resource = mapper.byKind(apiVersion, kind);
    if (resource !== undefined) return resource;
    throw new CommandError(
      `no matches for kind ${JSON.stringify(kind)} in version ${JSON.stringify(apiVersion)}`,
    );
  });
}

const deprecation =
  "Deprecated: kubectl apply will no longer prune non-namespaced resources by default when used with the --namespace flag in a future release. To preserve the current behaviour, list the resources you want to target explicitly in the --prune-allowlist flag.";

/** As klog begins a line: `W1120 22:38:32.102349   26712`. */
function logHead({ kernel, pid }: Session["process"]): string {
  const [date = "", time = ""] = rfc3339Micro(kernel.now).replace("Z", "").split("T");
  return `W${date.slice(5).replace("-", "")} ${time} ${String(pid).padStart(7)}`;
}
