import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { printFlags } from "../flags/common-flags.ts";
import { objectPrinter } from "../printers/object-printer.ts";
import { alignTable } from "../printers/table-printer.ts";
import { asObject } from "../resources/kube-object.ts";
import { StatusError } from "../client/kubectl-errors.ts";
import { withSession, type Session } from "../session.ts";

interface UserInfo {
  readonly username?: string;
  readonly uid?: string;
  readonly groups?: readonly string[];
  readonly extra?: Readonly<Record<string, readonly string[]>>;
}

export const whoami: CommandSpec = {
  use: "whoami",
  short: "Experimental: Check self subject attributes",
  flags: printFlags,
  run: withSession(showUser),
};

/** @models staging/src/k8s.io/kubectl/pkg/cmd/auth/whoami.go, 1.33 */
function* showUser(session: Session): Task<number> {
  const printer = yield* objectPrinter({ invocation: session, isTyped: true });
  const body = { apiVersion: "authentication.k8s.io/v1", kind: "SelfSubjectReview" };
  const path = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
  const review = yield* asked(session.client.json({ method: "POST", path, body }));
  const { userInfo = {} } = (review["status"] ?? {}) as { readonly userInfo?: UserInfo };
  yield* session.print(printer === undefined ? userTable(userInfo) : printer(asObject(review)));
  return 0;
}

function* asked<T>(task: Task<T>): Task<T> {
  try {
    return yield* task;
  } catch (error) {
    if (!(error instanceof StatusError) || error.reason !== "NotFound") throw error;
    throw new CommandError(
      "the selfsubjectreviews API is not enabled in the cluster\nenable APISelfSubjectReview feature gate and authentication.k8s.io/v1alpha1 or authentication.k8s.io/v1beta1 API",
    );
  }
}

function userTable({ username = "", uid = "", groups = [], extra = {} }: UserInfo): string {
  const rows = [
    ["ATTRIBUTE", "VALUE"],
    ...(username === "" ? [] : [["Username", username]]),
    ...(uid === "" ? [] : [["UID", uid]]),
    ...(groups.length === 0 ? [] : [["Groups", `[${groups.join(" ")}]`]]),
    ...Object.entries(extra)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, values]) => [`Extra: ${key}`, `[${values.join(" ")}]`]),
  ];
  return alignTable(rows.map((row) => `${row.join("\t")}\n`).join(""));
}
