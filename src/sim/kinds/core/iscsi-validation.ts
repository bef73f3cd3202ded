import { invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { isObject } from "../../wire/json.ts";
import { inRange } from "../validation.ts";

type Fields = Readonly<Record<string, unknown>>;

const shapes = {
  iqn: /iqn\.\d{4}-\d{2}\.([A-Za-z0-9\-.]+)(:[^,;*&$|\s]+)$/,
  eui: /^eui.[A-Za-z0-9]{16}$/,
  naa: /^naa.[A-Za-z0-9]{32}$/,
} as const;

/** @models pkg/apis/core/validation/validation.go validateISCSIVolumeSource, 1.33 */
export function iscsiErrors(
  field: string,
  { source, volumeName }: { readonly source: Fields; readonly volumeName?: string },
): readonly FieldError[] {
  const [portal, iqn, initiator] = ["targetPortal", "iqn", "initiatorName"].map((name) =>
    textOf(source[name]),
  );
  const isPersistent = volumeName !== undefined;
  const errors: FieldError[] = portal === undefined ? [required(`${field}.targetPortal`)] : [];
  if (isPersistent && initiator !== undefined && `${volumeName}:${portal ?? ""}`.length > 64) {
    const why =
      "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.";
    errors.push(invalidValue(`${field}.targetportal`, portal ?? "", why));
  }
  if (iqn === undefined) errors.push(required(`${field}.iqn`));
  else errors.push(...initiatorErrors(`${field}.iqn`, iqn, isPersistent));
  errors.push(...inRange(`${field}.lun`, Number(source["lun"] ?? 0), [0, 255]));
  errors.push(...secretErrors(field, source, isPersistent));
  if (source["initiatorName"] === undefined) return errors;
  return [...errors, ...initiatorErrors(`${field}.initiatorname`, initiator ?? "", isPersistent)];
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function secretErrors(field: string, source: Fields, isPersistent: boolean): readonly FieldError[] {
  const { secretRef } = source;
  const usesChap = source["chapAuthDiscovery"] === true || source["chapAuthSession"] === true;
  const errors = usesChap && secretRef === undefined ? [required(`${field}.secretRef`)] : [];
  const isNameless = isPersistent && isObject(secretRef) && !secretRef["name"];
  return isNameless ? [...errors, required(`${field}.secretRef.name`)] : errors;
}

function initiatorErrors(field: string, name: string, isPersistent: boolean): readonly FieldError[] {
  const prefix = name.slice(0, 3);
  if (prefix !== "iqn" && prefix !== "eui" && prefix !== "naa") {
    const why = isPersistent ? "must be valid format" : "must be valid format starting with iqn, eui, or naa";
    return [invalidValue(field, name, why)];
  }
  return shapes[prefix].test(name) ? [] : [invalidValue(field, name, "must be valid format")];
}
