import { controllerRevisions, type ControllerRevision } from "../kinds/apps/controller-revisions.ts";
import { daemonSets } from "../kinds/apps/daemon-set.ts";
import { labelTest } from "../wire/label-selector.ts";
import type { Action } from "./action.ts";
import { claim, orphanRevisions } from "./claim.ts";
import type { View } from "./controller.ts";
import type { Found } from "./daemon-look.ts";
import {
  isRevisionOf,
  newRevision,
  renumber,
  revisionLabel,
  sortRevisions,
  truncateHistory,
} from "./revision-history.ts";

/**
 * Keeps a revision for each template that a DaemonSet has had of late. `live`: the hashes of its pods.
 * @models pkg/controller/daemon/update.go constructHistory, 1.33
 */
export function daemonHistory(
  { set, hash }: Found,
  live: ReadonlySet<string | undefined>,
  view: View,
): readonly Action[] {
  const owner = { object: set, resource: daemonSets, selects: labelTest(set.spec.selector) };
  const claimed = claim(owner, orphanRevisions, view);
  const sorted = sortRevisions(claimed.objects);
  const current = sorted.filter((revision) => isRevisionOf(set, revision));
  const old = sorted.filter((revision) => !current.includes(revision));
  const isLive = ({ metadata }: ControllerRevision): boolean => live.has(metadata.labels?.[revisionLabel]);
  return [
    ...claimed.actions,
    ...currentRevision({ set, hash }, current, old),
    ...truncateHistory(set, old, isLive),
  ];
}

function currentRevision(
  { set, hash }: Pick<Found, "set" | "hash">,
  current: readonly ControllerRevision[],
  old: readonly ControllerRevision[],
): readonly Action[] {
  const next = (old.at(-1)?.revision ?? 0) + 1;
  const kept = current.at(-1);
  if (kept === undefined) return [newRevision(set, daemonSets, { hash, revision: next })];
  const surplus = current.filter((revision) => revision !== kept);
  return [
    ...surplus.map((object): Action => ({ do: "delete", resource: controllerRevisions, object })),
    ...(kept.revision < next ? [renumber(kept, next)] : []),
  ];
}
