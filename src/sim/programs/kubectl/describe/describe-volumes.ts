import type { Volume, VolumeProjection } from "kubernetes-types/core/v1";
import type { DescribeWriter } from "./describe-writer.ts";

type Lines = readonly string[];

/** How each source of a volume is described; the first line is its type. */
const sources: { readonly [Source in keyof Volume]?: (source: NonNullable<Volume[Source]>) => Lines } = {
  hostPath: ({ path, type }) => [
    "Type:\tHostPath (bare host directory volume)",
    `Path:\t${path}`,
    `HostPathType:\t${type ?? ""}`,
  ],
  emptyDir: ({ medium, sizeLimit }) => [
    "Type:\tEmptyDir (a temporary directory that shares a pod's lifetime)",
    `Medium:\t${medium ?? ""}`,
    `SizeLimit:\t${sizeLimit === undefined || sizeLimit === "0" ? "<unset>" : sizeLimit}`,
  ],
  secret: ({ secretName, optional }) => [
    "Type:\tSecret (a volume populated by a Secret)",
    `SecretName:\t${secretName ?? ""}`,
    `Optional:\t${optional === true}`,
  ],
  configMap: ({ name, optional }) => [
    "Type:\tConfigMap (a volume populated by a ConfigMap)",
    `Name:\t${name ?? ""}`,
    `Optional:\t${optional === true}`,
  ],
  persistentVolumeClaim: ({ claimName, readOnly }) => [
    "Type:\tPersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)",
    `ClaimName:\t${claimName}`,
    `ReadOnly:\t${readOnly === true}`,
  ],
  downwardAPI: ({ items = [] }) => [
    "Type:\tDownwardAPI (a volume populated by information about the pod)",
    "Items:",
    ...items.map(
      ({ fieldRef, resourceFieldRef, path }) =>
        `  ${fieldRef?.fieldPath ?? resourceFieldRef?.resource ?? ""} -> ${path}`,
    ),
  ],
  projected: ({ sources: parts = [] }) => [
    "Type:\tProjected (a volume that contains injected data from multiple sources)",
    ...parts.flatMap((part) => projection(part)),
  ],
};

function projection({ secret, configMap, serviceAccountToken, downwardAPI }: VolumeProjection): Lines {
  if (secret !== undefined)
    return [`SecretName:\t${secret.name ?? ""}`, `Optional:\t${secret.optional === true}`];
  if (downwardAPI !== undefined) return ["DownwardAPI:\ttrue"];
  if (configMap !== undefined)
    return [`ConfigMapName:\t${configMap.name ?? ""}`, `Optional:\t${configMap.optional === true}`];
  return serviceAccountToken === undefined
    ? []
    : [`TokenExpirationSeconds:\t${serviceAccountToken.expirationSeconds ?? 3600}`];
}

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeVolumes, 1.33 */
export function describeVolumes(
  out: DescribeWriter,
  volumes: readonly Volume[] = [],
  isTemplate = false,
): void {
  const indent = isTemplate ? "  " : "";
  if (volumes.length === 0) {
    out.line(0, `${indent}Volumes:\t<none>`);
    return;
  }
  out.line(0, `${indent}Volumes:`);
  for (const volume of volumes) {
    out.line(1, `${isTemplate ? " " : ""}${volume.name}:`);
    out.lines(2, linesOf(volume));
  }
}

function linesOf(volume: Volume): Lines {
  for (const name of Object.keys(sources) as (keyof Volume)[]) {
    const source = volume[name];
    const describe = sources[name] as ((source: unknown) => Lines) | undefined;
    if (source !== undefined && describe !== undefined) return describe(source);
  }
  return ["<unknown>"];
}
