import type { Task } from "../../../kernel/task.ts";
import type { JsonObject } from "../../../wire/json.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import type { ApiResource } from "../client/discovery.ts";
import { allNamespacesFlag } from "../flags/common-flags.ts";
import { withSession, type Session } from "../session.ts";
import { printAccessList, type RulesStatus } from "./access-list.ts";

export const canI: CommandSpec = {
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
  const { flags } = session;
  if (flags.bool("list")) return yield* listAccess(session);
  const spec = yield* specOf(session);
  const path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
  const body = { apiVersion: "authorization.k8s.io/v1", kind: "SelfSubjectAccessReview", spec };
  const review = yield* session.client.json({ method: "POST", path, body });
  const verdict = (review["status"] ?? {}) as Verdict;
  if (!flags.bool("quiet")) yield* session.print(`${verdictText(verdict)}\n`);
  return verdict.allowed === true ? 0 : 1;
}

interface Verdict {
  readonly allowed?: boolean;
  readonly reason?: string;
  readonly evaluationError?: string;
}

/** `yes`, `no`, `no - why`. */
function verdictText({ allowed = false, reason = "", evaluationError = "" }: Verdict): string {
  return allowed ? "yes" : ["no", reason, evaluationError].filter((part) => part !== "").join(" - ");
}

function* listAccess(session: Session): Task<number> {
  const { flags, args, namespace } = session;
  if (args.length > 0) throw new CommandError("list option must be specified with no arguments");
  if (flags.bool("quiet") || flags.bool("all-namespaces") || flags.text("subresource") !== "") {
    throw new CommandError(
      "list option can't be specified with neither quiet, all-namespaces nor subresource options",
    );
  }
  const path = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews";
  const body = { apiVersion: "authorization.k8s.io/v1", kind: "SelfSubjectRulesReview", spec: { namespace } };
  const review = yield* session.client.json({ method: "POST", path, body });
  const status = (review["status"] ?? {}) as RulesStatus;
  if (status.incomplete === true) {
    yield* session.complain(`Warning: the list may be incomplete: ${status.evaluationError ?? ""}\n`);
  }
  yield* session.print(printAccessList(status, !flags.bool("no-headers")));
  return 0;
}

function* specOf(session: Session): Task<JsonObject> {
  const { flags, args } = session;
  const [verb = "", word = "", more] = args;
  if (args.length !== 2 || more !== undefined) {
    throw new CommandError(
      "you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.",
    );
  }
  const spec = word.startsWith("/")
    ? yield* ofPath(session, verb, word)
    : yield* ofResource(session, verb, word);
  if (flags.bool("no-headers")) throw new CommandError("--no-headers cannot be set without --list specified");
  return spec;
}

const pathVerbs: ReadonlySet<string> = new Set([
  "get",
  "put",
  "post",
  "head",
  "options",
  "delete",
  "patch",
  "*",
]);
const resourceVerbs: ReadonlySet<string> = new Set([
  ..."get list watch create update patch delete deletecollection use bind impersonate *".split(" "),
  ..."approve sign escalate attest".split(" "),
]);

function* ofPath(session: Session, verb: string, path: string): Task<JsonObject> {
  if (session.flags.text("subresource") !== "")
    throw new CommandError("--subresource can not be used with NonResourceURL");
  if (!pathVerbs.has(verb)) yield* warn(session, `verb '${verb}' is not a known verb`);
  return { nonResourceAttributes: { verb, path } };
}

function* ofResource(session: Session, verb: string, word: string): Task<JsonObject> {
  const [, type = "", name = ""] = /^([^/]*)\/?(.*)$/s.exec(word) ?? [];
  const resource = type === "*" ? undefined : yield* lookedUp(session, type);
  const isEverywhere = session.flags.bool("all-namespaces");
  if (!isEverywhere) yield* warnOf(session, verb, resource);
  const { plural = type, group = "" } = resource ?? {};
  const given = { group, name, subresource: session.flags.text("subresource") };
  const optional = Object.entries(given).filter(([, value]) => value !== "");
  const namespace = isEverywhere ? "" : session.namespace;
  return { resourceAttributes: { verb, namespace, resource: plural, ...Object.fromEntries(optional) } };
}

function* warnOf(session: Session, verb: string, resource: ApiResource | undefined): Task<void> {
  if (resource?.namespaced === false) {
    const place = resource.group === "" ? "" : ` in group '${resource.group}'`;
    yield* warn(session, `resource '${resource.plural}' is not namespace scoped${place}`);
  }
  if (!resourceVerbs.has(verb)) yield* warn(session, `verb '${verb}' is not a known verb`);
}

/** What RBAC knows and no server serves. */
const virtual: ReadonlySet<string> = new Set(["users", "groups"]);

function* lookedUp(session: Session, type: string): Task<ApiResource | undefined> {
  const resource = (yield* session.mapper(2)).find(type);
  if (resource !== undefined || virtual.has(type.toLowerCase())) return resource;
  const [name = "", ...group] = type.toLowerCase().split(".");
  const place = group.length === 0 ? "" : ` in group '${group.join(".")}'`;
  yield* warn(session, `the server doesn't have a resource type '${name}'${place}`);
  return undefined;
}

function* warn(session: Session, text: string): Task<void> {
  yield* session.complain(`Warning: ${text}\n\n`);
}
