import type { ContainerStatus, PodCondition } from "kubernetes-types/core/v1";
import { forbiddenField, invalidValue, type FieldError } from "../../api/field-error.ts";
import { nameErrors, subdomain } from "../../api/names.ts";
import { legacyIpErrors } from "../address-validation.ts";
import { immutable } from "../immutable.ts";
import { qualifiedNameErrors } from "../qualified-name.ts";
import { annotationUpdateErrors, podAnnotationErrors } from "./pod-annotation-validation.ts";
import type { Pod } from "./pod.ts";

/** @models pkg/apis/core/validation/validation.go ValidatePodStatusUpdate, 1.33 */
export function validatePodStatus(pod: Pod, old: Pod | undefined): readonly FieldError[] {
  if (old === undefined) return [];
  const { status, metadata, spec } = pod;
  const { nominatedNodeName: node = "" } = status;
  return [
    ...annotationUpdateErrors("metadata.annotations", metadata, old.metadata),
    ...podAnnotationErrors("metadata.annotations", metadata.annotations ?? {}, spec),
    ...conditionErrors("status.conditions", status.conditions ?? []),
    ...(node === "" || node === old.status.nominatedNodeName
      ? []
      : nameErrors("status.nominatedNodeName", node, subdomain)),
    ...immutable("status.qosClass", status.qosClass ?? "", old.status.qosClass ?? ""),
    ...transitionErrors("containerStatuses", pod, old),
    ...transitionErrors("initContainerStatuses", pod, old),
    ...transitionErrors("ephemeralContainerStatuses", pod, old),
    ...addressErrors("status.podIPs", status.podIPs ?? []),
    ...hostErrors(pod),
  ];
}

const system = new Set(["PodScheduled", "Ready", "Initialized"]);

function conditionErrors(field: string, conditions: readonly PodCondition[]): readonly FieldError[] {
  return conditions.flatMap(({ type }, index) =>
    system.has(type) ? [] : qualifiedNameErrors(`${field}[${index}].Type`, type ?? ""),
  );
}

type StatusList = "containerStatuses" | "initContainerStatuses" | "ephemeralContainerStatuses";

/** What has ended for good may not be said to run again. */
function transitionErrors(list: StatusList, pod: Pod, old: Pod): readonly FieldError[] {
  const policy = list === "ephemeralContainerStatuses" ? "Never" : old.spec.restartPolicy;
  if (policy === "Always") return [];
  const now = pod.status[list] ?? [];
  const ended = (status: ContainerStatus): boolean => {
    const { terminated } = status.state ?? {};
    if (terminated === undefined) return false;
    if (terminated.exitCode !== 0 && policy === "OnFailure") return false;
    return list !== "initContainerStatuses" || !isSidecar(old, status.name);
  };
  return (old.status[list] ?? []).flatMap((before, index) => {
    const again = now.filter(({ name, state }) => name === before.name && state?.terminated === undefined);
    if (!ended(before)) return [];
    const why = "may not be transitioned to non-terminated state";
    return again.map(() => forbiddenField(`status.${list}[${index}].state`, why));
  });
}

function isSidecar({ spec }: Pod, name: string): boolean {
  return spec.initContainers?.find((container) => container.name === name)?.restartPolicy === "Always";
}

interface Address {
  readonly ip?: string;
}

function addressErrors(field: string, addresses: readonly Address[]): readonly FieldError[] {
  return addresses.flatMap(({ ip = "" }, index) => legacyIpErrors(`${field}[${index}]`, ip));
}

function hostErrors({ status }: Pod): readonly FieldError[] {
  const { hostIP = "", hostIPs = [] } = status;
  const [first] = hostIPs;
  if (first === undefined) return [];
  const isSame = first.ip === hostIP;
  return [
    ...(isSame ? [] : [invalidValue("status.hostIPs[0].ip", first.ip ?? "", "must be equal to `hostIP`")]),
    ...addressErrors("status.hostIPs", hostIPs),
  ];
}
