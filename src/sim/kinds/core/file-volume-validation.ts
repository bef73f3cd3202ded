import type {
  DownwardAPIVolumeFile,
  KeyToPath,
  ProjectedVolumeSource,
  VolumeProjection,
} from "kubernetes-types/core/v1";
import { forbiddenField, invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { fileFields, validateFieldRef, validateResourceFieldRef } from "./field-ref-validation.ts";
import { nonReservedPath } from "./path-validation.ts";
import { trustBundleErrors } from "./trust-bundle-validation.ts";

function modeErrors(field: string, mode: number | undefined): readonly FieldError[] {
  const why = "must be a number between 0 and 0777 (octal), both inclusive";
  return mode === undefined || (mode >= 0 && mode <= 0o777) ? [] : [invalidValue(field, mode, why)];
}

function keyErrors(field: string, { key, path, mode }: KeyToPath): readonly FieldError[] {
  return [
    ...(key === "" ? [required(`${field}.key`)] : []),
    ...(path === "" ? [required(`${field}.path`)] : []),
    ...nonReservedPath(`${field}.path`, path),
    ...modeErrors(`${field}.mode`, mode),
  ];
}

interface ConfigVolume {
  readonly name?: string;
  readonly secretName?: string;
  readonly defaultMode?: number;
  readonly items?: readonly KeyToPath[];
}

/** A secret or a config map as a volume. */
export function configVolumeErrors(
  field: string,
  source: ConfigVolume,
  name: "name" | "secretName",
): readonly FieldError[] {
  return [
    ...((source[name] ?? "") === "" ? [required(`${field}.${name}`)] : []),
    ...modeErrors(`${field}.defaultMode`, source.defaultMode),
    ...(source.items ?? []).flatMap((item, index) => keyErrors(`${field}.items[${index}]`, item)),
  ];
}

/** What is wrong with one of the files is said of the volume. */
export function downwardVolumeErrors(
  field: string,
  {
    items = [],
    defaultMode,
  }: { readonly items?: readonly DownwardAPIVolumeFile[]; readonly defaultMode?: number },
): readonly FieldError[] {
  return [
    ...modeErrors(`${field}.defaultMode`, defaultMode),
    ...items.flatMap((item) => fileErrors(field, item)),
  ];
}

function fileErrors(field: string, file: DownwardAPIVolumeFile): readonly FieldError[] {
  const { path, fieldRef, resourceFieldRef, mode } = file;
  const errors: FieldError[] = [
    ...(path === "" ? [required(`${field}.path`)] : []),
    ...nonReservedPath(`${field}.path`, path),
  ];
  if (fieldRef !== undefined) {
    errors.push(...validateFieldRef(`${field}.fieldRef`, fieldRef, fileFields));
    if (resourceFieldRef !== undefined) {
      const why = "fieldRef and resourceFieldRef can not be specified simultaneously";
      errors.push(invalidValue(field, "resource", why));
    }
  } else if (resourceFieldRef !== undefined) {
    errors.push(...validateResourceFieldRef(`${field}.resourceFieldRef`, resourceFieldRef, { isFile: true }));
  } else errors.push(required(field, "one of fieldRef and resourceFieldRef is required"));
  return [...errors, ...modeErrors(`${field}.mode`, mode)];
}

/** @models pkg/apis/core/validation/validation.go validateProjectionSources, 1.33 */
export function projectedVolumeErrors(
  field: string,
  { sources = [], defaultMode }: ProjectedVolumeSource,
): readonly FieldError[] {
  const paths = new Set<string>();
  /** Two sources may not write the same file; the refusal shows whose file it was. */
  const taken = (path: string, shown: string): readonly FieldError[] => {
    if (path === "" || !paths.has(path)) {
      paths.add(path);
      return [];
    }
    return [invalidValue(field, shown, "conflicting duplicate paths")];
  };
  return [
    ...modeErrors(`${field}.defaultMode`, defaultMode),
    ...sources.flatMap((source, index) =>
      projectionErrors(field, source, { place: `${field}.sources[${index}]`, taken }),
    ),
  ];
}

interface Projection {
  readonly place: string;
  readonly taken: (path: string, shown: string) => readonly FieldError[];
}

function projectionErrors(
  field: string,
  source: VolumeProjection,
  projection: Projection,
): readonly FieldError[] {
  const { place, taken } = projection;
  const { downwardAPI, serviceAccountToken: token, clusterTrustBundle: bundle } = source;
  const errors: FieldError[] = [
    ...keyedErrors(source, "secret", projection),
    ...keyedErrors(source, "configMap", projection),
    ...(downwardAPI?.items ?? []).flatMap((file) => [
      ...fileErrors(`${place}.downwardAPI`, file),
      ...taken(file.path ?? "", file.path ?? ""),
    ]),
  ];
  if (token !== undefined) {
    errors.push(...durationErrors(`${place}.serviceAccountToken.expirationSeconds`, token.expirationSeconds));
    if (!token.path) errors.push(required(`${field}.path`));
    else errors.push(...nonReservedPath(`${field}.path`, token.path));
  }
  if (bundle !== undefined) {
    errors.push(
      ...trustBundleErrors(`${place}.clusterTrustBundle`, bundle),
      ...taken(bundle.path, bundle.path),
    );
  }
  const count = Object.values(source).filter((part) => part !== undefined).length;
  const why = "may not specify more than 1 volume type per source";
  return count > 1 ? [...errors, forbiddenField(place, why)] : errors;
}

function keyedErrors(
  source: VolumeProjection,
  type: "secret" | "configMap",
  { place, taken }: Projection,
): readonly FieldError[] {
  const part = source[type];
  if (part === undefined) return [];
  const { name = "", items = [] } = part;
  return [
    ...(name === "" ? [required(`${place}.${type}.name`)] : []),
    ...items.flatMap((item, index) => [
      ...keyErrors(`${place}.${type}.items[${index}]`, item),
      ...taken(item.path ?? "", name),
    ]),
  ];
}

function durationErrors(field: string, seconds = 0): readonly FieldError[] {
  if (seconds < 600) return [invalidValue(field, seconds, "may not specify a duration less than 10 minutes")];
  return seconds > 2 ** 32
    ? [invalidValue(field, seconds, "may not specify a duration larger than 2^32 seconds")]
    : [];
}
