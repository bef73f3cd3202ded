import type { StatefulSet } from "../kinds/apps/stateful-sets.ts";
import type { Pod } from "../kinds/core/pod.ts";
import type { View } from "./controller.ts";

/** What a look at a StatefulSet found. */
export interface StatefulLook {
  readonly set: StatefulSet;
  readonly view: View;
  /** By their ordinals. */
  readonly pods: readonly Pod[];
  /** Names of the revision that is being left, and of the one that is wanted; the same one if nothing rolls out. */
  readonly current: string;
  readonly update: string;
  /** The set with the template of each. */
  readonly currentSet: StatefulSet;
  readonly updateSet: StatefulSet;
  readonly isAvailable: (pod: Pod) => boolean;
}
