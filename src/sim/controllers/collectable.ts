import { kinds } from "../kinds/index.ts";
import { eventResource } from "../client/event.ts";
import type { Resource } from "../wire/resource.ts";

/** Resources whose objects live in namespaces; events apart, which nobody has a copy of. */
export function namespacedResources(): readonly Resource[] {
  return collectable().filter(({ namespaced }) => namespaced);
}

/** Resources whose objects may own and be owned: all but events. */
export function collectable(): readonly Resource[] {
  return kinds
    .map(({ resource }) => resource)
    .filter(({ plural, group }) => plural !== eventResource.plural || group !== "");
}
