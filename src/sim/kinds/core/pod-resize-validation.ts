import type { Container, ResourceRequirements } from "kubernetes-types/core/v1";
import { forbiddenField, invalidValue, type FieldError } from "../../api/field-error.ts";
import type { RuleContext } from "../../api/rules.ts";
import { jsonEqual } from "../../wire/json.ts";
import { compareQuantities } from "../../wire/quantity.ts";
import { qosClassOf } from "./pod-qos.ts";
import { validatePod } from "./pod-validation.ts";
import type { Pod } from "./pod.ts";

const lists = ["containers", "initContainers"] as const;

/**
 * What the subresource resize may change: how much of CPU and memory containers get.
 * @models pkg/apis/core/validation/validation.go ValidatePodResize, 1.33
 */
export function validatePodResize(pod: Pod, old: Pod, context: RuleContext): readonly FieldError[] {
  const unable = unableError(old);
  if (unable !== undefined) return [unable];
  const errors: FieldError[] = [...validatePod(pod, context)];
  if (qosClassOf(pod.spec) !== (old.status.qosClass ?? qosClassOf(old.spec))) {
    const why = "Pod QOS Class may not change as a result of resizing";
    errors.push(invalidValue("spec", pod.status.qosClass ?? "", why));
  }
  const running = old.status.containerStatuses?.find(({ state }) => state?.running !== undefined);
  if (running !== undefined && !hasResources(running)) {
    errors.push(forbiddenField("spec", "Pod running on node without support for resize"));
  }
  const order = lists.flatMap((list) => orderErrors(list, pod.spec[list] ?? [], old.spec[list] ?? []));
  if (order.length > 0) return [...errors, ...order];
  return [...errors, ...removedErrors(pod, old), ...otherErrors(pod, old)];
}

function unableError({ metadata, spec }: Pod): FieldError | undefined {
  if (metadata.annotations?.["kubernetes.io/config.mirror"] !== undefined) {
    return forbiddenField("", "static pods cannot be resized");
  }
  return spec.os?.name === "windows" ? forbiddenField("", "windows pods cannot be resized") : undefined;
}

/** A node that can resize containers tells what they have. */
function hasResources(status: object): boolean {
  return "resources" in status && status.resources !== undefined;
}

function orderErrors(
  list: (typeof lists)[number],
  now: readonly Container[],
  old: readonly Container[],
): readonly FieldError[] {
  if (now.length !== old.length) {
    return [forbiddenField(`spec.${list}`, `${list} may not be added or removed on resize`)];
  }
  const why = `${list} may not be renamed or reordered on resize`;
  return old.flatMap(({ name }, index) =>
    name === now[index]?.name ? [] : [forbiddenField(`spec.${list}[${index}].name`, why)],
  );
}

function isSidecar(container: Container): boolean {
  return (container as { readonly restartPolicy?: string }).restartPolicy === "Always";
}

function removedErrors({ spec }: Pod, { spec: old }: Pod): readonly FieldError[] {
  return (["initContainers", "containers"] as const).flatMap((list) =>
    (old[list] ?? []).flatMap((before, index) => {
      const container = spec[list]?.[index];
      if (container === undefined || (list === "initContainers" && !isSidecar(before))) return [];
      return containerErrors(`spec.${list}[${index}].resources`, container, before.resources ?? {});
    }),
  );
}

function containerErrors(
  field: string,
  container: Container,
  old: ResourceRequirements,
): readonly FieldError[] {
  const removed = (["requests", "limits"] as const).filter((list) =>
    isRemoved(container.resources?.[list] ?? {}, old[list] ?? {}),
  );
  return [
    ...removed.map((list) => forbiddenField(`${field}.${list}`, `resource ${list} cannot be removed`)),
    ...memoryErrors(`${field}.limits[memory]`, container, old.limits?.["memory"]),
  ];
}

/** A container that runs with more than its limit would have to be ended. */
function memoryErrors(
  field: string,
  container: Container,
  before: string | undefined,
): readonly FieldError[] {
  const now = container.resources?.limits?.["memory"];
  const policies = (container as { readonly resizePolicy?: readonly ResizePolicy[] }).resizePolicy ?? [];
  const policy = policies.find(({ resourceName }) => resourceName === "memory")?.restartPolicy;
  if (policy === "RestartContainer" || now === undefined) return [];
  if (before !== undefined && compareQuantities(now, before) >= 0) return [];
  const what = before === undefined ? "added" : "decreased";
  return [forbiddenField(field, `memory limits cannot be ${what} unless resizePolicy is RestartContainer`)];
}

interface ResizePolicy {
  readonly resourceName?: string;
  readonly restartPolicy?: string;
}

type Amounts = Readonly<Record<string, string>>;

function isRemoved(now: Amounts, old: Amounts): boolean {
  return Object.keys(old).some((name) => now[name] === undefined);
}

function otherErrors({ spec }: Pod, { spec: old }: Pod): readonly FieldError[] {
  const wrong = (what: string): FieldError => forbiddenField("spec", what);
  const containers = spec.containers.filter(
    (container, index) => !jsonEqual(comparable(container, old.containers[index]), old.containers[index]),
  );
  const initial = (spec.initContainers ?? []).flatMap((container, index) => {
    const before = old.initContainers?.[index];
    if (!isSidecar(container)) {
      return jsonEqual(container, before)
        ? []
        : [wrong("resources for non-sidecar init containers are immutable")];
    }
    if (jsonEqual(comparable(container, before), before)) return [];
    return [wrong("only cpu and memory resources for sidecar containers are mutable")];
  });
  return [...containers.map(() => wrong("only cpu and memory resources are mutable")), ...initial];
}

/** A container with the CPU and memory of another. */
function comparable(container: Container, old: Container | undefined): Container {
  const { limits, requests } = old?.resources ?? {};
  const resources = {
    ...(limits === undefined ? {} : { limits: withOld(container.resources?.limits ?? {}, limits) }),
    ...(requests === undefined ? {} : { requests: withOld(container.resources?.requests ?? {}, requests) }),
  };
  return { ...container, resources };
}

function withOld(amounts: Amounts, old: Amounts): { [name: string]: string } {
  const others = Object.entries(amounts).filter(([name]) => name !== "cpu" && name !== "memory");
  const kept = Object.entries(old).filter(([name]) => name === "cpu" || name === "memory");
  return Object.fromEntries([...others, ...kept]);
}
