import type { PodTemplateSpec } from "kubernetes-types/core/v1";
import { describeTemplate } from "../describe/describe-template.ts";
import { DescribeWriter } from "../describe/describe-writer.ts";
import { at } from "../../../kernel/time.ts";

/** The pod template of a revision, with its tabs as they are. */
export function describeRevision(template: PodTemplateSpec): string {
  const out = new DescribeWriter(at(0), { keepsTabs: true });
  describeTemplate(out, template);
  return out.text;
}
