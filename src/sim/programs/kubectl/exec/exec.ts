import type { Pod } from "kubernetes-types/core/v1";
import type { Task } from "../../../kernel/task.ts";
import { pathOf } from "../../../wire/resource.ts";
import { CommandError, type CommandSpec, type Invocation } from "../../cobra/command.ts";
import { usageError } from "../client/kubectl-errors.ts";
import { completeContainers, completePods } from "../completion/complete-resources.ts";
import { filenameFlags } from "../flags/common-flags.ts";
import { notSimulated } from "../not-simulated.ts";
import { containerFor, firstPod, namedObject } from "../resources/pod-for.ts";
import { withSession, type Session } from "../session.ts";
import { commandProtocol, runRemote } from "./remote-command.ts";

export const exec: CommandSpec = {
  use: "exec (POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]",
  group: "Troubleshooting and Debugging Commands:",
  short: "Execute a command in a container",
  examples: [
    "# The date inside the first container of a pod\nkubectl exec web -- date",
    "# A shell\nkubectl exec -it web -- sh",
    "# In another container\nkubectl exec web -c sidecar -- ls /data",
  ],
  flags: [
    ...filenameFlags("File with the pod to go into").filter(({ name }) => name === "filename"),
    {
      name: "container",
      short: "c",
      type: "string",
      usage: "The container; the annotated or first one if not given",
      complete: completeContainers,
    },
    {
      name: "pod-running-timeout",
      type: "duration",
      default: "1m0s",
      usage: "How long to wait until a pod is running",
    },
    { name: "quiet", short: "q", type: "bool", usage: "Only the output of the command" },
    { name: "stdin", short: "i", type: "bool", usage: "Pass standard input to the container" },
    { name: "tty", short: "t", type: "bool", usage: "Standard input is a terminal" },
  ],
  complete: completePods(["deployment", "daemonset", "replicaset", "service"]),
  *run(invocation) {
    const { words, command } = wordsOf(invocation);
    return yield* withSession((session) => run(session, words, command))(invocation);
  },
};

/** @models staging/src/k8s.io/kubectl/pkg/cmd/exec/exec.go Complete, 1.33 */
function wordsOf({ args, dashAt, flags, node }: Invocation): {
  words: readonly string[];
  command: readonly string[];
} {
  if (flags.list("filename").length > 0) throw notSimulated("exec -f");
  if (args.length === 0 || dashAt === 0)
    throw new CommandError("pod, type/name or --filename must be specified");
  if (dashAt === -1 && args.length > 1) {
    throw usageError(
      node.path,
      "exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead",
    );
  }
  const command = dashAt === -1 ? [] : args.slice(dashAt);
  if (command.length === 0) throw new CommandError("you must specify at least one command for the container");
  return { words: args.slice(0, 1), command };
}

function* run(session: Session, words: readonly string[], command: readonly string[]): Task<number> {
  const { flags, process } = session;
  const pod = yield* firstPod(session, yield* namedObject(session, words));
  refuseCompleted(pod);
  const given = flags.text("container");
  // A container that does not exist is the server's to refuse.
  const container = given === "" ? yield* containerFor(session, pod, "") : given;
  const stdin = flags.bool("stdin");
  const isTerminal = process.files.get(0)?.terminal !== undefined;
  const tty = flags.bool("tty") && stdin && isTerminal;
  if (flags.bool("tty") && stdin && !isTerminal) {
    yield* session.complain("Unable to use a TTY - input is not a terminal or the right kind of file\n");
  }
  yield* enter(session, { pod, container, command, stdin, tty });
  return 0;
}

interface Entering {
  readonly pod: Pod;
  readonly container: string;
  readonly command: readonly string[];
  readonly stdin: boolean;
  readonly tty: boolean;
}

const pods = { group: "", version: "v1", kind: "Pod", plural: "pods", singular: "pod", namespaced: true };

/** Runs a command in a container of a pod with the streams of this process. */
export function* enter(session: Session, { pod, container, command, stdin, tty }: Entering): Task<void> {
  const { namespace = "", name = "" } = pod.metadata ?? {};
  const { body } = yield* session.client.send({
    path: pathOf(pods, { namespace, name, subresource: "exec" }),
    query: {
      command,
      container,
      stdin: stdin ? "true" : undefined,
      stdout: "true",
      stderr: tty ? undefined : "true",
      tty: tty ? "true" : undefined,
    },
    upgrade: commandProtocol,
  });
  if (!("duplex" in body))
    throw new CommandError("unable to upgrade connection: the server does not answer with a stream");
  yield* runRemote(session.process, body.duplex, { stdin, tty });
}

function refuseCompleted({ status }: Pod): void {
  const phase = status?.phase ?? "";
  if (phase === "Succeeded" || phase === "Failed") {
    throw new CommandError(`cannot exec into a container in a completed pod; current phase is ${phase}`);
  }
}
