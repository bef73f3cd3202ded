import { without } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import type { Cluster } from "../machinery.ts";
import type { AdmissionPlugin, AdmissionRequest } from "./admission.ts";
import { createdPod, isAboutCore, type PodLike } from "./pod-like.ts";
import { refusal } from "./refusal.ts";

type PriorityClass = Stored & {
  readonly value: number;
  readonly globalDefault?: boolean;
  readonly preemptionPolicy: string;
};

const resource = "priorityclasses.scheduling.k8s.io";

/**
 * Resolves a pod's priority class into its number, and sees to it that there is one default class at most.
 * @models plugin/pkg/admission/priority/admission.go, 1.33
 */
export const priority: AdmissionPlugin = {
  name: "Priority",
  mutate(object, request, { cluster }) {
    const pod = createdPod(object, request);
    if (pod !== undefined) return withPriority(pod, request, cluster);
    const isUpdate = request.operation === "UPDATE" && isAboutCore(request, "pods");
    return isUpdate ? keepingPriority(object as PodLike, request.old as PodLike) : object;
  },
  validate(object, { operation, resource, name, ...request }, { cluster }) {
    if (resource.plural !== "priorityclasses" || request.subresource !== "") return;
    if ((object as PriorityClass | undefined)?.globalDefault !== true) return;
    const other = globalDefault(cluster);
    if (other === undefined || (operation === "UPDATE" && other.metadata.name === name)) return;
    const why = `PriorityClass ${other.metadata.name} is already marked as default. Only one default can exist`;
    throw refusal({ operation, resource, name, ...request }, object, why);
  },
};

function withPriority(pod: PodLike, request: AdmissionRequest, cluster: Cluster): Stored {
  const found = classOf(pod, request, cluster);
  const value = found?.value ?? 0;
  const given = pod.spec.priority;
  if (given !== undefined && given !== value) {
    const why =
      `the integer value of priority (${given}) must not be provided in pod spec; ` +
      `priority admission controller computed ${value} from the given PriorityClass name`;
    throw refusal(request, pod, why);
  }
  const preemptionPolicy = found === undefined ? "PreemptLowerPriority" : found.preemptionPolicy;
  const policy = pod.spec.preemptionPolicy ?? preemptionPolicy;
  if (policy !== preemptionPolicy) {
    const why =
      `the string value of PreemptionPolicy (${policy}) must not be provided in pod spec; ` +
      `priority admission controller computed ${preemptionPolicy} from the given PriorityClass name`;
    throw refusal(request, pod, why);
  }
  const className = found === undefined ? {} : { priorityClassName: found.metadata.name };
  return { ...pod, spec: { ...pod.spec, ...className, priority: value, preemptionPolicy } } as Stored;
}

/** An update that does not say what was computed keeps it. */
function keepingPriority(pod: PodLike, { spec: old }: PodLike): Stored {
  const { spec } = pod;
  const missing = (["priority", "preemptionPolicy"] as const).filter(
    (field) => spec[field] === undefined && old[field] !== undefined,
  );
  if (missing.length === 0) return pod;
  const kept = Object.fromEntries(missing.map((field) => [field, old[field]]));
  return { ...pod, spec: { ...without(spec, missing), ...kept } } as Stored;
}

function classOf(pod: PodLike, request: AdmissionRequest, cluster: Cluster): PriorityClass | undefined {
  const name = pod.spec.priorityClassName ?? "";
  if (name === "") return globalDefault(cluster);
  const found = cluster.find(resource, "", name) as PriorityClass | undefined;
  if (found !== undefined) return found;
  throw refusal(request, pod, `no PriorityClass with name ${name} was found`);
}

/** If there are several by a race, the one of the lowest value. */
function globalDefault(cluster: Cluster): PriorityClass | undefined {
  let found: PriorityClass | undefined;
  for (const object of cluster.collection(resource)?.all() ?? []) {
    const one = object as PriorityClass;
    if (one.globalDefault === true && (found === undefined || found.value > one.value)) found = one;
  }
  return found;
}
