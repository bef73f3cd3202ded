import type { Container, Volume } from "kubernetes-types/core/v1";
import type { Connection } from "../../client/connection.ts";
import { configMaps, type ConfigMap } from "../../kinds/core/config-map.ts";
import type { Pod } from "../../kinds/core/pod.ts";
import { secrets, type Secret } from "../../kinds/core/secret.ts";

/** The config maps and secrets that a pod refers to, as far as they exist. */
export interface PodObjects {
  readonly configMaps: ReadonlyMap<string, ConfigMap>;
  readonly secrets: ReadonlyMap<string, Secret>;
}

interface References {
  readonly configMaps: Set<string>;
  readonly secrets: Set<string>;
}

/** Fetches all that the pod's volumes and environment refer to. `done` is mostly called before this returns. */
export function fetchObjects(connection: Connection, pod: Pod, done: (objects: PodObjects) => void): void {
  const references = referencesOf(pod);
  const found = { configMaps: new Map<string, ConfigMap>(), secrets: new Map<string, Secret>() };
  let missing = references.configMaps.size + references.secrets.size + 1;
  const one = (): void => {
    if (--missing === 0) done(found);
  };
  const { namespace } = pod.metadata;
  for (const name of references.configMaps) {
    connection.get(configMaps, { namespace, name }, (outcome) => {
      if (outcome.ok) found.configMaps.set(name, outcome.object);
      one();
    });
  }
  for (const name of references.secrets) {
    connection.get(secrets, { namespace, name }, (outcome) => {
      if (outcome.ok) found.secrets.set(name, outcome.object);
      one();
    });
  }
  one();
}

/** Whether the pod mounts objects that people change while it runs; the cluster's own CA is none of these. */
export function mountsObjects(pod: Pod): boolean {
  return (pod.spec.volumes ?? []).some(({ configMap, secret, projected }) => {
    const sources = projected?.sources ?? [];
    const isOwn = sources.some((source) => source.serviceAccountToken !== undefined);
    return configMap !== undefined || secret !== undefined || (projected !== undefined && !isOwn);
  });
}

function referencesOf(pod: Pod): References {
  const references: References = { configMaps: new Set(), secrets: new Set() };
  for (const volume of pod.spec.volumes ?? []) addVolume(references, volume);
  for (const container of [...(pod.spec.initContainers ?? []), ...pod.spec.containers])
    addContainer(references, container);
  return references;
}

function addVolume(references: References, { configMap, secret, projected }: Volume): void {
  add(references.configMaps, configMap?.name);
  add(references.secrets, secret?.secretName);
  for (const source of projected?.sources ?? []) {
    add(references.configMaps, source.configMap?.name);
    add(references.secrets, source.secret?.name);
  }
}

function addContainer(references: References, { env, envFrom }: Container): void {
  for (const { valueFrom } of env ?? []) {
    add(references.configMaps, valueFrom?.configMapKeyRef?.name);
    add(references.secrets, valueFrom?.secretKeyRef?.name);
  }
  for (const { configMapRef, secretRef } of envFrom ?? []) {
    add(references.configMaps, configMapRef?.name);
    add(references.secrets, secretRef?.name);
  }
}

function add(names: Set<string>, name: string | undefined): void {
  if (name !== undefined && name !== "") names.add(name);
}
