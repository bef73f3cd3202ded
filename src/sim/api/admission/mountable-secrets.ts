import type { Container, LocalObjectReference, ObjectReference } from "kubernetes-types/core/v1";
import type { Stored } from "../../wire/object.ts";
import type { Machinery } from "../machinery.ts";
import type { AdmissionPlugin, AdmissionRequest } from "./admission.ts";
import { isMirrorPod, type PodLike } from "./pod-like.ts";
import { refusal } from "./refusal.ts";

type Account = Stored & {
  readonly secrets?: readonly ObjectReference[];
  readonly imagePullSecrets?: readonly LocalObjectReference[];
};

/**
 * The rare half of the plugin ServiceAccount: what static pods may not have, and accounts that allow some secrets only
 * (kubernetes.io/enforce-mountable-secrets).
 * @models plugin/pkg/admission/serviceaccount/admission.go Validate, limitSecretReferences, 1.33
 */
export const mountableSecrets: AdmissionPlugin = {
  name: "ServiceAccount",
  validate(object, request, machinery) {
    const pod = object as PodLike;
    const wrong = isMirrorPod(pod)
      ? mirrorError(pod)
      : secretError(pod, accountOf(pod, request, machinery), request);
    if (wrong !== undefined) throw refusal(request, pod, wrong);
  },
};

function accountOf(
  { spec }: PodLike,
  { namespace }: AdmissionRequest,
  { cluster }: Machinery,
): Account | undefined {
  return cluster.find("serviceaccounts", namespace, spec.serviceAccountName ?? "");
}

function mirrorError({ spec }: PodLike): string | undefined {
  if ((spec.serviceAccountName ?? "") !== "") return "a mirror pod may not reference service accounts";
  const volumes = spec.volumes ?? [];
  const containers = [...spec.containers, ...(spec.initContainers ?? [])];
  const hasSecrets =
    volumes.some(
      ({ secret, projected }) => secret !== undefined || projected?.sources?.some((one) => one.secret),
    ) ||
    (spec.imagePullSecrets?.length ?? 0) > 0 ||
    containers.some((container) => [...secretsOf(container)].length > 0);
  if (hasSecrets) return "a mirror pod may not reference secrets";
  const hasToken = volumes.some(({ projected }) =>
    projected?.sources?.some((one) => one.serviceAccountToken),
  );
  return hasToken ? "a mirror pod may not use ServiceAccountToken volume projections" : undefined;
}

/** The secrets in a container's environment, with how a refusal names the place. */
function* secretsOf({
  env = [],
  envFrom = [],
}: Container): Generator<readonly [place: string, secret: string]> {
  for (const { name, valueFrom } of env) {
    if (valueFrom?.secretKeyRef !== undefined) yield [`envVar ${name}`, valueFrom.secretKeyRef.name ?? ""];
  }
  for (const { secretRef } of envFrom) if (secretRef !== undefined) yield ["envFrom", secretRef.name ?? ""];
}

function secretError(
  pod: PodLike,
  account: Account | undefined,
  { subresource }: AdmissionRequest,
): string | undefined {
  const allowed = new Set(account?.secrets?.map(({ name }) => name));
  const owner = `because service account ${account?.metadata.name ?? ""} does not reference that`;
  const { spec } = pod;
  const mounted = (spec.volumes ?? []).flatMap(({ secret }) =>
    secret === undefined ? [] : [secret.secretName],
  );
  const wrong = mounted.find((name) => !allowed.has(name));
  if (subresource === "" && wrong !== undefined) {
    return `volume with secret.secretName="${wrong}" is not allowed ${owner} secret`;
  }
  for (const [what, container] of containersOf(pod, subresource)) {
    for (const [place, secret] of secretsOf(container)) {
      if (allowed.has(secret)) continue;
      return `${what} ${container.name} with ${place} referencing secret.secretName="${secret}" is not allowed ${owner} secret`;
    }
  }
  return subresource === "" ? pullSecretError(pod, account, owner) : undefined;
}

function containersOf({ spec }: PodLike, subresource: string): readonly (readonly [string, Container])[] {
  const named = (what: string, list: readonly Container[] = []): readonly (readonly [string, Container])[] =>
    list.map((container) => [what, container] as const);
  if (subresource === "ephemeralcontainers") return named("ephemeral container", spec.ephemeralContainers);
  return [...named("init container", spec.initContainers), ...named("container", spec.containers)];
}

function pullSecretError({ spec }: PodLike, account: Account | undefined, owner: string): string | undefined {
  const allowed = new Set(account?.imagePullSecrets?.map(({ name }) => name));
  const index = spec.imagePullSecrets?.findIndex(({ name }) => !allowed.has(name)) ?? -1;
  if (index < 0) return undefined;
  return `imagePullSecrets[${index}].name="${spec.imagePullSecrets?.[index]?.name}" is not allowed ${owner} imagePullSecret`;
}
