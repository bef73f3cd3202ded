import type { Rules } from "../../api/rules.ts";
import { GoText, invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { parseCidr } from "../../wire/ip-address.ts";
import { cidrErrors } from "../address-validation.ts";
import { ageColumn } from "../columns.ts";
import { goStrings, goStruct } from "../go-syntax.ts";
import { immutable } from "../immutable.ts";
import type { ServiceCidr } from "./service-cidr.ts";

const field = "spec.cidrs";
const oneOfEach = "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64";

function rangeErrors(cidrs: readonly string[]): readonly FieldError[] {
  if (cidrs.length === 0) return [required(field, "at least one CIDR required")];
  if (cidrs.length > 2) {
    const shown = goStruct("networking.ServiceCIDRSpec", { CIDRs: goStrings(cidrs) });
    return [invalidValue(field, new GoText(shown), "may only hold up to 2 values")];
  }
  const errors = cidrs.flatMap((cidr, index) => cidrErrors(`${field}[${index}]`, cidr));
  const [first, second] = cidrs.map((cidr) => parseCidr(cidr)?.address.family);
  if (first !== undefined && first === second) {
    return [...errors, invalidValue(field, new GoText(goStrings(cidrs)), oneOfEach)];
  }
  return errors;
}

/**
 * The ranges stay as they are, except that a second family may be added.
 * @models pkg/apis/networking/validation/validation.go ValidateServiceCIDRUpdate, 1.33
 */
function validate({ spec }: ServiceCidr, old: ServiceCidr | undefined): readonly FieldError[] {
  const { cidrs = [] } = spec;
  if (old === undefined) return rangeErrors(cidrs);
  const { cidrs: before = [] } = old.spec;
  if (cidrs.length === before.length) {
    return cidrs.flatMap((cidr, index) => immutable(`${field}[${index}]`, cidr, before[index]));
  }
  if (before.length === 1 && cidrs.length === 2) {
    return [...immutable(`${field}[0]`, cidrs[0], before[0]), ...rangeErrors(cidrs)];
  }
  return [invalidValue(field, new GoText(goStrings(cidrs)), "field is immutable")];
}

/** @models pkg/printers/internalversion/printers.go printServiceCIDR, 1.33 */
export const serviceCidrRules: Rules<ServiceCidr> = {
  validate,
  columns: [{ name: "CIDRs", cell: ({ spec }) => (spec.cidrs ?? []).join(",") }, ageColumn],
};
