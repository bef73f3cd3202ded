import type { Task } from "../../../kernel/task.ts";
import type { JsonObject } from "../../../wire/json.ts";
import { pathOf } from "../../../wire/resource.ts";
import { lastAppliedOf, parseConfiguration, withoutLastApplied } from "../apply/last-applied.ts";
import { applyManager } from "../apply/server-side-apply.ts";
import { post } from "../create/create-objects.ts";
import type { MappedManifest } from "../manifest/map-manifests.ts";
import { patchTo, patchTypes } from "../modify/patch-object.ts";
import { pathOfTarget } from "../resources/fetch.ts";
import { asObject, fieldsOf, type KubeObject } from "../resources/kube-object.ts";
import type { Session } from "../session.ts";

interface Merging {
  readonly target: MappedManifest;
  readonly live: KubeObject | undefined;
  /** Whether what others do meanwhile does not count any more. */
  readonly isLast: boolean;
}

/** What the server would make of a manifest. @models staging/src/k8s.io/kubectl/pkg/cmd/diff/diff.go Merged, 1.33 */
export function* mergedObject(session: Session, { target, live, isLast }: Merging): Task<KubeObject> {
  const { resource, namespace, name, manifest } = target;
  const query = { fieldManager: applyManager(session), dryRun: "All" };
  if (session.flags.bool("server-side")) {
    const object = yield* session.client.json({
      method: "PATCH",
      path: pathOf(resource, { namespace, name }),
      body: fieldsOf(manifest),
      contentType: "application/apply-patch+yaml",
      query: { ...query, force: String(session.flags.bool("force-conflicts")) },
    });
    return asObject(object);
  }
  if (live === undefined) return yield* post(session, target, manifest, query);
  const last = lastAppliedOf(live);
  const original = last === undefined ? undefined : parseConfiguration(last);
  const patch = yield* patchTo(resource, { original, modified: withoutLastApplied(manifest), current: live });
  if (patch === undefined) return live;
  const body = isLast ? patch.body : withRevision(patch.body, live);
  const object = yield* session.client.json({
    method: "PATCH",
    path: pathOfTarget(target),
    body,
    contentType: patchTypes[patch.type],
    query,
  });
  return asObject(object);
}

/** The patch is for the object as it was read, and for no other. */
function withRevision(patch: JsonObject, { metadata }: KubeObject): JsonObject {
  const resourceVersion = metadata?.resourceVersion ?? "";
  return { ...patch, metadata: { ...(patch["metadata"] as JsonObject | undefined), resourceVersion } };
}
