import type { Task } from "../../../kernel/task.ts";
import { rfc3339 } from "../../../kernel/time.ts";
import type { Json, JsonObject } from "../../../wire/json.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { StatusError } from "../client/kubectl-errors.ts";
import { filenameFlags, printFlags } from "../flags/common-flags.ts";
import { successPrinter } from "../printers/success-printer.ts";
import { fieldsOf } from "../resources/kube-object.ts";
import { resolveTargets, visitObjects, type Found } from "../resources/fetch.ts";
import { withSession, type Session } from "../session.ts";

interface Decision {
  readonly type: "Approved" | "Denied";
  readonly not: "Approved" | "Denied";
  readonly verb: string;
  readonly reason: string;
  readonly message: string;
}

const approved: Decision = {
  type: "Approved",
  not: "Denied",
  verb: "approved",
  reason: "KubectlApprove",
  message: "This CSR was approved by kubectl certificate approve.",
};

const denied: Decision = {
  type: "Denied",
  not: "Approved",
  verb: "denied",
  reason: "KubectlDeny",
  message: "This CSR was denied by kubectl certificate deny.",
};

function command(name: string, decision: Decision, short: string): CommandSpec {
  return {
    use: `${name} (-f FILENAME | NAME)`,
    short,
    examples: [`# Decide on the request 'csr-sqgzp'\nkubectl certificate ${name} csr-sqgzp`],
    flags: [
      ...printFlags,
      { name: "force", type: "bool", usage: `Update the request even if it is already ${decision.verb}.` },
      ...filenameFlags("Files with the requests."),
    ],
    run: withSession((session) => decide(session, decision)),
  };
}

/** Its help is what it does without a subcommand, and no failure. */
export const certificate: CommandSpec = {
  use: "certificate SUBCOMMAND",
  group: "Cluster Management Commands:",
  short: "Modify certificate resources",
  long: "Modify certificate resources.",
  commands: [
    command("approve", approved, "Approve a certificate signing request"),
    command("deny", denied, "Deny a certificate signing request"),
  ],
};

/** @models staging/src/k8s.io/kubectl/pkg/cmd/certificates/certificates.go modifyCertificateCondition, 1.33 */
function* decide(session: Session, decision: Decision): Task<number> {
  const { args, flags } = session;
  const hasFiles = flags.list("filename").length > 0 || flags.text("kustomize") !== "";
  if (args.length === 0 && !hasFiles) {
    throw new CommandError("one or more CSRs must be specified as <name> or -f <filename>");
  }
  const printer = yield* successPrinter({ invocation: session, dryRun: "none" });
  const named = args.length === 0 ? session : session.withArguments(["certificatesigningrequests", ...args]);
  const targets = yield* resolveTargets(named, {});
  const count = yield* visitObjects(named, targets, function* (found) {
    yield* decideOne(session, found, decision);
    yield* session.print(printer(found.object, decision.verb));
  });
  if (count === 0) yield* session.print("No resources found\n");
  return 0;
}

type Condition = Readonly<Record<string, Json>>;

const attempts = 10;

function* decideOne(session: Session, { resource, name }: Found, decision: Decision): Task<void> {
  if (resource.group !== "certificates.k8s.io" || resource.kind !== "CertificateSigningRequest") {
    const got = resource.group === "" ? resource.kind : `${resource.kind}.${resource.group}`;
    throw new CommandError(
      `can only handle CertificateSigningRequest.certificates.k8s.io objects, got ${got}`,
    );
  }
  const path = `/apis/certificates.k8s.io/v1/certificatesigningrequests/${name}`;
  for (let attempt = 1; ; attempt++) {
    const request = yield* session.client.json({ path });
    const changed = withDecision(session, request, decision);
    if (changed === undefined && !session.flags.bool("force")) return;
    try {
      yield* session.client.json({
        method: "PUT",
        path: `${path}/approval`,
        body: fieldsOf(changed ?? request),
      });
      return;
    } catch (error) {
      if (!(error instanceof StatusError) || error.reason !== "Conflict" || attempt > attempts) throw error;
    }
  }
}

/** Undefined if the decision has been made already. */
function withDecision({ process }: Session, request: JsonObject, decision: Decision): JsonObject | undefined {
  const status = (request["status"] ?? {}) as { readonly conditions?: readonly Condition[] };
  const { conditions = [] } = status;
  const { name } = request["metadata"] as { readonly name: string };
  if (conditions.some(({ type }) => type === decision.not)) {
    throw new CommandError(`certificate signing request ${JSON.stringify(name)} is already ${decision.not}`);
  }
  const { type, reason, message } = decision;
  if (conditions.some((condition) => condition["type"] === type)) return undefined;
  const lastUpdateTime = rfc3339(process.kernel.now);
  const added = { type, status: "True", reason, message, lastUpdateTime, lastTransitionTime: null };
  return { ...request, status: { ...status, conditions: [...conditions, added] } };
}
