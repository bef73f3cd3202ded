import type { Node, Pod } from "kubernetes-types/core/v1";
import {
  addQuantities,
  formatQuantity,
  milliValue,
  parseQuantity,
  wholeValue,
} from "../../../wire/quantity.ts";
import type { DescribeWriter } from "./describe-writer.ts";

interface NodePods {
  readonly out: DescribeWriter;
  readonly node: Node;
  readonly pods: readonly Pod[];
}

type Amounts = Readonly<Record<string, string>>;

/**
 * The pods of a node with what they ask for, and the sums of it.
 * @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeNodeResource, 1.33
 */
export function describeNodeResources({ out, node, pods }: NodePods): void {
  const allocatable = node.status?.allocatable ?? node.status?.capacity ?? {};
  out.line(0, `Non-terminated Pods:\t(${pods.length} in total)`);
  out.line(1, "Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge");
  out.line(1, "---------\t----\t\t------------\t----------\t---------------\t-------------\t---");
  for (const pod of pods) {
    const requests = amountsOf(pod, "requests");
    const limits = amountsOf(pod, "limits");
    const { namespace = "", name = "", creationTimestamp } = pod.metadata ?? {};
    const age = out.age(creationTimestamp);
    const cell = (amounts: Amounts, resource: string): string =>
      share(amounts[resource] ?? "0", allocatable[resource], resource);
    out.line(
      1,
      `${namespace}\t${name}\t\t${cell(requests, "cpu")}\t${cell(limits, "cpu")}\t${cell(requests, "memory")}\t${cell(limits, "memory")}\t${age}`,
    );
  }
  describeSums(out, pods, allocatable);
}

function describeSums(out: DescribeWriter, pods: readonly Pod[], allocatable: Amounts): void {
  out.line(0, "Allocated resources:\n  (Total limits may be over 100 percent, i.e., overcommitted.)");
  out.line(1, "Resource\tRequests\tLimits");
  out.line(1, "--------\t--------\t------");
  const requests = sumOf(pods.map((pod) => amountsOf(pod, "requests")));
  const limits = sumOf(pods.map((pod) => amountsOf(pod, "limits")));
  const shared = ["cpu", "memory", "ephemeral-storage"];
  const huge = Object.keys(allocatable)
    .filter((name) => name.startsWith("hugepages-"))
    .toSorted();
  for (const name of [...shared, ...huge]) {
    out.line(
      1,
      `${name}\t${share(requests[name] ?? "0", allocatable[name], name)}\t${share(limits[name] ?? "0", allocatable[name], name)}`,
    );
  }
}

/** `250m (12%)` */
function share(amount: string, of: string | undefined, resource: string): string {
  const value = resource === "cpu" ? milliValue : wholeValue;
  const whole = value(of);
  const percent = whole === 0 ? 0 : Math.floor((value(amount) * 100) / whole);
  return `${amount} (${percent}%)`;
}

/** What a pod asks for: the sum of its containers, or the largest init container if that is more. */
function amountsOf({ spec }: Pod, what: "requests" | "limits"): Amounts {
  const running = sumOf((spec?.containers ?? []).map(({ resources }) => resources?.[what] ?? {}));
  const result: Record<string, string> = { ...running };
  for (const { resources } of spec?.initContainers ?? []) {
    for (const [name, amount] of Object.entries(resources?.[what] ?? {})) {
      if (milliValue(amount) > milliValue(result[name])) result[name] = amount;
    }
  }
  return result;
}

function sumOf(all: readonly Amounts[]): Amounts {
  const sums: Record<string, string> = {};
  for (const amounts of all) {
    for (const [name, amount] of Object.entries(amounts)) {
      const [before, added] = [parseQuantity(sums[name] ?? "0"), parseQuantity(amount)];
      if (before !== undefined && added !== undefined)
        sums[name] = formatQuantity(addQuantities(before, added));
    }
  }
  return sums;
}
