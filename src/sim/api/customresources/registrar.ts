import { millisecond, rfc3339, second } from "../../kernel/time.ts";
import type { Task } from "../../kernel/task.ts";
import { jsonEqual } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import { apiVersionOf, qualified } from "../../wire/resource.ts";
import type { Collection } from "../collection.ts";
import { deleteObject } from "../deletion.ts";
import type { Machinery } from "../machinery.ts";
import { customKind } from "./custom-kind.ts";
import {
  cleanupFinalizer,
  isEstablished,
  type CustomResourceDefinition,
  type DefinitionCondition,
  type DefinitionStatus,
} from "./definition.ts";
import { approvalCondition } from "./definition-conditions.ts";
import { namingOf, withCondition } from "./definition-names.ts";

/** About what the controllers of a real server take to see a change. */
const reaction = 10 * millisecond;
/** How often a definition that is being deleted looks whether its last object has gone. */
const cleanupInterval = 5 * second;

/**
 * Keeps what a server serves in step with its CustomResourceDefinitions: accepts their names, establishes them, serves
 * their resources, and empties them before they go. Like in a real server, a moment lies between a definition and its
 * resource.
 */
export class Registrar {
  readonly #definitions: Collection;
  readonly #machinery: Machinery;
  /** What each definition said when its resource was last served. */
  readonly #served = new Map<string, CustomResourceDefinition>();
  readonly #due = new Set<string>();

  constructor(definitions: Collection, machinery: Machinery) {
    this.#definitions = definitions;
    this.#machinery = machinery;
    for (const definition of this.#all()) {
      if (isEstablished(definition)) this.#serve(definition);
      this.#later(definition.metadata.name);
    }
    machinery.store.watch(definitions.root, ({ before, after }) => {
      const changed = (after ?? before)?.value as Stored;
      if (after === undefined) this.#withdraw(changed.metadata.name);
      else this.#later(changed.metadata.name);
    });
  }

  #all(): Iterable<CustomResourceDefinition> {
    return this.#definitions.all() as Iterable<CustomResourceDefinition>;
  }

  #later(name: string, delay: number = reaction): void {
    if (this.#due.has(name)) return;
    this.#due.add(name);
    this.#machinery.kernel.after(delay, () => {
      this.#due.delete(name);
      const definition = this.#find(name);
      if (definition !== undefined) this.#look(definition);
    });
  }

  #find(name: string): CustomResourceDefinition | undefined {
    return this.#definitions.find("", name) as CustomResourceDefinition | undefined;
  }

  /** One step at a time: each write brings the next look. */
  #look(definition: CustomResourceDefinition): void {
    const { metadata, status } = definition;
    if (metadata.deletionTimestamp !== undefined) {
      if (metadata.finalizers?.includes(cleanupFinalizer) === true) this.#empty(definition);
      return;
    }
    const { acceptedNames, conditions } = namingOf(definition, this.#all());
    const approval = approvalCondition(definition);
    const named = {
      acceptedNames,
      conditions: [...conditions, ...(approval === undefined ? [] : [approval])],
    };
    if (this.#write(definition, named)) return;
    if (!isEstablished(definition) && conditions[0]?.status === "True") {
      const reason = "InitialNamesAccepted";
      const message = "the initial names have been accepted";
      this.#write(definition, { conditions: [{ type: "Established", status: "True", reason, message }] });
      return;
    }
    if (status.conditions !== undefined && isEstablished(definition)) this.#serve(definition);
  }

  /** Writes a status; false if it says nothing new. */
  #write(
    definition: CustomResourceDefinition,
    { conditions, ...rest }: DefinitionStatus & { readonly conditions: readonly DefinitionCondition[] },
  ): boolean {
    const time = rfc3339(this.#machinery.kernel.now);
    const all = conditions.reduce(
      (list, condition) => withCondition(list, condition, time),
      definition.status.conditions ?? [],
    );
    const status = { ...definition.status, ...rest, conditions: all };
    if (jsonEqual(status, definition.status)) return false;
    this.#replace({ ...definition, status }, definition);
    return true;
  }

  #replace(definition: CustomResourceDefinition, old: CustomResourceDefinition): void {
    const apiVersion = apiVersionOf(this.#definitions.kind.resource);
    const manager = {
      name: "kube-apiserver",
      operation: "Update",
      apiVersion,
      subresource: "status",
    } as const;
    this.#definitions.replace(definition, old, { manager });
  }

  /** Serves the resource as its definition says now. Watches of an older state of it end. */
  #serve(definition: CustomResourceDefinition): void {
    const { name } = definition.metadata;
    const known = this.#served.get(name);
    if (known !== undefined && isSame(known, definition)) return;
    this.#served.set(name, definition);
    const { registry, minor } = this.#machinery;
    if (definition.spec.versions.some(({ served }) => served)) registry.serve(customKind(definition, minor));
    else registry.withdraw(name);
  }

  #withdraw(name: string): void {
    if (this.#served.delete(name)) this.#machinery.registry.withdraw(name);
  }

  #empty(definition: CustomResourceDefinition): void {
    const kind = customKind(definition, this.#machinery.minor);
    const collection = this.#machinery.registry.collection(qualified(kind.resource));
    const running = {
      type: "Terminating",
      status: "True",
      reason: "InstanceDeletionInProgress",
      message: "CustomResource deletion is in progress",
    };
    if (this.#write(definition, { conditions: [running] })) return;
    const left = collection === undefined ? [] : [...collection.all()];
    if (collection !== undefined && left.length > 0) {
      const { kernel } = this.#machinery;
      kernel.spawn(`delete all ${definition.metadata.name}`, deleteAll(collection, left), () => undefined);
      if (left.some(({ metadata }) => (metadata.finalizers?.length ?? 0) > 0)) {
        this.#later(definition.metadata.name, cleanupInterval);
      } else this.#later(definition.metadata.name);
      return;
    }
    this.#end(definition);
  }

  /** The last object has gone: the definition goes, too, if nothing else holds it. */
  #end(definition: CustomResourceDefinition): void {
    const { metadata } = definition;
    const finalizers = (metadata.finalizers ?? []).filter((name) => name !== cleanupFinalizer);
    if (finalizers.length === 0) {
      this.#definitions.remove(definition);
      return;
    }
    const done = {
      type: "Terminating",
      status: "False",
      reason: "InstanceDeletionCompleted",
      message: "removed all instances",
    };
    const time = rfc3339(this.#machinery.kernel.now);
    const conditions = withCondition(definition.status.conditions ?? [], done, time);
    const status = { ...definition.status, conditions };
    this.#replace({ ...definition, metadata: { ...metadata, finalizers }, status }, definition);
  }
}

function isSame(a: CustomResourceDefinition, b: CustomResourceDefinition): boolean {
  return jsonEqual(a.spec, b.spec) && jsonEqual(a.status.acceptedNames, b.status.acceptedNames);
}

function* deleteAll(collection: Collection, objects: readonly Stored[]): Task<void> {
  for (const { metadata } of objects) {
    const object = collection.find(metadata.namespace, metadata.name);
    const isGoing = object === undefined || object.metadata.deletionTimestamp !== undefined;
    if (!isGoing) yield* deleteObject(collection, object, { options: { dryRun: false } });
  }
}

/** Lets a server serve what its definitions define: `onServed` of their kind. */
export function serveDefinitions(collection: Collection, machinery: Machinery): void {
  void new Registrar(collection, machinery);
}

/** Marks a definition that is to go: its objects go first. */
export function markDefinition(definition: CustomResourceDefinition, now: string): CustomResourceDefinition {
  const { metadata, status } = definition;
  const { finalizers = [] } = metadata;
  const pending = {
    type: "Terminating",
    status: "True",
    reason: "InstanceDeletionPending",
    message: "CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon",
  };
  return {
    ...definition,
    metadata: {
      ...metadata,
      deletionTimestamp: now,
      finalizers: finalizers.includes(cleanupFinalizer) ? finalizers : [...finalizers, cleanupFinalizer],
    },
    status: { ...status, conditions: withCondition(status.conditions ?? [], pending, now) },
  };
}
