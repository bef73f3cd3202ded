import type { DiscoveredResource } from "../client/connection.ts";
import { kinds } from "../kinds/index.ts";
import type { Resource } from "../wire/resource.ts";

/** Resources of a starting cluster whose objects live in namespaces; events apart, which nobody has a copy of. */
export function namespacedResources(): readonly Resource[] {
  return collectable().filter(({ namespaced }) => namespaced);
}

/** Resources of a starting cluster whose objects may own and be owned: all but events. */
export function collectable(): readonly Resource[] {
  return kinds.map(({ resource }) => resource).filter((resource) => !isEvents(resource));
}

/** The same of a resource that discovery has found: it can be followed and deleted. */
export function isCollectable({ resource, verbs }: DiscoveredResource): boolean {
  return !isEvents(resource) && ["delete", "list", "watch"].every((verb) => verbs.includes(verb));
}

function isEvents({ plural, group }: Resource): boolean {
  return plural === "events" && (group === "" || group === "events.k8s.io");
}
