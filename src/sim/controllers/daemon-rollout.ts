import type { Pod } from "../kinds/core/pod.ts";
import type { Action } from "./action.ts";
import {
  bounds,
  createPod,
  deletePod,
  isCurrent,
  isEnded,
  isStaying,
  placement,
  type Found,
} from "./daemon-look.ts";

/** The next steps of a rolling update. @models pkg/controller/daemon/update.go rollingUpdate, 1.33 */
export function rollOut(found: Found): readonly Action[] {
  if (found.set.spec.updateStrategy.type === "OnDelete") return [];
  const wanted = found.nodes
    .filter((node) => placement(found.set, node).shouldRun)
    .map(({ metadata }) => metadata.name);
  const { surge, down } = bounds(found, wanted.length);
  return surge === 0 ? replaceOld(found, wanted, down) : surgeOver(found, surge);
}

/** Deletes old pods: those that serve nobody at once, others as far as maxUnavailable allows. */
function replaceOld(found: Found, wanted: readonly string[], limit: number): readonly Action[] {
  const present = wanted.map((name) => (found.byNode.get(name) ?? []).find(isStaying));
  const down = present.filter((pod) => pod === undefined || !found.isAvailable(pod)).length;
  const old = present.filter((pod): pod is Pod => pod !== undefined && !isCurrent(found, pod));
  const unserving = old.filter((pod) => !found.isAvailable(pod) && !isEnded(pod));
  const serving = old.filter((pod) => found.isAvailable(pod)).slice(0, Math.max(0, limit - down));
  return [...unserving, ...serving].map((pod) => deletePod(found.set, pod));
}

/** New pods come beside old ones, on at most `surge` nodes at once; an old one goes when its successor serves. */
function surgeOver(found: Found, surge: number): readonly Action[] {
  const doomed: Pod[] = [];
  const free: string[] = [];
  const candidates: string[] = [];
  let surging = 0;
  for (const [node, group] of found.byNode) {
    const staying = group.filter(isStaying);
    const [old, anotherOld] = staying.filter((pod) => !isCurrent(found, pod));
    const [next, anotherNext] = staying.filter((pod) => isCurrent(found, pod));
    if (anotherOld !== undefined || anotherNext !== undefined) surging++;
    else if (old === undefined) continue;
    else if (next === undefined) (found.isAvailable(old) ? candidates : free).push(node);
    else if (!found.isAvailable(old) || found.isAvailable(next)) doomed.push(old);
    else surging++;
  }
  const chosen = [...free, ...candidates.slice(0, Math.max(0, surge - surging))];
  return [
    ...doomed.map((pod) => deletePod(found.set, pod)),
    ...chosen.map((node) => createPod(found.set, found.hash, node)),
  ];
}
