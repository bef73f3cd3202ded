import type { PodSpec, Toleration } from "kubernetes-types/core/v1";
import type { Overhead, Scheduling } from "kubernetes-types/node/v1";
import { jsonEqual } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import type { Machinery } from "../machinery.ts";
import type { AdmissionPlugin, AdmissionRequest } from "./admission.ts";
import type { PodLike } from "./pod-like.ts";
import { refusal } from "./refusal.ts";
import { resourceList, sameList, shownList } from "./resource-list.ts";

type RuntimeClass = Stored & { readonly overhead?: Overhead; readonly scheduling?: Scheduling };

/**
 * Gives pods the overhead, node selector and tolerations of their runtime class.
 * @models plugin/pkg/admission/runtimeclass/admission.go, 1.33
 */
export const runtimeClass: AdmissionPlugin = {
  name: "RuntimeClass",
  mutate(object, request, machinery) {
    const pod = object as PodLike;
    const found = classOf(pod, request, machinery);
    if (found === undefined) return object;
    return withScheduling(withOverhead(pod, found, request), found, request);
  },
  validate(object, request, machinery) {
    if (object === undefined) return;
    const pod = object as PodLike;
    const overhead = classOf(pod, request, machinery)?.overhead;
    if (overhead === undefined) {
      if (pod.spec.overhead === undefined) return;
      throw refusal(
        request,
        pod,
        "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead",
      );
    }
    if (!sameOverhead(overhead, pod.spec)) throw refusal(request, pod, otherOverhead);
  },
};

const otherOverhead = "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead";

function classOf(pod: PodLike, request: AdmissionRequest, { cluster }: Machinery): RuntimeClass | undefined {
  const name = pod.spec.runtimeClassName;
  if (name === undefined) return undefined;
  const found = cluster.find("runtimeclasses.node.k8s.io", "", name);
  if (found === undefined) throw refusal(request, pod, `pod rejected: RuntimeClass "${name}" not found`);
  return found;
}

function sameOverhead({ podFixed }: Overhead, spec: PodSpec): boolean {
  const fixed = podFixed;
  return sameList(resourceList(fixed), resourceList(spec.overhead));
}

function withOverhead(pod: PodLike, { overhead }: RuntimeClass, request: AdmissionRequest): PodLike {
  if (overhead === undefined) return pod;
  const given = Object.keys(pod.spec.overhead ?? {}).length > 0;
  if (given && !sameOverhead(overhead, pod.spec)) throw refusal(request, pod, otherOverhead);
  const fixed = shownList(resourceList(overhead.podFixed));
  return { ...pod, spec: { ...pod.spec, overhead: fixed } };
}

function withScheduling(pod: PodLike, { scheduling }: RuntimeClass, request: AdmissionRequest): PodLike {
  if (scheduling === undefined) return pod;
  const own = pod.spec.nodeSelector ?? {};
  for (const [key, value] of Object.entries(scheduling.nodeSelector ?? {})) {
    const podValue = own[key];
    if (podValue === undefined || podValue === value) continue;
    const why =
      `conflict: runtimeClass.scheduling.nodeSelector[${key}] = ${value}; ` +
      `pod.spec.nodeSelector[${key}] = ${podValue}`;
    throw refusal(request, pod, why);
  }
  const nodeSelector = { ...own, ...scheduling.nodeSelector };
  const tolerations = mergedTolerations(pod.spec.tolerations ?? [], scheduling.tolerations ?? []);
  return {
    ...pod,
    spec: {
      ...pod.spec,
      ...(Object.keys(nodeSelector).length === 0 ? {} : { nodeSelector }),
      ...(tolerations.length === 0 ? {} : { tolerations: [...tolerations] }),
    },
  };
}

/** Both lists without those that another one covers. */
function mergedTolerations(own: readonly Toleration[], more: readonly Toleration[]): readonly Toleration[] {
  const all = [...own, ...more];
  return all.filter(
    (toleration, index) =>
      !all.some(
        (other, at) =>
          at !== index && covers(other, toleration) && (at < index || !covers(toleration, other)),
      ),
  );
}

/** @models pkg/util/tolerations/tolerations.go isSuperset, 1.33 */
function covers(wide: Toleration, narrow: Toleration): boolean {
  if (jsonEqual(wide, narrow)) return true;
  const { key, operator, effect, value } = { ...blank, ...wide };
  const other = { ...blank, ...narrow };
  if (key !== other.key && !(key === "" && operator === "Exists")) return false;
  if (effect !== "" && effect !== other.effect) return false;
  if (effect === "NoExecute" && !lastsAsLong(wide, narrow)) return false;
  if (operator === "Exists") return true;
  return other.operator === "Equal" && value === other.value;
}

const blank = { key: "", operator: "Equal", effect: "", value: "" };

function lastsAsLong({ tolerationSeconds }: Toleration, { tolerationSeconds: wanted }: Toleration): boolean {
  if (tolerationSeconds === undefined) return true;
  return wanted !== undefined && tolerationSeconds >= wanted;
}
