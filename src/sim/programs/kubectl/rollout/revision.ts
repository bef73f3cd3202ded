import type { ControllerRevision, Deployment } from "kubernetes-types/apps/v1";
import type { PodTemplateSpec } from "kubernetes-types/core/v1";
import type { Task } from "../../../kernel/task.ts";
import { jsonEqual, type Json } from "../../../wire/json.ts";
import { formatSelector } from "../../../wire/label-selector.ts";
import { CommandError } from "../../cobra/command.ts";
import type { PatchRequest } from "../modify/patch-object.ts";
import { listObjects, type Found } from "../resources/fetch.ts";
import type { KubeObject } from "../resources/kube-object.ts";
import type { Session } from "../session.ts";
import { replicaSetsOf, revisionOf, sameTemplate, withoutHash } from "./revisions.ts";

const causeKey = "kubernetes.io/change-cause";

/** What a workload has been before. */
export interface Revision {
  readonly number: number;
  readonly changeCause: string | undefined;
  readonly template: PodTemplateSpec;
  /** Whether the workload is the same now. */
  readonly isCurrent: boolean;
  /** Makes it so again. */
  readonly patch: Pick<PatchRequest, "type" | "body">;
}

/** The revisions of a workload, oldest first. `role`: who is missing for kinds that have none. */
export function* revisionsOf(session: Session, found: Found, role: string): Task<readonly Revision[]> {
  const { object, resource } = found;
  if (resource.kind === "Deployment") return yield* replicaSetRevisions(session, object);
  if (resource.kind === "DaemonSet" || resource.kind === "StatefulSet") {
    return yield* controllerRevisions(session, object);
  }
  const kind = resource.group === "" ? resource.kind : `${resource.kind}.${resource.group}`;
  throw new CommandError(`no ${role} has been implemented for ${JSON.stringify(kind)}`);
}

function* replicaSetRevisions(session: Session, object: KubeObject): Task<readonly Revision[]> {
  const sets = (yield* replicaSetsOf(session, object)).filter((set) => revisionOf(set) > 0);
  return sets.map((set): Revision => ({
    number: revisionOf(set),
    changeCause: set.metadata?.annotations?.[causeKey],
    template: withCause(set.spec?.template ?? {}, set.metadata?.annotations?.[causeKey]),
    isCurrent: sameTemplate(set, object as unknown as Deployment),
    patch: {
      type: "json",
      body: [{ op: "replace", path: "/spec/template", value: withoutHash(set) as unknown as Json }],
    },
  }));
}

/** The history of a deployment shows why, as an annotation. */
function withCause(template: PodTemplateSpec, cause: string | undefined): PodTemplateSpec {
  if (cause === undefined) return template;
  const annotations = { ...template.metadata?.annotations, [causeKey]: cause };
  return { ...template, metadata: { ...template.metadata, annotations } };
}

interface TemplatePatch {
  readonly spec?: { readonly template?: PodTemplateSpec & { readonly $patch?: string } };
}

function* controllerRevisions(session: Session, object: KubeObject): Task<readonly Revision[]> {
  const { metadata, spec } = object as unknown as Deployment;
  const resource = (yield* session.mapper()).byWord("controllerrevisions");
  const labelSelector = formatSelector(spec?.selector);
  const namespace = metadata?.namespace ?? "";
  const target = { is: "list", resource, namespace, labelSelector, fieldSelector: "" } as const;
  const all = (yield* listObjects(session, target)) as unknown as readonly ControllerRevision[];
  const owned = all.filter(({ metadata: own }) =>
    own?.ownerReferences?.some(({ uid, controller }) => controller === true && uid === metadata?.uid),
  );
  const sorted = owned.toSorted((one, other) => one.revision - other.revision);
  return sorted.map((revision): Revision => {
    const data = revision.data as TemplatePatch;
    const { $patch: _, ...template } = data.spec?.template ?? {};
    return {
      number: revision.revision,
      changeCause: revision.metadata?.annotations?.[causeKey],
      template,
      isCurrent: jsonEqual(template, spec?.template),
      patch: { type: "strategic", body: data as unknown as { readonly [field: string]: Json } },
    };
  });
}
