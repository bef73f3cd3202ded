import type { NamespaceCondition } from "kubernetes-types/core/v1";
import { eventResource } from "../client/event.ts";
import { millisecond, parseRfc3339, rfc3339, second } from "../kernel/time.ts";
import { namespaces, type Namespace } from "../kinds/core/namespace.ts";
import { jsonEqual } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";
import { qualified, type Resource } from "../wire/resource.ts";
import type { Action } from "./action.ts";
import type { View } from "./controller.ts";

const grace = 5 * second;
/** How soon an answer to a question may be there. */
const lookAgain = 50 * millisecond;

interface Content {
  readonly resource: Resource;
  readonly objects: readonly Stored[];
}

/**
 * What is to be done about a namespace that is being deleted.
 * @models pkg/controller/namespace/deletion/namespaced_resources_deleter.go Delete, 1.33
 */
export function emptyNamespace(
  namespace: Namespace,
  resources: readonly Resource[],
  view: View,
): readonly Action[] {
  const { deletionTimestamp, name } = namespace.metadata;
  const finalizers = namespace.spec.finalizers ?? [];
  if (deletionTimestamp === undefined || finalizers.length === 0) return [];
  // Real ones wait too, so that members of a control plane agree on the deletion first.
  const wait = (parseRfc3339(deletionTimestamp) ?? view.now) + grace - view.now;
  if (wait > 0) return [{ do: "after", duration: wait }];
  if (!knowsAll(view, deletionTimestamp)) return [{ do: "discover" }, { do: "after", duration: lookAgain }];
  const contents = contentsOf(name, [...resources, ...othersOf(resources, view)], view);
  const status = conditions(namespace, contents, rfc3339(view.now));
  if (contents.length > 0) return [...deletions(contents), ...status];
  const rest = finalizers.filter((finalizer) => finalizer !== "kubernetes");
  const object = { ...namespace, spec: { ...namespace.spec, finalizers: rest } } as Namespace;
  return [
    { do: "delete all", resource: eventResource, namespace: name },
    { do: "finalize", resource: namespaces, object },
  ];
}

/** Whether the server was asked what it serves since nothing new can come into the namespace. */
function knowsAll({ discoveredAt }: View, deletionTimestamp: string): boolean {
  return discoveredAt !== undefined && discoveredAt > (parseRfc3339(deletionTimestamp) ?? discoveredAt);
}

function othersOf(resources: readonly Resource[], { discovered }: View): readonly Resource[] {
  const known = new Set(resources.map(qualified));
  return discovered.filter((resource) => resource.namespaced && !known.has(qualified(resource)));
}

function contentsOf(namespace: string, resources: readonly Resource[], view: View): readonly Content[] {
  const all = resources.map((resource): Content => ({ resource, objects: view.list(resource, namespace) }));
  return all.filter(({ objects }) => objects.length > 0);
}

function deletions(contents: readonly Content[]): readonly Action[] {
  return contents.flatMap(({ resource, objects }) =>
    objects
      .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
      .map((object): Action => ({ do: "delete", resource, object })),
  );
}

function conditions(namespace: Namespace, contents: readonly Content[], now: string): readonly Action[] {
  const next = [
    condition(
      "NamespaceDeletionDiscoveryFailure",
      "ResourcesDiscovered",
      "All resources successfully discovered",
    ),
    condition(
      "NamespaceDeletionGroupVersionParsingFailure",
      "ParsedGroupVersions",
      "All legacy kube types successfully parsed",
    ),
    condition(
      "NamespaceDeletionContentFailure",
      "ContentDeleted",
      "All content successfully deleted, may be waiting on finalization",
    ),
    remaining(contents),
    finalizersRemaining(contents),
  ];
  const known = namespace.status.conditions ?? [];
  const merged = next.map((one): NamespaceCondition => {
    const old = known.find(({ type }) => type === one.type);
    return { ...one, lastTransitionTime: old?.status === one.status ? (old.lastTransitionTime ?? now) : now };
  });
  if (jsonEqual(merged, known)) return [];
  const object = { ...namespace, status: { ...namespace.status, conditions: merged } } as Namespace;
  return [{ do: "status", resource: namespaces, object }];
}

function remaining(contents: readonly Content[]): NamespaceCondition {
  if (contents.length === 0)
    return condition("NamespaceContentRemaining", "ContentRemoved", "All content successfully removed");
  const counts = contents.map(
    ({ resource, objects }) => `${gvr(resource)} has ${objects.length} resource instances`,
  );
  const message = `Some resources are remaining: ${counts.toSorted().join(", ")}`;
  return condition("NamespaceContentRemaining", "SomeResourcesRemain", message, "True");
}

function finalizersRemaining(contents: readonly Content[]): NamespaceCondition {
  const counts = new Map<string, number>();
  for (const { metadata } of contents.flatMap(({ objects }) => objects)) {
    for (const finalizer of metadata.finalizers ?? [])
      counts.set(finalizer, (counts.get(finalizer) ?? 0) + 1);
  }
  const type = "NamespaceFinalizersRemaining";
  if (counts.size === 0)
    return condition(type, "ContentHasNoFinalizers", "All content-preserving finalizers finished");
  const texts = [...counts]
    .map(([finalizer, count]) => `${finalizer} in ${count} resource instances`)
    .toSorted();
  const message = `Some content in the namespace has finalizers remaining: ${texts.join(", ")}`;
  return condition(type, "SomeFinalizersRemain", message, "True");
}

/** `pods.`, `deployments.apps`: the core group keeps its dot. */
function gvr(resource: Resource): string {
  return resource.group === "" ? `${resource.plural}.` : qualified(resource);
}

function condition(
  type: string,
  reason: string,
  message: string,
  status: "True" | "False" = "False",
): NamespaceCondition {
  return { type, status, reason, message };
}
