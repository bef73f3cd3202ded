import { pathsOf } from "../../wire/fields/field-set.ts";
import { describePath } from "../../wire/fields/path-element.ts";
import { ApiError } from "../api-error.ts";
import type { Managed, ManagedEntry } from "./managed.ts";
import type { Conflicts } from "./updater.ts";

/**
 * 409: `Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using apps/v1: .spec.replicas`.
 * @models staging/src/k8s.io/apimachinery/pkg/util/managedfields/internal/conflict.go, 1.33
 */
export function applyConflict(conflicts: Conflicts, managed: Managed): ApiError {
  const byManager = [...conflicts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, set]) => ({
      who: describeManager(managed.get(id)),
      paths: pathsOf(set).map((path) => describePath(path)),
    }));
  const causes = byManager.flatMap(({ who, paths }) =>
    paths.map((field) => ({ reason: "FieldManagerConflict", message: `conflict with ${who}`, field })),
  );
  const [only] = byManager;
  const message =
    causes.length === 1 && only !== undefined
      ? `1 conflict: conflict with ${only.who}: ${only.paths[0]}`
      : `${causes.length} conflicts: ${byManager.map((one) => describeConflicts(one)).join("\n")}`;
  return new ApiError("Conflict", `Apply failed with ${message}`, { causes });
}

function describeConflicts({
  who,
  paths,
}: {
  readonly who: string;
  readonly paths: readonly string[];
}): string {
  return [`conflicts with ${who}:`, ...paths.map((path) => `- ${path}`)].join("\n");
}

function describeManager(entry: ManagedEntry | undefined): string {
  if (entry === undefined) return '"unknown"';
  const { manager, subresource, operation, apiVersion } = entry;
  const name =
    JSON.stringify(manager) + (subresource === "" ? "" : ` with subresource ${JSON.stringify(subresource)}`);
  return operation === "Update" ? `${name} using ${apiVersion}` : name;
}
