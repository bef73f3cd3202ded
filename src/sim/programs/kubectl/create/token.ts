import type { Task } from "../../../kernel/task.ts";
import { second } from "../../../kernel/time.ts";
import type { JsonObject } from "../../../wire/json.ts";
import { CommandError, type CommandSpec, type Invocation } from "../../cobra/command.ts";
import { accepts } from "../client/client.ts";
import { usageError } from "../client/kubectl-errors.ts";
import { printFlags } from "../flags/common-flags.ts";
import { objectPrinter } from "../printers/object-printer.ts";
import { asObject } from "../resources/kube-object.ts";
import { openSession } from "../session.ts";

const boundKinds: Readonly<Record<string, string>> = { Node: "v1", Pod: "v1", Secret: "v1" };

/** @models staging/src/k8s.io/kubectl/pkg/cmd/create/create_token.go, 1.33 */
export const token: CommandSpec = {
  use: "token SERVICE_ACCOUNT_NAME",
  short: "Request a service account token",
  examples: [
    "# A token of the service account robot, for ten minutes\nkubectl create token robot --duration=10m",
  ],
  flags: [
    ...printFlags,
    {
      name: "audience",
      type: "stringArray",
      usage: "Whom the token is for; may be repeated. The API server itself unless told.",
    },
    {
      name: "bound-object-kind",
      type: "string",
      usage: "The kind of an object with which the token ends: Node, Pod, Secret.",
    },
    { name: "bound-object-name", type: "string", usage: "The name of that object." },
    { name: "bound-object-uid", type: "string", usage: "The UID of that object." },
    {
      name: "duration",
      type: "duration",
      default: "0s",
      usage: "How long the token is wanted to be good. The server decides.",
    },
  ],
  run: createToken,
};

function* createToken(invocation: Invocation): Task<number> {
  const { args, dashAt, flags, node } = invocation;
  const count = dashAt === -1 ? args.length : dashAt;
  if (count !== 1) throw usageError(node.path, `exactly one NAME is required, got ${count}`);
  const [name = ""] = args;
  const spec = specOf(invocation);
  const printer = yield* objectPrinter({ invocation, isTyped: true });
  const session = yield* openSession(invocation);
  const path = `/api/v1/namespaces/${session.namespace}/serviceaccounts/${name}/token`;
  const body = {
    kind: "TokenRequest",
    apiVersion: "authentication.k8s.io/v1",
    metadata: { creationTimestamp: null },
    spec,
  };
  const answer = yield* requested(session.client.json({ method: "POST", path, body, accept: accepts.typed }));
  const issued = (answer["status"] as { readonly token?: string } | undefined)?.token ?? "";
  if (issued === "") throw new CommandError("failed to create token: no token in server response");
  yield* session.print(
    printer === undefined || flags.text("output") === "" ? `${issued}\n` : printer(asObject(answer)),
  );
  return 0;
}

function* requested(task: Task<JsonObject>): Task<JsonObject> {
  try {
    return yield* task;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new CommandError(`failed to create token: ${error.message}`);
  }
}

function specOf({ flags }: Invocation): JsonObject {
  const duration = flags.number("duration");
  const [kind, name, uid] = ["kind", "name", "uid"].map((field) => flags.text(`bound-object-${field}`));
  if (duration < 0) throw new CommandError("--duration must be greater than or equal to 0");
  if (duration % second !== 0)
    throw new CommandError("--duration cannot be expressed in units less than seconds");
  for (const audience of flags.list("audience"))
    if (audience === "") throw new CommandError("--audience must not be an empty string");
  const bound = boundTo(kind ?? "", name ?? "", uid ?? "");
  return {
    audiences: flags.list("audience"),
    expirationSeconds: duration === 0 ? null : duration / second,
    boundObjectRef: bound ?? null,
  };
}

function boundTo(kind: string, name: string, uid: string): JsonObject | undefined {
  if (kind === "") {
    if (name !== "")
      throw new CommandError("--bound-object-name can only be set if --bound-object-kind is provided");
    if (uid !== "")
      throw new CommandError("--bound-object-uid can only be set if --bound-object-kind is provided");
    return undefined;
  }
  const apiVersion = boundKinds[kind];
  if (apiVersion === undefined) {
    throw new CommandError(`supported --bound-object-kind values are ${Object.keys(boundKinds).join(", ")}`);
  }
  if (name === "")
    throw new CommandError("--bound-object-name is required if --bound-object-kind is provided");
  return { kind, apiVersion, name, ...(uid === "" ? {} : { uid }) };
}
