import type { PodSpec, Toleration } from "kubernetes-types/core/v1";
import type { DescribeWriter } from "./describe-writer.ts";
import { describeLabels } from "./describe-metadata.ts";

/** Node selectors and tolerations, as pods (and templates, indented) show them. */
export function describeScheduling(
  out: DescribeWriter,
  spec: Pick<PodSpec, "nodeSelector" | "tolerations"> | undefined,
  indent = "",
): void {
  describeLabels(out, `${indent}Node-Selectors`, spec?.nodeSelector);
  const tolerations = (spec?.tolerations ?? []).toSorted((one, other) =>
    compare(one.key ?? "", other.key ?? ""),
  );
  if (tolerations.length === 0) out.line(0, `${indent}Tolerations:\t<none>`);
  for (const [index, toleration] of tolerations.entries()) {
    out.line(0, `${index === 0 ? `${indent}Tolerations:` : ""}\t${tolerationText(toleration)}`);
  }
}

/** `node.kubernetes.io/not-ready:NoExecute op=Exists for 300s` */
function tolerationText({
  key = "",
  value = "",
  effect = "",
  operator,
  tolerationSeconds,
}: Toleration): string {
  const subject = `${key}${value === "" ? "" : `=${value}`}${effect === "" ? "" : `:${effect}`}`;
  const exists = operator === "Exists" && value === "" ? `${subject === "" ? "" : " "}op=Exists` : "";
  return `${subject}${exists}${tolerationSeconds === undefined ? "" : ` for ${tolerationSeconds}s`}`;
}

export function describeSpread(out: DescribeWriter, { topologySpreadConstraints = [] }: PodSpec): void {
  for (const [index, constraint] of topologySpreadConstraints.entries()) {
    const { topologyKey, whenUnsatisfiable, maxSkew, labelSelector } = constraint;
    const selector = Object.entries(labelSelector?.matchLabels ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join(",");
    const suffix = labelSelector === undefined ? "" : ` for selector ${selector}`;
    out.line(
      0,
      `${index === 0 ? "Topology Spread Constraints:" : ""}\t${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded${suffix}`,
    );
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
