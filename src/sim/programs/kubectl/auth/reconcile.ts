import type { Task } from "../../../kernel/task.ts";
import type { JsonObject } from "../../../wire/json.ts";
import { pathOf } from "../../../wire/resource.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { isNotFound } from "../client/kubectl-errors.ts";
import { groupVersion } from "../client/mapper.ts";
import { requireFiles } from "../create/create-objects.ts";
import { dryRunFlag, filenameFlags, printFlags } from "../flags/common-flags.ts";
import { dryRunOf } from "../flags/dry-run.ts";
import { mapManifest, type MappedManifest } from "../manifest/map-manifests.ts";
import { readManifests } from "../manifest/read-manifests.ts";
import { successPrinter } from "../printers/success-printer.ts";
import { asObject, fieldsOf, type KubeObject } from "../resources/kube-object.ts";
import { withSession, type Session } from "../session.ts";
import { reconciledBinding, reconciledRole, type Reconciled } from "./reconciliation.ts";

export const reconcile: CommandSpec = {
  use: "reconcile -f FILENAME",
  short: "Reconciles rules for RBAC role, role binding, cluster role, and cluster role binding objects",
  long: "Adds what is missing to roles and bindings, and makes those that do not exist. Namespaces are made, too.",
  examples: ["# Make sure that the rules of a file are there\nkubectl auth reconcile -f rbac.yaml"],
  flags: [
    ...printFlags,
    ...filenameFlags("Files with roles and bindings."),
    { name: "remove-extra-permissions", type: "bool", usage: "Take away rules that the file does not have." },
    { name: "remove-extra-subjects", type: "bool", usage: "Take away subjects that the file does not have." },
    dryRunFlag,
  ],
  run: withSession(reconcileFiles),
};

const kinds: ReadonlySet<string> = new Set(["Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding"]);

/** @models staging/src/k8s.io/kubectl/pkg/cmd/auth/reconcile.go, 1.33 */
function* reconcileFiles(session: Session): Task<number> {
  requireFiles(session);
  const { flags, process } = session;
  const dryRun = yield* dryRunOf(session);
  const printer = yield* successPrinter({ invocation: session, dryRun, isTyped: true });
  for (const manifest of yield* readManifests(process, flags.list("filename"), flags.bool("recursive"))) {
    const target = yield* mapManifest(session, manifest, "Ignore");
    const { resource } = target;
    if (resource.group !== "rbac.authorization.k8s.io" || !kinds.has(resource.kind)) continue;
    if (resource.version !== "v1")
      throw new CommandError(
        `only rbac.authorization.k8s.io/v1 is supported: not ${groupVersion(resource)} ${resource.kind}`,
      );
    const result = yield* reconcileOne(session, target, dryRun === "none");
    yield* session.print(printer(result.object, "reconciled"));
    yield* session.complain(reportOf(session, result));
  }
  return 0;
}

function* reconcileOne(session: Session, target: MappedManifest, confirms: boolean): Task<Reconciled> {
  const { resource, namespace, name, manifest } = target;
  const path = pathOf(resource, { namespace, name });
  const existing = yield* found(session, path);
  const isRole = resource.kind.endsWith("Role");
  const removesExtra = session.flags.bool(isRole ? "remove-extra-permissions" : "remove-extra-subjects");
  const result = (isRole ? reconciledRole : reconciledBinding)(existing, manifest, removesExtra);
  if (!confirms || result.isProtected) return result;
  const send = function* (method: string, at: string, body?: JsonObject): Task<KubeObject> {
    return asObject(
      yield* session.client.json({ method, path: at, ...(body === undefined ? {} : { body }) }),
    );
  };
  const body = fieldsOf(result.object);
  if (result.operation === "recreate") yield* send("DELETE", path);
  if (result.operation === "create" || result.operation === "recreate") {
    if (namespace !== "") yield* ensureNamespace(session, namespace);
    return { ...result, object: yield* send("POST", pathOf(resource, { namespace }), body) };
  }
  return result.operation === "update" ? { ...result, object: yield* send("PUT", path, body) } : result;
}

function* found(session: Session, path: string): Task<KubeObject | undefined> {
  try {
    return asObject(yield* session.client.json({ path }));
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

function* ensureNamespace(session: Session, name: string): Task<void> {
  if ((yield* found(session, `/api/v1/namespaces/${name}`)) !== undefined) return;
  const body = { apiVersion: "v1", kind: "Namespace", metadata: { name } };
  yield* session.client.json({ method: "POST", path: "/api/v1/namespaces", body });
}

function reportOf({ flags }: Session, result: Reconciled): string {
  const { operation, isProtected } = result;
  if (operation === "none") return "";
  const caveat = isProtected
    ? ", but object opted out (rbac.authorization.kubernetes.io/autoupdate: false)"
    : "";
  const section = (title: string, lines: readonly string[], isShown = true): string =>
    lines.length === 0 || !isShown ? "" : `\t${title}:\n${lines.map((line) => `\t\t${line}\n`).join("")}`;
  return (
    `\treconciliation required ${operation}${caveat}\n` +
    section("missing subjects added", result.missingSubjects) +
    section("extra subjects removed", result.extraSubjects, flags.bool("remove-extra-subjects")) +
    section("missing rules added", result.missingRules) +
    section("extra rules removed", result.extraRules, flags.bool("remove-extra-permissions"))
  );
}
