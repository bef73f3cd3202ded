import type { Rules } from "../../api/rules.ts";
import { ipWarnings } from "../address-validation.ts";
import { ageColumn } from "../columns.ts";
import { ingressClassAnnotation, validateIngress, validateIngressStatus } from "./ingress-validation.ts";
import type { Ingress } from "./ingress.ts";

const hostsMax = 3;

/** The first few hosts; a rule without one counts, but is not shown. */
function hostsOf({ spec: { rules = [] } }: Ingress): string {
  const hosts: string[] = [];
  let isCut = false;
  for (const { host = "" } of rules) {
    if (hosts.length === hostsMax) isCut = true;
    else if (host !== "") hosts.push(host);
  }
  if (hosts.length === 0) return "*";
  return hosts.join(",") + (isCut ? ` + ${rules.length - hostsMax} more...` : "");
}

function addressOf({ status }: Ingress): string {
  const points = status.loadBalancer?.ingress ?? [];
  const names = points.map(({ ip, hostname }) => ip || hostname || "").filter((name) => name !== "");
  return [...new Set(names)].toSorted().join(",");
}

function warnings({ metadata, spec, status }: Ingress, old: Ingress | undefined): readonly string[] {
  if (old === undefined) {
    return metadata.annotations?.[ingressClassAnnotation] !== undefined && spec.ingressClassName === undefined
      ? [`annotation "${ingressClassAnnotation}" is deprecated, please use 'spec.ingressClassName' instead`]
      : [];
  }
  if (status === old.status) return [];
  return (status.loadBalancer?.ingress ?? []).flatMap(({ ip = "" }, index) =>
    ipWarnings(`status.loadBalancer.ingress[${index}]`, ip),
  );
}

/** @models pkg/printers/internalversion/printers.go printIngress, 1.33 */
export const ingressRules: Rules<Ingress> = {
  validate: validateIngress,
  validateStatus: validateIngressStatus,
  warnings,
  columns: [
    { name: "Class", cell: ({ spec }) => spec.ingressClassName ?? "<none>" },
    { name: "Hosts", cell: hostsOf },
    { name: "Address", cell: addressOf },
    { name: "Ports", cell: ({ spec }) => ((spec.tls ?? []).length > 0 ? "80, 443" : "80") },
    ageColumn,
  ],
};
