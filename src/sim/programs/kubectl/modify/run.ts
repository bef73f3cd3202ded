import type { Task } from "../../../kernel/task.ts";
import { isObject, type Json, type JsonObject } from "../../../wire/json.ts";
import { mergePatch } from "../../../wire/patch/merge-patch.ts";
import { CommandError, type CommandSpec, type Invocation } from "../../cobra/command.ts";
import type { FlagValues } from "../../cobra/flag-values.ts";
import { usageError } from "../client/kubectl-errors.ts";
import {
  dryRunFlag,
  fieldManagerFlag,
  filenameFlags,
  printFlags,
  saveConfigFlag,
} from "../flags/common-flags.ts";
import { dryRunOf } from "../flags/dry-run.ts";
import { post } from "../create/create-objects.ts";
import { built } from "../create/generator.ts";
import { parseDocument } from "../manifest/parse-document.ts";
import { notSimulated } from "../not-simulated.ts";
import { successPrinter } from "../printers/success-printer.ts";
import { asObject, fieldsOf, type KubeObject } from "../resources/kube-object.ts";
import { withSession, type Session } from "../session.ts";

/** @models staging/src/k8s.io/kubectl/pkg/cmd/run/run.go, 1.33 */
export const run: CommandSpec = {
  use: 'run NAME --image=image [--env="key=value"] [--port=port] [--dry-run=server|client] [--overrides=inline-json] [--command] -- [COMMAND] [args...]',
  group: "Basic Commands (Beginner):",
  short: "Run a particular image on the cluster",
  long: "Create and run a particular image in a pod.",
  examples: [
    "# A pod with nginx\nkubectl run web --image=nginx:1.27",
    "# Only print it\nkubectl run web --image=nginx:1.27 --dry-run=client -o yaml",
    "# A pod that runs a command once\nkubectl run once --image=busybox --restart=Never -- date",
  ],
  flags: [
    ...printFlags,
    ...filenameFlags("Files of what to expose with --expose."),
    dryRunFlag,
    fieldManagerFlag("kubectl-run"),
    saveConfigFlag,
    { name: "annotations", type: "stringArray", usage: "Annotations of the pod." },
    { name: "attach", type: "bool", usage: "Wait until the pod runs and attach to it." },
    {
      name: "cascade",
      type: "string",
      default: "background",
      bare: "background",
      usage: "With --rm: background, orphan or foreground.",
    },
    { name: "command", type: "bool", usage: "What follows -- is the command and not its arguments." },
    { name: "env", type: "stringArray", usage: "Environment variables of the container." },
    { name: "expose", type: "bool", usage: "Create a service for the pod, too. Needs --port." },
    { name: "force", type: "bool", usage: "With --rm: remove at once." },
    { name: "grace-period", type: "int", default: "-1", usage: "With --rm: seconds to end." },
    { name: "image", type: "string", required: true, usage: "The image of the container." },
    { name: "image-pull-policy", type: "string", usage: "The pull policy of the container." },
    { name: "labels", short: "l", type: "string", usage: "Labels of the pod, separated by commas." },
    { name: "leave-stdin-open", type: "bool", usage: "Keep standard input open after the first attach." },
    {
      name: "override-type",
      type: "string",
      default: "merge",
      usage: "How to apply --overrides: json, merge or strategic.",
    },
    { name: "overrides", type: "string", usage: "JSON that is merged into the pod." },
    {
      name: "pod-running-timeout",
      type: "duration",
      default: "1m0s",
      usage: "How long to wait until the pod is running",
    },
    { name: "port", type: "string", usage: "The port of the container." },
    { name: "privileged", type: "bool", usage: "Run the container privileged." },
    { name: "quiet", short: "q", type: "bool", usage: "No messages." },
    {
      name: "restart",
      type: "string",
      default: "Always",
      values: ["Always", "OnFailure", "Never"],
      usage: "The restart policy of the pod: [Always, OnFailure, Never].",
    },
    { name: "rm", type: "bool", usage: "Delete the pod when it has ended. Only with attached containers." },
    { name: "stdin", short: "i", type: "bool", usage: "Keep the container's standard input open." },
    { name: "timeout", type: "duration", default: "0s", usage: "With --rm: how long to wait" },
    { name: "tty", short: "t", type: "bool", usage: "Give the container a terminal." },
    { name: "wait", type: "bool", usage: "With --rm: wait until the pod is gone." },
  ],
  *run(invocation) {
    validate(invocation);
    return yield* withSession(runPod)(invocation);
  },
};

function validate({ args, flags, node }: Invocation): void {
  if (args.length === 0) throw usageError(node.path, "NAME is required for run");
  const image = flags.text("image");
  if (!/^\S+$/.test(image))
    throw new CommandError(`Invalid image name ${JSON.stringify(image)}: invalid reference format`);
  const restart = flags.text("restart");
  if (!["Always", "OnFailure", "Never", ""].includes(restart))
    throw usageError(node.path, `invalid restart policy: ${restart}`);
  if (flags.bool("expose") && flags.text("port") === "")
    throw usageError(node.path, "--port must be set when exposing a service");
  validateAttached(flags, node.path);
  if (flags.bool("expose")) throw notSimulated("run --expose");
}

function validateAttached(flags: FlagValues, path: string): void {
  const isAttached = ["attach", "stdin", "tty"].some((name) => flags.bool(name));
  if (flags.bool("rm") && !isAttached)
    throw new CommandError("--rm should only be used for attached containers");
  if (isAttached && flags.text("dry-run") !== "none") {
    throw usageError(
      path,
      "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)",
    );
  }
  if (isAttached) throw notSimulated("kubectl run with --attach, --stdin or --tty (pods/attach)");
}

function* runPod(session: Session): Task<number> {
  const { flags } = session;
  const pod = yield* withOverrides(session, podOf(session));
  const dryRun = yield* dryRunOf(session);
  const say = yield* successPrinter({ invocation: session, dryRun, isTyped: true });
  const resource = (yield* session.mapper(1)).byWord("pods");
  const placed = flags.changed("namespace")
    ? asObject({
        ...fieldsOf(pod),
        metadata: { ...pod.metadata, namespace: session.namespace } as unknown as Json,
      })
    : pod;
  if (dryRun === "client") {
    yield* session.print(say(placed, "created"));
    return 0;
  }
  const query = {
    fieldManager: flags.text("field-manager"),
    dryRun: dryRun === "server" ? "All" : undefined,
  };
  const created = yield* post(session, { resource, namespace: session.namespace }, placed, query);
  yield* session.print(say(created, "created"));
  return 0;
}

function podOf({ args, flags }: Session): KubeObject {
  const [name = "", ...words] = args;
  const port = flags.text("port");
  const env = flags
    .list("env")
    .map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1) }));
  const command: JsonObject =
    words.length === 0 ? {} : { [flags.bool("command") ? "command" : "args"]: words };
  const container: JsonObject = {
    name,
    image: flags.text("image"),
    ...command,
    ...(port === "" ? {} : { ports: [{ containerPort: Number(port) }] }),
    ...(env.length === 0 ? {} : { env }),
    resources: {},
    ...(flags.text("image-pull-policy") === "" ? {} : { imagePullPolicy: flags.text("image-pull-policy") }),
    ...(flags.bool("privileged") ? { securityContext: { privileged: true } } : {}),
  };
  const annotations = pairsOf(flags.list("annotations").join(","));
  const metadata = {
    name,
    labels: flags.text("labels") === "" ? { run: name } : pairsOf(flags.text("labels")),
  };
  const pod = built({ kind: "Pod", apiVersion: "v1" }, metadata, {
    spec: { containers: [container], restartPolicy: flags.text("restart"), dnsPolicy: "ClusterFirst" },
    status: {},
  });
  return Object.keys(annotations).length === 0 ? pod : { ...pod, metadata: { ...pod.metadata, annotations } };
}

function pairsOf(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(",").filter((pair) => pair !== "");
  return Object.fromEntries(
    pairs.map((pair) => {
      const equals = pair.indexOf("=");
      if (equals < 1) throw new CommandError(`unexpected label spec: ${pair}`);
      return [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  );
}

function* withOverrides({ flags }: Session, pod: KubeObject): Task<KubeObject> {
  const text = flags.text("overrides");
  if (text === "") return pod;
  if (flags.text("override-type") !== "merge")
    throw notSimulated(`--override-type=${flags.text("override-type")}`);
  const parsed = yield* parseDocument(text);
  if ("error" in parsed || !isObject(parsed.value)) throw new CommandError("Invalid JSON Patch");
  return asObject(mergePatch(fieldsOf(pod), parsed.value as Json));
}
