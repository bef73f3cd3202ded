import type { Volume } from "kubernetes-types/core/v1";
import { forbiddenField, required, type FieldError } from "../../api/field-error.ts";
import { dnsLabel } from "../../api/names.ts";
import { uniqueNames } from "../validation.ts";
import { volumeSources } from "./pod-spec-defaults.ts";

/** @models pkg/apis/core/validation/validation.go ValidateVolumes, 1.33 */
export function validateVolumes(field: string, volumes: readonly Volume[]): readonly FieldError[] {
  return [
    ...volumes.flatMap((volume, index) => validateVolume(`${field}[${index}]`, volume)),
    ...uniqueNames(
      field,
      volumes.map(({ name }) => name ?? ""),
      dnsLabel,
    ),
  ];
}

function validateVolume(field: string, volume: Volume): readonly FieldError[] {
  const given = volumeSources.filter(
    (source) => (volume as unknown as Record<string, unknown>)[source] !== undefined,
  );
  if (given.length === 0) return [required(field, "must specify a volume type")];
  const errors = given
    .slice(1)
    .map((source) => forbiddenField(`${field}.${source}`, "may not specify more than 1 volume type"));
  const { hostPath, secret, configMap, persistentVolumeClaim } = volume;
  if (hostPath !== undefined && !hostPath.path) errors.push(required(`${field}.hostPath.path`));
  if (secret !== undefined && !secret.secretName) errors.push(required(`${field}.secret.secretName`));
  if (configMap !== undefined && !configMap.name) errors.push(required(`${field}.configMap.name`));
  if (persistentVolumeClaim !== undefined && !persistentVolumeClaim.claimName) {
    errors.push(required(`${field}.persistentVolumeClaim.claimName`));
  }
  return errors;
}
