import type { Column } from "../../api/column.ts";
import { ageColumn } from "../columns.ts";
import type { Rules } from "../../api/rules.ts";
import { validateNode } from "./node-validation.ts";
import type { Node } from "./node.ts";

function statusOf({ spec, status }: Node): string {
  const ready = status.conditions?.find(({ type }) => type === "Ready");
  const word = ready === undefined ? "Unknown" : ready.status === "True" ? "Ready" : "NotReady";
  return spec.unschedulable === true ? `${word},SchedulingDisabled` : word;
}

const rolePrefix = "node-role.kubernetes.io/";

function roles({ metadata }: Node): string {
  const found = Object.entries(metadata.labels ?? {}).flatMap(([key, value]) => {
    if (key.startsWith(rolePrefix) && key.length > rolePrefix.length) return [key.slice(rolePrefix.length)];
    return key === "kubernetes.io/role" && value !== "" ? [value] : [];
  });
  return [...new Set(found)].toSorted().join(",") || "<none>";
}

function address(type: string): (object: Node) => string {
  return ({ status }) => status.addresses?.find((one) => one.type === type)?.address ?? "<none>";
}

/** @models pkg/printers/internalversion/printers.go printNode, 1.33 */
const columns: readonly Column<Node>[] = [
  { name: "Status", cell: statusOf },
  { name: "Roles", cell: roles },
  ageColumn,
  { name: "Version", cell: ({ status }) => status.nodeInfo?.kubeletVersion ?? "" },
  { name: "Internal-IP", wide: true, cell: address("InternalIP") },
  { name: "External-IP", wide: true, cell: address("ExternalIP") },
  { name: "OS-Image", wide: true, cell: ({ status }) => status.nodeInfo?.osImage || "<unknown>" },
  { name: "Kernel-Version", wide: true, cell: ({ status }) => status.nodeInfo?.kernelVersion || "<unknown>" },
  {
    name: "Container-Runtime",
    wide: true,
    cell: ({ status }) => status.nodeInfo?.containerRuntimeVersion || "<unknown>",
  },
];

export const nodeRules: Rules<Node> = { validate: validateNode, validateStatus: validateNode, columns };
