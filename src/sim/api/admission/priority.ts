import type { Stored } from "../../wire/object.ts";
import { forbidden } from "../api-error.ts";
import type { Cluster } from "../machinery.ts";
import type { AdmissionPlugin, AdmissionRequest } from "./admission.ts";
import { createdPod, type PodLike } from "./pod-like.ts";

type PriorityClass = Stored & {
  readonly value: number;
  readonly globalDefault?: boolean;
  readonly preemptionPolicy: string;
};

const resource = "priorityclasses.scheduling.k8s.io";

/**
 * Resolves a pod's priority class into its number.
 * @models plugin/pkg/admission/priority/admission.go, 1.33
 */
export const priority: AdmissionPlugin = {
  name: "Priority",
  mutate(object, request, { cluster }) {
    const pod = createdPod(object, request);
    if (pod === undefined) return object;
    const found = classOf(pod, request, cluster);
    const value = found?.value ?? 0;
    const given = pod.spec.priority;
    if (given !== undefined && given !== value) {
      const why =
        `the integer value of priority (${given}) must not be provided in pod spec; ` +
        `priority admission controller computed ${value} from the given PriorityClass name`;
      throw forbidden(request.resource, request.name, why);
    }
    const preemptionPolicy = pod.spec.preemptionPolicy ?? found?.preemptionPolicy ?? "PreemptLowerPriority";
    const className = found === undefined ? {} : { priorityClassName: found.metadata.name };
    return { ...pod, spec: { ...pod.spec, ...className, priority: value, preemptionPolicy } } as Stored;
  },
};

function classOf({ spec }: PodLike, request: AdmissionRequest, cluster: Cluster): PriorityClass | undefined {
  const name = spec.priorityClassName ?? "";
  if (name === "") return globalDefault(cluster);
  const found = find(cluster, name);
  if (found !== undefined) return found;
  throw forbidden(request.resource, request.name, `no PriorityClass with name ${name} was found`);
}

function find(cluster: Cluster, name: string): PriorityClass | undefined {
  return cluster.find(resource, "", name) as PriorityClass | undefined;
}

function globalDefault(cluster: Cluster): PriorityClass | undefined {
  for (const object of cluster.collection(resource)?.all() ?? []) {
    if ((object as PriorityClass).globalDefault === true) return object as PriorityClass;
  }
  return undefined;
}
