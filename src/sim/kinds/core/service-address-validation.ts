import { duplicate, forbiddenField, GoText, invalidValue, type FieldError } from "../../api/field-error.ts";
import { legacyIpErrors } from "../address-validation.ts";
import { goStrings } from "../go-syntax.ts";
import { parseIp } from "../../wire/ip-address.ts";
import { oneOf } from "../validation.ts";
import type { Service } from "./service.ts";

const field = "spec.clusterIPs";
const families = ["IPv4", "IPv6"];
const policies = ["PreferDualStack", "RequireDualStack", "SingleStack"];

function shownIps(ips: readonly string[] | undefined): GoText {
  return new GoText(goStrings(ips));
}

function shownFamilies(list: readonly string[] | undefined): GoText {
  return new GoText(goStrings(list, "core.IPFamily"));
}

function familyOf(ip: string): string {
  return parseIp(ip)?.family === 6 ? "IPv6" : "IPv4";
}

function isHeadless({ spec }: Service): boolean {
  return spec.clusterIPs?.length === 1 && spec.clusterIPs[0] === "None";
}

/** @models pkg/apis/core/validation/validation.go ValidateServiceClusterIPsRelatedFields, 1.33 */
export function clusterIpErrors(service: Service): readonly FieldError[] {
  const { spec } = service;
  if (spec.type === "ExternalName") return [];
  const { clusterIPs: ips = [], ipFamilies = [] } = spec;
  const wrongs = ips.flatMap((ip, index) => ipErrors(ip, index, ips));
  const errors: readonly FieldError[] = [
    ...firstErrors(spec),
    ...familyErrors(ipFamilies),
    ...oneOf("spec.ipFamilyPolicy", spec.ipFamilyPolicy, policies),
    ...wrongs,
    ...(ips.length > 2 ? [invalidValue(field, shownIps(ips), "may only hold up to 2 values")] : []),
  ];
  if (wrongs.length > 0) return errors;
  const twice = invalidValue(field, shownIps(ips), "may specify no more than one IP for each IP family");
  const all = ips.length > 1 && !isDual(ips) ? [...errors, twice] : errors;
  return isHeadless(service) ? all : [...all, ...mismatches(ips, ipFamilies)];
}

function isDual([first = "", second = "", ...more]: readonly string[]): boolean {
  return more.length === 0 && familyOf(first) !== familyOf(second);
}

/**
 * What a cluster with one family of addresses cannot give.
 * @models pkg/registry/core/service/storage/alloc.go initIPFamilyFields, 1.33
 */
export function dualStackErrors({ spec }: Service, old: Service | undefined): readonly FieldError[] {
  if (spec.type === "ExternalName") return [];
  const { ipFamilies = [], selector = {} } = spec;
  const errors = countErrors(spec, old?.spec.ipFamilies?.length ?? 0);
  const isOthers = spec.clusterIP === "None" && Object.keys(selector).length === 0;
  if (errors.length > 0 || isOthers) return errors;
  const why = "this cluster is not configured for dual-stack services";
  return [
    ...(spec.ipFamilyPolicy === "RequireDualStack" ? [policyError(spec, why)] : []),
    ...ipFamilies.flatMap((family, index) =>
      family === "IPv4"
        ? []
        : [invalidValue(`spec.ipFamilies[${index}]`, family, "not configured on this cluster")],
    ),
  ];
}

function policyError({ ipFamilyPolicy }: Service["spec"], why: string): FieldError {
  return invalidValue("spec.ipFamilyPolicy", ipFamilyPolicy, why);
}

function countErrors(spec: Service["spec"], oldCount: number): readonly FieldError[] {
  const { ipFamilyPolicy: policy, ipFamilies = [], clusterIPs = [] } = spec;
  if (policy !== "SingleStack") {
    const why = "must be 'SingleStack' to release the secondary IP family";
    return oldCount > ipFamilies.length ? [policyError(spec, why)] : [];
  }
  const why = (what: string): string =>
    `must be 'RequireDualStack' or 'PreferDualStack' when multiple ${what} are specified`;
  return [
    ...(clusterIPs.length === 2 ? [policyError(spec, why("cluster IPs"))] : []),
    ...(ipFamilies.length === 2 ? [policyError(spec, why("IP families"))] : []),
  ];
}

function firstErrors({ clusterIP = "", clusterIPs: ips = [] }: Service["spec"]): readonly FieldError[] {
  if (clusterIP === "") {
    const why = "must be empty when `clusterIP` is not specified";
    return ips.length === 0 ? [] : [invalidValue(field, shownIps(ips), why)];
  }
  // Before 1.20 there is no list, and since then both are made to agree.
  return ips.length === 0 || ips[0] === clusterIP
    ? []
    : [invalidValue(field, shownIps(ips), "first value must match `clusterIP`")];
}

function familyErrors(list: readonly string[]): readonly FieldError[] {
  const seen = new Set<string>();
  return list.flatMap((family, index) => {
    const place = `spec.ipFamilies[${index}]`;
    const errors: FieldError[] = [...oneOf(place, family, families)];
    if (seen.has(family)) errors.push(duplicate(place, family));
    seen.add(family);
    return errors;
  });
}

function ipErrors(ip: string, index: number, ips: readonly string[]): readonly FieldError[] {
  if (index > 0 || ip !== "None") return legacyIpErrors(`${field}[${index}]`, ip);
  return ips.length > 1
    ? [invalidValue(field, shownIps(ips), "'None' must be the first and only value")]
    : [];
}

function mismatches(ips: readonly string[], list: readonly string[]): readonly FieldError[] {
  return ips.flatMap((ip, index) => {
    const family = list[index];
    if (family === undefined || family === familyOf(ip)) return [];
    const why = `expected an ${family} value as indicated by \`ipFamilies[${index}]\``;
    return [invalidValue(`${field}[${index}]`, ip, why)];
  });
}

/** @models pkg/apis/core/validation/validation.go ValidateServiceUpdate, 1.33 */
export function changeErrors(service: Service, old: Service): readonly FieldError[] {
  const isBalancer = (one: Service): boolean => one.spec.type === "LoadBalancer";
  const isFixed = isBalancer(service) && isBalancer(old);
  const { loadBalancerClass } = service.spec;
  const errors: FieldError[] =
    isExternal(service) || isExternal(old)
      ? []
      : [...ipChanges(service, old), ...familyChanges(service, old)];
  if (isFixed && loadBalancerClass !== old.spec.loadBalancerClass) {
    errors.push(invalidValue("spec.loadBalancerClass", loadBalancerClass, "may not change once set"));
  }
  const [now, before] = [service, old].map(({ spec }) =>
    spec.type === "LoadBalancer" && spec.externalTrafficPolicy === "Local"
      ? (spec.healthCheckNodePort ?? 0)
      : undefined,
  );
  if (now === undefined || before === undefined || now === before) return errors;
  return [...errors, forbiddenField("spec.healthCheckNodePort", "field is immutable")];
}

function isExternal({ spec }: Service): boolean {
  return spec.type === "ExternalName";
}

const released = (what: string): string =>
  `must be set to 'SingleStack' when releasing the secondary ${what}`;

function ipChanges(service: Service, old: Service): readonly FieldError[] {
  if (isHeadless(service) && isHeadless(old)) return [];
  const [now, before] = [service.spec.clusterIPs ?? [], old.spec.clusterIPs ?? []];
  const changed = (index: number): FieldError =>
    invalidValue(`${field}[${index}]`, shownIps(now), "may not change once set");
  if (now.length === before.length) {
    return before.flatMap((ip, index) => (ip === now[index] ? [] : [changed(index)]));
  }
  const isOther = before.length > 0 && now.length > 0 && now[0] !== before[0];
  const errors = isOther ? [changed(0)] : [];
  if (before.length < now.length) return errors;
  if (now.length === 0) {
    return [
      invalidValue(`${field}[0]`, shownIps(service.spec.clusterIPs), "primary clusterIP can not be unset"),
    ];
  }
  return now.length === 1 ? [...errors, ...releaseErrors(service, "clusterIP")] : errors;
}

function releaseErrors({ spec }: Service, what: string): readonly FieldError[] {
  if (spec.ipFamilyPolicy === "SingleStack") return [];
  return [invalidValue("spec.ipFamilyPolicy", spec.ipFamilyPolicy, released(what))];
}

function familyChanges(service: Service, old: Service): readonly FieldError[] {
  if (isHeadless(service) !== isHeadless(old) || isHeadless(service)) return [];
  const [now, before] = [service, old].map(({ spec }) => spec.ipFamilies ?? []) as [string[], string[]];
  const place = "spec.ipFamilies[0]";
  const why = "may not change once set";
  if (now.length === before.length) {
    const changed = before.filter((family, index) => family !== now[index]);
    return changed.map(() => invalidValue(place, shownFamilies(now), why));
  }
  const errors: FieldError[] = [];
  const { clusterIPs = [] } = service.spec;
  const isLess = before.length > now.length;
  if (isLess && clusterIPs.length === 0) {
    errors.push(invalidValue(place, shownFamilies(now), "primary ipFamily can not be unset"));
  }
  const isOther = Math.min(now.length, before.length) > 0 && now[0] !== before[0];
  if (isOther) errors.push(invalidValue(place, shownIps(clusterIPs), why));
  return isLess && now.length === 1 ? [...errors, ...releaseErrors(service, "ipFamily")] : errors;
}
