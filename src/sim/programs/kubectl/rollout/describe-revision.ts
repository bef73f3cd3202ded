import type { ReplicaSet } from "kubernetes-types/apps/v1";
import { describeTemplate } from "../describe/describe-template.ts";
import { DescribeWriter } from "../describe/describe-writer.ts";
import { at } from "../../../kernel/time.ts";

/** The pod template of a revision, with its tabs as they are. */
export function describeRevision({ spec, metadata }: ReplicaSet): string {
  const out = new DescribeWriter(at(0), { keepsTabs: true });
  const cause = metadata?.annotations?.["kubernetes.io/change-cause"];
  const template = spec?.template;
  const annotations = {
    ...template?.metadata?.annotations,
    ...(cause === undefined ? {} : { "kubernetes.io/change-cause": cause }),
  };
  describeTemplate(out, { ...template, metadata: { ...template?.metadata, annotations } });
  return out.text;
}
