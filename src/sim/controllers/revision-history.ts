import type { PodTemplateSpec } from "kubernetes-types/core/v1";
import { controllerRevisions, type ControllerRevision } from "../kinds/apps/controller-revisions.ts";
import { jsonEqual, type JsonObject } from "../wire/json.ts";
import type { Incoming, Stored } from "../wire/object.ts";
import { apiVersionOf, type Resource } from "../wire/resource.ts";
import type { Action } from "./action.ts";
import { controllerReference } from "./controller.ts";

export const revisionLabel = "controller-revision-hash";

/** An owner of pods that remembers its templates in ControllerRevisions. */
export interface Templated extends Stored {
  readonly spec: { readonly template: PodTemplateSpec; readonly revisionHistoryLimit?: number };
}

/** What a revision remembers: a strategic merge patch that brings the template back. */
export function revisionData({ spec }: Templated): JsonObject {
  return { spec: { template: { ...spec.template, $patch: "replace" } } } as unknown as JsonObject;
}

export function isRevisionOf(owner: Templated, revision: ControllerRevision): boolean {
  return jsonEqual(revision.data, revisionData(owner));
}

/** The template that a revision remembers. */
export function templateOf({ data }: ControllerRevision): PodTemplateSpec {
  const { template } = (data as unknown as { readonly spec: { readonly template: PodTemplateSpec } }).spec;
  const { $patch: _, ...rest } = template as PodTemplateSpec & { readonly $patch?: string };
  return rest;
}

/** Lowest first. */
export function sortRevisions(revisions: readonly ControllerRevision[]): readonly ControllerRevision[] {
  return revisions.toSorted(
    (left, right) => left.revision - right.revision || (left.metadata.name < right.metadata.name ? -1 : 1),
  );
}

interface NewRevision {
  readonly hash: string;
  readonly revision: number;
  /** Of the revision itself, where it is not the one of the pods. */
  readonly label?: string;
}

/** A revision as it is created: named `web-5d9c8f7b6`. */
export function newRevision(
  owner: Templated,
  resource: Resource,
  { hash, revision, label = revisionLabel }: NewRevision,
): Action {
  const { name, namespace, annotations } = owner.metadata;
  const object: Incoming & Readonly<Record<string, unknown>> = {
    apiVersion: apiVersionOf(controllerRevisions),
    kind: controllerRevisions.kind,
    metadata: {
      name: `${name}-${hash}`,
      namespace,
      labels: { ...owner.spec.template.metadata?.labels, [label]: hash },
      ...(annotations === undefined ? {} : { annotations }),
      ownerReferences: [controllerReference(resource, owner)],
    },
    data: revisionData(owner),
    revision,
  };
  return { do: "create", resource: controllerRevisions, object };
}

/** An old template is the current one again: its revision becomes the latest. */
export function renumber(object: ControllerRevision, revision: number): Action {
  return {
    do: "update",
    resource: controllerRevisions,
    object: { ...object, revision } as ControllerRevision,
  };
}

/** Deletes what is beyond the limit and in nobody's use, lowest first. */
export function truncateHistory(
  { spec }: Templated,
  sorted: readonly ControllerRevision[],
  isLive: (revision: ControllerRevision) => boolean,
): readonly Action[] {
  const history = sorted.filter((revision) => !isLive(revision));
  const excess = Math.max(0, history.length - (spec.revisionHistoryLimit ?? 10));
  return history.slice(0, excess).map((object) => ({ do: "delete", resource: controllerRevisions, object }));
}
