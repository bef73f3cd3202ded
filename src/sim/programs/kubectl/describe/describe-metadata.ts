import type { ObjectMeta } from "kubernetes-types/meta/v1";
import { lastAppliedKey } from "../apply/last-applied.ts";
import type { DescribeWriter } from "./describe-writer.ts";

const annotationMax = 140;

/** `Labels:  app=web` and one line below for each further one. */
export function describeLabels(
  out: DescribeWriter,
  title: string,
  labels: Readonly<Record<string, string>> | undefined,
): void {
  const pairs = Object.entries(labels ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .toSorted();
  if (pairs.length === 0) out.line(0, `${title}:\t<none>`);
  for (const [index, pair] of pairs.entries()) out.line(0, `${index === 0 ? `${title}:` : ""}\t${pair}`);
}

/** Without what kubectl apply keeps there. Long values and those of several lines stand below their keys. */
export function describeAnnotations(
  out: DescribeWriter,
  title: string,
  annotations: ObjectMeta["annotations"],
): void {
  const entries = Object.entries(annotations ?? {})
    .filter(([key]) => key !== lastAppliedKey)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  if (entries.length === 0) out.line(0, `${title}:\t<none>`);
  for (const [index, [key, text]] of entries.entries()) {
    const head = index === 0 ? `${title}:\t` : "\t";
    const value = text.replace(/\n$/, "");
    if (value.length + key.length + 2 <= annotationMax && !value.includes("\n")) {
      out.line(0, `${head}${key}: ${value}`);
      continue;
    }
    out.line(0, `${head}${key}:`);
    for (const line of value.split("\n")) out.line(0, `\t  ${shortened(line, annotationMax - 2)}`);
  }
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}...` : text;
}

/** Name, namespace, labels and annotations: how most descriptions begin. */
export function describeHead(out: DescribeWriter, metadata: ObjectMeta | undefined): void {
  out.line(0, `Name:\t${metadata?.name ?? ""}`);
  out.line(0, `Namespace:\t${metadata?.namespace ?? ""}`);
  describeLabels(out, "Labels", metadata?.labels);
  describeAnnotations(out, "Annotations", metadata?.annotations);
}

/** `Controlled By:  ReplicaSet/web-6d4cf56db6`, if there is one. */
export function describeController(out: DescribeWriter, metadata: ObjectMeta | undefined): void {
  const owner = metadata?.ownerReferences?.find(({ controller }) => controller === true);
  if (owner !== undefined) out.line(0, `Controlled By:\t${owner.kind}/${owner.name}`);
}
