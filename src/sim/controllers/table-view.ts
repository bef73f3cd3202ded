import { rfc3339, fromCivil, type Instant } from "../kernel/time.ts";
import { controllerOf, type Stored } from "../wire/object.ts";
import { apiVersionOf, type Resource } from "../wire/resource.ts";
import type { Refusal } from "./action.ts";
import type { Index, Memory, View } from "./controller.ts";

export const noon: Instant = fromCivil({ year: 2026, month: 1, day: 31, hour: 12, minute: 0, second: 0 });

/** For table tests: a cluster that is a list of objects. */
export class TableView implements View {
  readonly now: Instant;
  readonly started: Instant = noon;
  readonly discovered: readonly Resource[] = [];
  readonly discoveredAt: Instant = noon;
  readonly #objects: readonly Stored[];

  constructor(objects: readonly Stored[], now: Instant = noon) {
    this.#objects = objects;
    this.now = now;
  }

  get<T extends Stored>(resource: Resource<T>, namespace: string, name: string): T | undefined {
    return this.list(resource, namespace).find(({ metadata }) => metadata.name === name);
  }

  list<T extends Stored>({ kind }: Resource<T>, namespace?: string): readonly T[] {
    const found = this.#objects.filter(
      (object) =>
        object.kind === kind && (namespace === undefined || object.metadata.namespace === namespace),
    );
    return found as readonly Stored[] as readonly T[];
  }

  controlledBy<T extends Stored>(resource: Resource<T>, uid: string): readonly T[] {
    return this.list(resource).filter((object) => controllerOf(object) === uid);
  }

  by<T extends Stored>({ resource, keysOf }: Index<T>, key: string): readonly T[] {
    return this.list(resource).filter((object) => keysOf(object).includes(key));
  }
}

/** A memory in which everything is new, but for what is given. */
export class TableMemory implements Memory {
  readonly refusals: readonly Refusal[];
  kept: unknown;
  readonly #labels: ReadonlyMap<string, Instant>;

  constructor(
    parts: {
      readonly refusals?: readonly Refusal[];
      readonly labels?: Readonly<Record<string, Instant>>;
      readonly kept?: unknown;
    } = {},
  ) {
    this.kept = parts.kept;
    this.refusals = parts.refusals ?? [];
    this.#labels = new Map(Object.entries(parts.labels ?? {}));
  }

  since(label: string): Instant {
    return this.#labels.get(label) ?? noon;
  }

  had(label: string): boolean {
    return this.#labels.has(label);
  }

  keep(value: unknown): void {
    this.kept = value;
  }
}

/** An object as it is stored, of what a test says of it. */
export function stored<T extends Stored>(
  resource: Resource<T>,
  name: string,
  fields: Readonly<Record<string, unknown>> & { readonly metadata?: Readonly<Record<string, unknown>> } = {},
): T {
  const metadata = {
    name,
    namespace: resource.namespaced ? "default" : "",
    uid: `uid-${name}`,
    creationTimestamp: rfc3339(noon),
    resourceVersion: "1",
    ...fields.metadata,
  };
  const { kind } = resource;
  return { apiVersion: apiVersionOf(resource), kind, status: {}, ...fields, metadata } as unknown as T;
}
