import type { Taint } from "kubernetes-types/core/v1";
import {
  duplicate,
  forbiddenField,
  GoText,
  internalField,
  invalidValue,
  required,
  type FieldError,
} from "../../api/field-error.ts";
import { parseCidr } from "../../wire/ip-address.ts";
import { legacyCidrErrors } from "../address-validation.ts";
import { goStrings } from "../go-syntax.ts";
import { go } from "../go/go-value.ts";
import { qualifiedNameErrors } from "../qualified-name.ts";
import { oneOf } from "../validation.ts";
import type { Node } from "./node.ts";
import { resourceQuantityErrors } from "./quantity-validation.ts";
import { wrongJson } from "./secret-json.ts";
import { joined, taintEffects } from "./toleration-validation.ts";

/** @models pkg/apis/core/validation/validation.go ValidateNode, ValidateNodeUpdate, 1.33 */
export function validateNode(node: Node, old: Node | undefined): readonly FieldError[] {
  const { spec } = node;
  // Upstream looks for taints in the metadata.
  const taints = taintErrors("metadata.taints", spec.taints ?? []);
  const avoided = avoidErrors(node);
  if (old === undefined) {
    return [...avoided, ...taints, ...resourceErrors(node), ...rangeErrors(spec.podCIDRs ?? [])];
  }
  return [
    ...avoided,
    ...resourceErrors(node),
    ...addressErrors(node),
    ...changeErrors(spec, old.spec),
    ...taints,
  ];
}

function taintErrors(field: string, taints: readonly Taint[]): readonly FieldError[] {
  const seen = new Set<string>();
  return taints.flatMap((taint, index) => {
    const place = `${field}[${index}]`;
    const { key, value = "", effect } = taint;
    const errors: FieldError[] = [
      ...qualifiedNameErrors(`${place}.key`, key),
      ...joined(`${place}.value`, value),
      ...(effect === "" ? [required(`${place}.effect`)] : oneOf(`${place}.effect`, effect, taintEffects)),
    ];
    const identity = `${effect}:${key}`;
    if (seen.has(identity)) {
      const repeated = duplicate(place, go("core.Taint", taint));
      const why = "taints must be unique by key and effect pair";
      errors.push({ ...repeated, message: `${repeated.message}: ${why}` });
    }
    seen.add(identity);
    return errors;
  });
}

function resourceErrors({ status }: Node): readonly FieldError[] {
  return (["capacity", "allocatable"] as const).flatMap((list) =>
    Object.entries(status[list] ?? {}).flatMap(([name, amount]) =>
      resourceQuantityErrors(`status.${list}.${name}`, name, amount),
    ),
  );
}

function rangeErrors(ranges: readonly string[]): readonly FieldError[] {
  const field = "spec.podCIDRs";
  const errors: FieldError[] = ranges.flatMap((range, index) =>
    legacyCidrErrors(`${field}[${index}]`, range),
  );
  if (ranges.length < 2) return errors;
  const wrong = ranges.findIndex((range) => parseCidr(range) === undefined);
  if (wrong !== -1) errors.push(internalField(field, unreadable(wrong, ranges[wrong] ?? "")));
  const families = new Set(ranges.map((range) => parseCidr(range)?.address.family));
  if (families.size === 2 && ranges.length === 2 && wrong === -1) return errors;
  const why = "may specify no more than one CIDR for each IP family";
  return [...errors, invalidValue(field, new GoText(goStrings(ranges)), why)];
}

function unreadable(index: number, range: string): string {
  const why = `invalid CIDR[${index}]: <nil> (invalid CIDR address: ${range})`;
  return `invalid PodCIDRs. failed to check with dual stack with error:${why}`;
}

const avoidedPods = "scheduler.alpha.kubernetes.io/preferAvoidPods";

function avoidErrors({ metadata }: Node): readonly FieldError[] {
  const text = metadata.annotations?.[avoidedPods];
  const wrong = text === undefined || text === "" ? undefined : wrongJson(text);
  return wrong === undefined ? [] : [invalidValue("metadata.annotations.AvoidPods", avoidedPods, wrong)];
}

function addressErrors({ status }: Node): readonly FieldError[] {
  const seen = new Set<string>();
  return (status.addresses ?? []).flatMap((one, index) => {
    const key = `${one.type}:${one.address}`;
    if (seen.has(key)) return [duplicate(`status.addresses[${index}]`, go("core.NodeAddress", one))];
    seen.add(key);
    return [];
  });
}

function changeErrors(spec: Node["spec"], old: Node["spec"]): readonly FieldError[] {
  const [ranges, before] = [spec.podCIDRs ?? [], old.podCIDRs ?? []];
  const frozen = (name: string, what: string): FieldError =>
    forbiddenField(`spec.${name}`, `node updates may not change ${what} except from "" to valid`);
  const changed =
    before.length === 0 || ranges.length === before.length
      ? before.filter((range, index) => range !== ranges[index])
      : [""];
  const { providerID = "" } = old;
  return [
    ...changed.map(() => frozen("podCIDRs", "podCIDR")),
    ...(providerID !== "" && spec.providerID !== providerID ? [frozen("providerID", "providerID")] : []),
    ...(spec.externalID === old.externalID ? [] : [forbiddenField("spec.externalID", "may not be updated")]),
  ];
}
