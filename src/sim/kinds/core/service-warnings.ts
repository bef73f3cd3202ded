import { cidrWarnings, ipWarnings } from "../address-validation.ts";
import type { Service } from "./service.ts";

const hints = "service.kubernetes.io/topology-aware-hints";

/** @models pkg/api/service/warnings.go GetWarningsForService, 1.33 */
export function serviceWarnings({ metadata, spec }: Service): readonly string[] {
  const { externalName = "", externalIPs = [] } = spec;
  const isExternal = spec.type === "ExternalName";
  const isHinted = metadata.annotations?.[hints] !== undefined;
  const oldHints = `annotation ${hints} is deprecated, please use service.kubernetes.io/topology-mode instead`;
  const ignoredIps = 'spec.externalIPs is ignored when spec.type is "ExternalName"';
  const ignoredName = 'spec.externalName is ignored when spec.type is not "ExternalName"';
  return [
    ...(isHinted ? [oldHints] : []),
    ...addressWarnings(spec),
    ...(isExternal && externalIPs.length > 0 ? [ignoredIps] : []),
    ...(!isExternal && externalName !== "" ? [ignoredName] : []),
  ];
}

/** Addresses that other programs may read otherwise. */
function addressWarnings(spec: Service["spec"]): readonly string[] {
  const { clusterIP = "", clusterIPs = [], externalIPs = [], loadBalancerIP = "" } = spec;
  const isSet = clusterIP !== "" && clusterIP !== "None";
  return [
    ...(isSet ? clusterIPs : []).flatMap((ip, index) => ipWarnings(`spec.clusterIPs[${index}]`, ip)),
    ...externalIPs.flatMap((ip, index) => ipWarnings(`spec.externalIPs[${index}]`, ip)),
    ...(loadBalancerIP === "" ? [] : ipWarnings("spec.loadBalancerIP", loadBalancerIP)),
    ...(spec.loadBalancerSourceRanges ?? []).flatMap((range, index) =>
      cidrWarnings(`spec.loadBalancerSourceRanges[${index}]`, range),
    ),
  ];
}
