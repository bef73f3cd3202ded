import type { Container, EphemeralContainer, PodSpec, Volume } from "kubernetes-types/core/v1";
import type { Stored } from "../../wire/object.ts";

type Pod = Stored & { readonly spec: PodSpec };
type References = ReadonlySet<string>;

const known = new WeakMap<Stored, References>();

/** What a pod's node must be able to read for it: `secrets NAME`, `configmaps NAME`, `persistentvolumeclaims NAME`, `serviceaccounts NAME`. */
export function podReferences(pod: Stored): References {
  const references = known.get(pod) ?? new Set(referencesOf(pod as Pod));
  known.set(pod, references);
  return references;
}

/** @models plugin/pkg/auth/authorizer/node/graph.go AddPod, 1.33 */
function* referencesOf({ metadata, spec }: Pod): Generator<string> {
  if (metadata.annotations?.["kubernetes.io/config.mirror"] !== undefined) return;
  if (spec.serviceAccountName) yield `serviceaccounts ${spec.serviceAccountName}`;
  for (const { name } of spec.imagePullSecrets ?? []) if (name) yield `secrets ${name}`;
  const containers = [
    ...spec.containers,
    ...(spec.initContainers ?? []),
    ...(spec.ephemeralContainers ?? []),
  ];
  for (const container of containers) yield* ofContainer(container);
  for (const volume of spec.volumes ?? []) yield* ofVolume(volume, metadata.name);
}

function* ofContainer({ env = [], envFrom = [] }: Container | EphemeralContainer): Generator<string> {
  for (const { configMapRef, secretRef } of envFrom)
    yield* named({ configmaps: configMapRef?.name, secrets: secretRef?.name });
  for (const { valueFrom } of env) {
    yield* named({ configmaps: valueFrom?.configMapKeyRef?.name, secrets: valueFrom?.secretKeyRef?.name });
  }
}

function* ofVolume(volume: Volume, pod: string): Generator<string> {
  const { configMap, secret, projected, csi } = volume;
  yield* named({ configmaps: configMap?.name, secrets: secret?.secretName });
  yield* named({ persistentvolumeclaims: claimOf(volume, pod), secrets: csi?.nodePublishSecretRef?.name });
  for (const source of projected?.sources ?? []) {
    yield* named({ configmaps: source.configMap?.name, secrets: source.secret?.name });
  }
}

function claimOf({ name, persistentVolumeClaim, ephemeral }: Volume, pod: string): string | undefined {
  return ephemeral === undefined ? persistentVolumeClaim?.claimName : `${pod}-${name}`;
}

function* named(names: Readonly<Record<string, string | undefined>>): Generator<string> {
  for (const [plural, name] of Object.entries(names)) if (name) yield `${plural} ${name}`;
}
