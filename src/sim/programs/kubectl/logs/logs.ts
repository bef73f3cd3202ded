import type { Pod } from "kubernetes-types/core/v1";
import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { isNotFound, usageError } from "../client/kubectl-errors.ts";
import { completeContainers, completePods } from "../completion/complete-resources.ts";
import { selectorFlag } from "../flags/common-flags.ts";
import { notSimulated } from "../not-simulated.ts";
import { listObjects } from "../resources/fetch.ts";
import { allContainers, asPod, containerFor, firstPod, namedObject, podsOf } from "../resources/pod-for.ts";
import type { KubeObject } from "../resources/kube-object.ts";
import { withSession, type Session } from "../session.ts";
import type { LogSource } from "./log-request.ts";
import { printLogs } from "./stream-logs.ts";

const usage = "logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]";

export const logs: CommandSpec = {
  use: usage,
  group: "Troubleshooting and Debugging Commands:",
  short: "Print the logs for a container in a pod",
  long: "Print the logs for a container in a pod or specified resource. With a single container in the pod its name is not needed.",
  examples: [
    "# What the container has written\nkubectl logs web",
    "# And what it writes from now on\nkubectl logs -f web",
    "# What it wrote before it was restarted\nkubectl logs -p web",
    "# The last twenty lines of a pod of a deployment\nkubectl logs deploy/web --tail=20",
  ],
  flags: [
    selectorFlag,
    { name: "all-containers", type: "bool", usage: "The logs of all containers of the pod." },
    { name: "all-pods", type: "bool", usage: "The logs of all pods of the workload, with prefix." },
    {
      name: "container",
      short: "c",
      type: "string",
      usage: "The container whose log to print",
      complete: completeContainers,
    },
    { name: "follow", short: "f", type: "bool", usage: "Go on with what is written from now on." },
    { name: "ignore-errors", type: "bool", usage: "Go on with other containers if one has no log." },
    {
      name: "insecure-skip-tls-verify-backend",
      type: "bool",
      usage: "Do not check the certificate of the node's kubelet.",
    },
    { name: "limit-bytes", type: "int64", default: "0", usage: "At most this many bytes; 0 for no limit." },
    {
      name: "max-log-requests",
      type: "int",
      default: "5",
      usage: "How many logs to follow at once at most, with a selector.",
    },
    {
      name: "pod-running-timeout",
      type: "duration",
      default: "20s",
      usage: "How long to wait until a pod is running",
    },
    { name: "prefix", type: "bool", usage: "Begin each line with the pod and the container." },
    {
      name: "previous",
      short: "p",
      type: "bool",
      usage: "The log of the container before its last restart.",
    },
    {
      name: "since",
      type: "duration",
      default: "0s",
      usage: "Only what is not older than this: 5s, 2m, 3h.",
    },
    { name: "since-time", type: "string", usage: "Only what was written after this time (RFC3339)." },
    {
      name: "tail",
      type: "int64",
      default: "-1",
      usage: "How many of the last lines; -1 for all, or 10 with a selector.",
    },
    { name: "timestamps", type: "bool", usage: "Begin each line with the time at which it was written" },
  ],
  complete: completePods(["deployment", "daemonset", "replicaset", "service"]),
  run: withSession(run),
};

function* run(session: Session): Task<number> {
  const { flags } = session;
  if (flags.bool("insecure-skip-tls-verify-backend"))
    throw notSimulated("--insecure-skip-tls-verify-backend");
  validate(session);
  const sources = yield* sourcesOf(session);
  const isSelected = flags.text("selector") !== "";
  const tail = flags.changed("tail") || !isSelected ? flags.number("tail") : 10;
  const most = flags.number("max-log-requests");
  if (flags.bool("follow") && sources.length > most) {
    throw new CommandError(
      `you are attempting to follow ${sources.length} log streams, but maximum allowed concurrency is ${most}, use --max-log-requests to increase the limit`,
    );
  }
  yield* printLogs(session, sources, {
    tail,
    prefix: flags.bool("prefix") || flags.bool("all-pods"),
    parallel: flags.bool("follow"),
  });
  return 0;
}

/** @models staging/src/k8s.io/kubectl/pkg/cmd/logs/logs.go Complete and Validate, 1.33 */
function validate({ flags, args, path }: Session): void {
  const isSelected = flags.text("selector") !== "";
  if (args.length === 0 && !isSelected) {
    throw usageError(
      path,
      `expected '${usage}'.\nPOD or TYPE/NAME is a required argument for the logs command`,
    );
  }
  if (args.length > 2)
    throw usageError(
      path,
      `expected '${usage}'.\nPOD or TYPE/NAME is a required argument for the logs command`,
    );
  if (isSelected && args.length > 0) throw usageError(path, "only a selector (-l) or a POD name is allowed");
  if (flags.text("since-time") !== "" && flags.changed("since")) {
    throw new CommandError("at most one of `sinceTime` or `sinceSeconds` may be specified");
  }
  if (flags.bool("all-containers") && flags.text("container") !== "") {
    throw new CommandError("--all-containers=true should not be specified with container name");
  }
  if (flags.number("tail") < -1) throw new CommandError("TailLines must be greater than or equal to -1");
}

function* sourcesOf(session: Session): Task<readonly LogSource[]> {
  const { flags, args, namespace } = session;
  const selector = flags.text("selector");
  if (selector !== "") {
    const resource = (yield* session.mapper()).byWord("pods");
    const pods = yield* listObjects(session, {
      is: "list",
      resource,
      namespace,
      labelSelector: selector,
      fieldSelector: "",
    });
    if (pods.length === 0) yield* session.complain(`No resources found in ${namespace} namespace.\n`);
    return yield* containersOf(
      session,
      pods.map((pod) => asPod(pod)),
    );
  }
  const [first = "", second] = args;
  const container = second ?? flags.text("container");
  const object = yield* objectNamed(session, first);
  const pods = flags.bool("all-pods") ? yield* podsOf(session, object) : [yield* firstPod(session, object)];
  return yield* containersOf(session, pods, container);
}

/** What is not there is said in other words than elsewhere. */
function* objectNamed(session: Session, word: string): Task<KubeObject> {
  try {
    return yield* namedObject(session, [word]);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    throw new CommandError(
      `error from server (${error.reason}): ${error.message} in namespace ${JSON.stringify(session.namespace)}`,
    );
  }
}

function* containersOf(
  session: Session,
  pods: readonly Pod[],
  container: string = session.flags.text("container"),
): Task<readonly LogSource[]> {
  const sources: LogSource[] = [];
  for (const pod of pods) {
    if (session.flags.bool("all-containers"))
      sources.push(...allContainers(pod).map(({ name }) => ({ pod, container: name })));
    else sources.push({ pod, container: yield* containerFor(session, pod, container) });
  }
  return sources;
}
