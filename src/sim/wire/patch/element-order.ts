import { isObject, type Json } from "../json.ts";

/** What tells two elements of a merged list apart: the merge key's value, or the element itself. */
export function identityOf(element: Json, mergeKey: string): Json | undefined {
  if (mergeKey === "") return element;
  return isObject(element) ? element[mergeKey] : undefined;
}

/**
 * The order of a merged list: what the patch names, in the patch's order, with what only the server has put in
 * between where the live list has it. So a new element without a directive comes first.
 * @models staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go normalizeElementOrder, 1.33
 */
export function ordered(
  merged: readonly Json[],
  patchOrder: readonly Json[],
  live: readonly Json[],
  mergeKey: string,
): readonly Json[] {
  const inPatch = positions(patchOrder, mergeKey);
  const inLive = positions(live, mergeKey);
  const place = (order: ReadonlyMap<unknown, number>, element: Json): number =>
    order.get(identityOf(element, mergeKey)) ?? -1;
  const named = merged.filter((element) => place(inPatch, element) >= 0);
  const serverOnly = merged.filter((element) => place(inPatch, element) < 0);
  const right = named.toSorted((a, b) => place(inPatch, a) - place(inPatch, b));
  const left = serverOnly.toSorted((a, b) => place(inLive, a) - place(inLive, b));
  const result: Json[] = [];
  let next = 0;
  for (const element of right) {
    const limit = place(inLive, element);
    const rest = left.slice(next);
    const until = rest.findIndex((other) => place(inLive, other) >= limit);
    const before = until < 0 ? rest : rest.slice(0, until);
    result.push(...before, element);
    next += before.length;
  }
  return [...result, ...left.slice(next)];
}

function positions(list: readonly Json[], mergeKey: string): ReadonlyMap<unknown, number> {
  const result = new Map<unknown, number>();
  for (const [index, element] of list.entries()) {
    const identity = identityOf(element, mergeKey);
    if (!result.has(identity)) result.set(identity, index);
  }
  return result;
}
