import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { isNotFound } from "../client/kubectl-errors.ts";
import { subcommandsOnly } from "../commands/subcommands.ts";
import { unsimulated } from "../commands/unsimulated.ts";
import { allNamespacesFlag, printFlags } from "../flags/common-flags.ts";
import { notSimulated } from "../not-simulated.ts";
import { alignTable } from "../printers/table-printer.ts";
import type { JsonObject } from "../../../wire/json.ts";
import { withSession, type Session } from "../session.ts";

const canI: CommandSpec = {
  use: "can-i VERB [TYPE | TYPE/NAME | NONRESOURCEURL]",
  short: "Check whether an action is allowed",
  long: "Check whether an action is allowed. VERB is a verb of the API such as get, list or create.",
  examples: ["# May I create pods here?\nkubectl auth can-i create pods"],
  flags: [
    allNamespacesFlag,
    { name: "list", type: "bool", usage: "Print everything that is allowed." },
    { name: "no-headers", type: "bool", usage: "Leave out the line with the names of the columns" },
    { name: "quiet", short: "q", type: "bool", usage: "No output; only the exit code tells." },
    { name: "subresource", type: "string", usage: "A subresource such as log or scale" },
  ],
  run: withSession(checkAccess),
};

/** @models staging/src/k8s.io/kubectl/pkg/cmd/auth/cani.go, 1.33 */
function* checkAccess(session: Session): Task<number> {
  const { flags, args } = session;
  if (flags.bool("list")) throw notSimulated("auth can-i --list");
  const [verb, word = ""] = args;
  if (verb === undefined || args.length > 2) {
    throw new CommandError(
      "you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.",
    );
  }
  const spec = word.startsWith("/")
    ? { nonResourceAttributes: { verb, path: word } }
    : { resourceAttributes: yield* attributesOf(session, verb, word) };
  const body = { apiVersion: "authorization.k8s.io/v1", kind: "SelfSubjectAccessReview", spec };
  const review = yield* postReview(session, "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", body);
  const verdict = (review["status"] ?? {}) as Verdict;
  if (!flags.bool("quiet")) yield* session.print(`${verdictText(verdict)}\n`);
  return verdict.allowed === true ? 0 : 1;
}

interface Verdict {
  readonly allowed?: boolean;
  readonly reason?: string;
}

/** `yes`, `no`, `no - why`. */
function verdictText({ allowed = false, reason = "" }: Verdict): string {
  if (allowed) return "yes";
  return reason === "" ? "no" : `no - ${reason}`;
}

function* attributesOf(session: Session, verb: string, word: string): Task<JsonObject> {
  const [type = "", name = ""] = word.split("/");
  const subresource = session.flags.text("subresource");
  const isAny = type === "*" || type === "";
  const resource = isAny ? undefined : (yield* session.mapper(2)).find(type);
  if (resource === undefined && !isAny) {
    yield* session.complain(`Warning: the server doesn't have a resource type '${type}'\n\n`);
  }
  const { plural = type, group = "" } = resource ?? {};
  const optional = { group, name, subresource };
  const given = Object.entries(optional).filter(([, value]) => value !== "");
  const namespace = session.flags.bool("all-namespaces") ? "" : session.namespace;
  return { verb, namespace, resource: plural, ...Object.fromEntries(given) };
}

const whoami: CommandSpec = {
  use: "whoami",
  short: "Experimental: Check self subject attributes",
  flags: printFlags,
  run: withSession(function* (session) {
    if (session.flags.text("output") !== "") throw notSimulated("auth whoami -o");
    const body = { apiVersion: "authentication.k8s.io/v1", kind: "SelfSubjectReview" };
    const review = yield* postReview(session, "/apis/authentication.k8s.io/v1/selfsubjectreviews", body);
    const { userInfo = {} } = (review["status"] ?? {}) as {
      readonly userInfo?: { readonly username?: string; readonly groups?: readonly string[] };
    };
    const { username = "", groups = [] } = userInfo;
    yield* session.print(
      alignTable(`ATTRIBUTE\tVALUE\nUsername\t${username}\nGroups\t[${groups.join(" ")}]\n`),
    );
    return 0;
  }),
};

/** A server that does not know reviews cannot be asked: that is said in so many words. */
function* postReview(session: Session, path: string, body: JsonObject): Task<JsonObject> {
  try {
    return yield* session.client.json({ method: "POST", path, body });
  } catch (error) {
    if (isNotFound(error)) throw notSimulated(`${path.split("/")[2] ?? path} on this server`);
    throw error;
  }
}

export const auth: CommandSpec = {
  use: "auth [flags]",
  group: "Troubleshooting and Debugging Commands:",
  short: "Inspect authorization",
  commands: [
    canI,
    unsimulated({
      use: "reconcile",
      short: "Reconciles rules for RBAC role, role binding, cluster role, and cluster role binding objects",
    }),
    whoami,
  ],
  run: subcommandsOnly,
};
