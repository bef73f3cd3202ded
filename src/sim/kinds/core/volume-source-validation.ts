import type { EmptyDirVolumeSource } from "kubernetes-types/core/v1";
import {
  forbiddenField,
  GoText,
  invalidValue,
  required,
  tooLong,
  unsupported,
  type FieldError,
} from "../../api/field-error.ts";
import { dnsLabel, nameErrors, subdomain } from "../../api/names.ts";
import { isObject } from "../../wire/json.ts";
import { compareQuantities } from "../../wire/quantity.ts";
import { goStrings } from "../go-syntax.ts";
import { inRange, oneOf } from "../validation.ts";
import { iscsiErrors } from "./iscsi-validation.ts";
import { descendingPath, noBacksteps } from "./path-validation.ts";

/** A volume's source as JSON has it. */
export type SourceFields = Readonly<Record<string, unknown>>;

export interface SourceContext {
  readonly source: SourceFields;
  readonly isPod?: boolean;
  /** Of a persistent volume, whose sources say in which namespace their secrets are. */
  readonly volumeName?: string;
}

/** Which fields must be there, and what else a type of source asks for. */
interface SourceRule {
  readonly required?: readonly string[];
  readonly more?: (field: string, context: SourceContext) => readonly FieldError[];
}

/** The field's text; empty if there is none. */
export function textOf(source: SourceFields, name: string): string {
  const value = source[name];
  return typeof value === "string" ? value : "";
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

function partition(field: string, { source }: SourceContext): readonly FieldError[] {
  const value = typeof source["partition"] === "number" ? source["partition"] : 0;
  if (value >= 0 && value <= 255) return [];
  return [invalidValue(`${field}.partition`, value, "must be between 1 and 255, inclusive")];
}

const rules: Readonly<Record<string, SourceRule>> = {
  hostPath: { more: hostPathErrors },
  gitRepo: {
    required: ["repository"],
    more: (field, { source }) => descendingPath(`${field}.directory`, textOf(source, "directory")),
  },
  gcePersistentDisk: { required: ["pdName"], more: partition },
  awsElasticBlockStore: { required: ["volumeID"], more: partition },
  nfs: { required: ["server", "path"], more: absolutePath },
  iscsi: { more: iscsiErrors },
  glusterfs: { required: ["endpoints", "path"], more: endpointsNamespace },
  persistentVolumeClaim: { required: ["claimName"] },
  rbd: { required: ["monitors", "image"] },
  cinder: { required: ["volumeID"], more: secretRef },
  cephfs: { required: ["monitors"] },
  quobyte: { more: quobyteErrors },
  fc: { more: fibreChannelErrors },
  flexVolume: { required: ["driver"], more: flexOptions },
  azureFile: { required: ["secretName", "shareName"], more: secretNamespace },
  flocker: { more: flockerErrors },
  vsphereVolume: { required: ["volumePath"] },
  photonPersistentDisk: { required: ["pdID"] },
  portworxVolume: { required: ["volumeID"] },
  azureDisk: { required: ["diskName", "diskURI"], more: azureDiskErrors },
  storageos: { more: storageOsErrors },
  scaleIO: { required: ["gateway", "system", "volumeName"] },
  csi: { more: csiErrors },
  local: { more: localErrors },
  image: { more: imageErrors },
};

/** @models pkg/apis/core/validation/validation.go validateVolumeSource, 1.33 */
export function validateSource(field: string, name: string, context: SourceContext): readonly FieldError[] {
  const rule = rules[name];
  const missing = (rule?.required ?? []).filter((part) => isMissing(context.source[part]));
  return [...missing.map((part) => required(`${field}.${part}`)), ...(rule?.more?.(field, context) ?? [])];
}

export function emptyDirErrors(field: string, { sizeLimit }: EmptyDirVolumeSource): readonly FieldError[] {
  if (sizeLimit === undefined || compareQuantities(sizeLimit, "0") >= 0) return [];
  return [forbiddenField(`${field}.sizeLimit`, "SizeLimit field must be a valid resource quantity")];
}

const hostPathTypes = [
  "",
  "BlockDevice",
  "CharDevice",
  "Directory",
  "DirectoryOrCreate",
  "File",
  "FileOrCreate",
  "Socket",
];

function hostPathErrors(field: string, { source }: SourceContext): readonly FieldError[] {
  const path = textOf(source, "path");
  if (path === "") return [required(`${field}.path`)];
  return [
    ...noBacksteps(`${field}.path`, path),
    ...oneOf(`${field}.type`, textOf(source, "type"), hostPathTypes),
  ];
}

function absolutePath(field: string, { source }: SourceContext): readonly FieldError[] {
  const path = textOf(source, "path");
  return path.startsWith("/") ? [] : [invalidValue(`${field}.path`, path, "must be an absolute path")];
}

function endpointsNamespace(field: string, { source }: SourceContext): readonly FieldError[] {
  const { endpointsNamespace: namespace } = source;
  if (typeof namespace !== "string") return [];
  const place = `${field}.endpointsNamespace`;
  const why = "if the endpointnamespace is set, it must be a valid namespace name";
  return namespace === "" ? [invalidValue(place, namespace, why)] : nameErrors(place, namespace, dnsLabel);
}

/** The secret's name, and in persistent volumes its namespace. */
function secretRef(field: string, { source, volumeName }: SourceContext): readonly FieldError[] {
  const { secretRef: reference } = source;
  if (!isObject(reference)) return [];
  const parts = volumeName === undefined ? ["name"] : ["name", "namespace"];
  return parts
    .filter((part) => isMissing(reference[part]))
    .map((part) => required(`${field}.secretRef.${part}`));
}

const registryRule = "must be a host:port pair or multiple pairs separated by commas";

function quobyteErrors(field: string, { source }: SourceContext): readonly FieldError[] {
  const [registry, tenant, volume] = ["registry", "tenant", "volume"].map((name) => textOf(source, name));
  const errors: FieldError[] = [];
  if (!registry) errors.push(required(`${field}.registry`, registryRule));
  else if ((tenant ?? "").length >= 65) {
    errors.push(required(`${field}.tenant`, "must be a UUID and may not exceed a length of 64 characters"));
  } else {
    const wrong = registry.split(",").filter((pair) => !/^(?:[^:[\]]*|\[[^\]]*\]):[^:]*$/.test(pair));
    errors.push(...wrong.map(() => invalidValue(`${field}.registry`, registry, registryRule)));
  }
  return volume ? errors : [...errors, required(`${field}.volume`)];
}

function fibreChannelErrors(field: string, { source }: SourceContext): readonly FieldError[] {
  const names = Array.isArray(source["targetWWNs"]) ? (source["targetWWNs"] as string[]) : [];
  const ids = Array.isArray(source["wwids"]) ? source["wwids"] : [];
  const { lun } = source;
  const errors: FieldError[] = [];
  if (names.length === 0 && ids.length === 0) {
    errors.push(required(`${field}.targetWWNs`, "must specify either targetWWNs or wwids, but not both"));
  }
  if (names.length > 0 && ids.length > 0) {
    const why = "targetWWNs and wwids can not be specified simultaneously";
    errors.push(invalidValue(`${field}.targetWWNs`, new GoText(goStrings(names)), why));
  }
  if (names.length === 0) return errors;
  return typeof lun === "number"
    ? [...errors, ...inRange(`${field}.lun`, lun, [0, 255])]
    : [...errors, required(`${field}.lun`, "lun is required if targetWWNs is specified")];
}

function flexOptions(field: string, { source }: SourceContext): readonly FieldError[] {
  const options = isObject(source["options"]) ? Object.keys(source["options"]) : [];
  const reserved = options.filter((key) =>
    /\.(?:kubernetes|k8s)\.io$/.test(`.${(key.split("/")[0] ?? "").toLowerCase()}`),
  );
  const why = "kubernetes.io and k8s.io namespaces are reserved";
  return reserved.map((key) => invalidValue(`${field}.options[${key}]`, key, why));
}

function secretNamespace(field: string, { source }: SourceContext): readonly FieldError[] {
  return source["secretNamespace"] === "" ? [required(`${field}.secretNamespace`)] : [];
}

function flockerErrors(field: string, { source }: SourceContext): readonly FieldError[] {
  const [name, id] = [textOf(source, "datasetName"), textOf(source, "datasetUUID")];
  const errors: FieldError[] = [];
  if (name === "" && id === "")
    errors.push(required(field, "one of datasetName and datasetUUID is required"));
  if (name !== "" && id !== "") {
    const why = "datasetName and datasetUUID can not be specified simultaneously";
    errors.push(invalidValue(field, "resource", why));
  }
  if (name.includes("/")) errors.push(invalidValue(`${field}.datasetName`, name, "must not contain '/'"));
  return errors;
}

const managedUri =
  "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}";
const blobUri = "https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd";

function azureDiskErrors(field: string, { source }: SourceContext): readonly FieldError[] {
  const [uri, kind] = [textOf(source, "diskURI"), textOf(source, "kind")];
  const isManaged = kind === "Managed";
  const isRight = uri.startsWith(isManaged ? "/subscriptions/" : "https://");
  return [
    ...oneOf(`${field}.cachingMode`, textOf(source, "cachingMode"), ["None", "ReadOnly", "ReadWrite"]),
    ...oneOf(`${field}.kind`, kind, ["Dedicated", "Managed", "Shared"]),
    ...(isRight ? [] : [unsupported(`${field}.diskURI`, uri, [isManaged ? managedUri : blobUri])]),
  ];
}

function storageOsErrors(field: string, context: SourceContext): readonly FieldError[] {
  const { source } = context;
  const [name, namespace] = [textOf(source, "volumeName"), textOf(source, "volumeNamespace")];
  return [
    ...(name === "" ? [required(`${field}.volumeName`)] : nameErrors(`${field}.volumeName`, name, dnsLabel)),
    ...(namespace === "" ? [] : nameErrors(`${field}.volumeNamespace`, namespace, dnsLabel)),
    ...secretRef(field, context),
  ];
}

const csiSecrets = [
  "controllerPublishSecretRef",
  "controllerExpandSecretRef",
  "nodePublishSecretRef",
  "nodeExpandSecretRef",
];

function csiErrors(field: string, { source, volumeName }: SourceContext): readonly FieldError[] {
  const driver = textOf(source, "driver");
  const errors: FieldError[] = [...driverNameErrors(`${field}.driver`, driver)];
  if (volumeName === undefined)
    return [...errors, ...nodeSecretErrors(field, source["nodePublishSecretRef"])];
  if (textOf(source, "volumeHandle") === "") errors.push(required(`${field}.volumeHandle`));
  const secrets = csiSecrets.filter((name) => isObject(source[name]));
  return [...errors, ...secrets.flatMap((name) => secretPlaceErrors(`${field}.${name}`, source[name]))];
}

/** @models pkg/apis/core/validation/validation.go ValidateCSIDriverName, 1.33 */
export function driverNameErrors(field: string, name: string): readonly FieldError[] {
  const errors: FieldError[] = name === "" ? [required(field)] : [];
  if (name.length > 63) errors.push(tooLong(field, 63));
  const wrong = subdomain(name.toLowerCase());
  return wrong === undefined ? errors : [...errors, invalidValue(field, name, wrong)];
}

function nodeSecretErrors(field: string, reference: unknown): readonly FieldError[] {
  if (!isObject(reference)) return [];
  const name = textOf(reference, "name");
  if (name === "") return [required(`${field}.nodePublishSecretRef.name`)];
  return nameErrors(`${field}.name`, name, subdomain);
}

function secretPlaceErrors(field: string, reference: unknown): readonly FieldError[] {
  const fields = isObject(reference) ? reference : {};
  const [name, namespace] = [textOf(fields, "name"), textOf(fields, "namespace")];
  return [
    ...(name === "" ? [required(`${field}.name`)] : nameErrors(`${field}.name`, name, subdomain)),
    ...(namespace === ""
      ? [required(`${field}.namespace`)]
      : nameErrors(`${field}.namespace`, namespace, dnsLabel)),
  ];
}

function localErrors(field: string, { source }: SourceContext): readonly FieldError[] {
  const path = textOf(source, "path");
  return path === "" ? [required(`${field}.path`)] : noBacksteps(`${field}.path`, path);
}

function imageErrors(field: string, { source, isPod = false }: SourceContext): readonly FieldError[] {
  const isMissingReference = isPod && textOf(source, "reference") === "";
  const policy = textOf(source, "pullPolicy");
  const policies = ["Always", "IfNotPresent", "Never"];
  return [
    ...(isMissingReference ? [required(`${field}.reference`)] : []),
    ...(policy === "" ? [required(`${field}.pullPolicy`)] : oneOf(`${field}.pullPolicy`, policy, policies)),
  ];
}
