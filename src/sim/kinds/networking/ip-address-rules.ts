import type { Rules } from "../../api/rules.ts";
import { GoText, required, type FieldError } from "../../api/field-error.ts";
import { nameErrors, pathSegment, subdomain } from "../../api/names.ts";
import { wrongIp } from "../address-validation.ts";
import { goString, goStruct } from "../go-syntax.ts";
import { immutable } from "../immutable.ts";
import type { IpAddressObject, ParentReference } from "./ip-address.ts";

const field = "spec.parentRef";

/** @models pkg/apis/networking/validation/validation.go ValidateIPAddress, 1.33 */
function validate({ spec }: IpAddressObject, old: IpAddressObject | undefined): readonly FieldError[] {
  const { parentRef } = spec;
  const errors = parentErrors(parentRef);
  if (old === undefined) return errors;
  const shown = parentRef === undefined ? undefined : new GoText(goParent(parentRef));
  return [...errors, ...immutable(field, parentRef, old.spec.parentRef, shown)];
}

function parentErrors(parent: ParentReference | undefined): readonly FieldError[] {
  if (parent === undefined) return [required(field)];
  const { group = "", resource = "", name = "", namespace = "" } = parent;
  return [
    ...(group === "" ? [] : nameErrors(`${field}.group`, group, subdomain)),
    ...(resource === ""
      ? [required(`${field}.resource`)]
      : nameErrors(`${field}.resource`, resource, pathSegment)),
    ...(name === "" ? [required(`${field}.name`)] : nameErrors(`${field}.name`, name, pathSegment)),
    ...(namespace === "" ? [] : nameErrors(`${field}.namespace`, namespace, pathSegment)),
  ];
}

function goParent({ group, resource, namespace, name }: ParentReference): string {
  return goStruct("networking.ParentReference", {
    Group: goString(group),
    Resource: goString(resource),
    Namespace: goString(namespace),
    Name: goString(name),
  });
}

function parentOf({ spec: { parentRef } }: IpAddressObject): string {
  if (parentRef === undefined) return "<none>";
  const { group = "", resource = "", namespace = "", name = "" } = parentRef;
  const kind = (group === "" ? resource : `${resource}.${group}`).toLowerCase();
  return [kind, ...(namespace === "" ? [] : [namespace]), name].join("/");
}

/** @models pkg/printers/internalversion/printers.go printIPAddress, 1.33 */
export const ipAddressRules: Rules<IpAddressObject> = {
  names: wrongIp,
  validate,
  // Upstream sends an age, too, without a column for it.
  columns: [{ name: "ParentRef", cell: parentOf }],
};
