import type { Column } from "../../api/column.ts";
import { formatLabels } from "../../wire/label-selector.ts";
import { ageColumn } from "../columns.ts";
import type { Service } from "./service.ts";

/** @models pkg/printers/internalversion/printers.go printService, 1.33 */
export const serviceColumns: readonly Column<Service>[] = [
  { name: "Type", cell: ({ spec }) => spec.type },
  { name: "Cluster-IP", cell: ({ spec }) => spec.clusterIPs?.[0] || "<none>" },
  { name: "External-IP", cell: externalIp },
  { name: "Port(s)", cell: ports },
  ageColumn,
  { name: "Selector", wide: true, cell: ({ spec }) => formatLabels(spec.selector) },
];

function externalIp({ spec, status }: Service): string {
  const given = spec.externalIPs ?? [];
  if (spec.type === "ExternalName") return spec.externalName ?? "";
  if (spec.type !== "LoadBalancer") return given.join(",") || "<none>";
  const ingress = (status.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip || hostname || "");
  const balanced = [...new Set(ingress)].filter((address) => address !== "").toSorted();
  return [...balanced, ...given].join(",") || "<pending>";
}

function ports({ spec }: Service): string {
  const texts = (spec.ports ?? []).map(({ port, nodePort, protocol }) =>
    nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`,
  );
  return texts.join(",") || "<none>";
}
