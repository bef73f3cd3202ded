import type { JsonObject } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";
import { apiVersionOf, type Resource } from "../wire/resource.ts";
import { withDefaults } from "./defaults.ts";
import { isWithin, type Kind, type ServedForm, type Subresource } from "./kind.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * One group and version under which a kind is served. What comes in is brought into the form in which it is stored,
 * what goes out into the one that was asked for; for the storage form itself nothing happens.
 */
export class Form {
  readonly kind: Kind;
  /** With the group and version of this form. */
  readonly resource: Resource;
  readonly served: ServedForm | undefined;
  readonly #shown = new WeakMap<Stored, Stored>();

  constructor(kind: Kind, served?: ServedForm) {
    this.kind = kind;
    this.served = served;
    this.resource =
      served === undefined
        ? kind.resource
        : { ...kind.resource, group: served.group, version: served.version };
  }

  /** The kind as if this form were the one that is stored. */
  get asKind(): Kind {
    return this.served === undefined ? this.kind : { ...this.kind, resource: this.resource };
  }

  get isStorage(): boolean {
    return this.served === undefined;
  }

  get subresources(): readonly Subresource[] {
    return this.served?.subresources ?? this.kind.subresources ?? [];
  }

  /** An object of this form as it would be stored; its own defaults have been filled in before. */
  toStorage(object: JsonObject): JsonObject {
    if (this.served === undefined) return object;
    const { kind: type } = this.kind.resource;
    const filled = withDefaults(object, this.served.defaults ?? {});
    const { metadata, ...converted } = this.served.toStorage?.(filled) ?? filled;
    const whole = { ...converted, apiVersion: apiVersionOf(this.kind.resource), kind: type };
    return { ...whole, ...(metadata === undefined ? {} : { metadata }) } as JsonObject;
  }

  /** A stored object in this form. The same object gives the same result. */
  fromStorage<T extends Stored>(object: T): T {
    if (this.served === undefined) return object;
    const known = this.#shown.get(object);
    if (known !== undefined) return known as T;
    const fields = object as unknown as Fields;
    const converted = this.served.fromStorage?.(fields) ?? fields;
    const { kind, metadata } = object;
    const shown = { metadata, ...converted, apiVersion: apiVersionOf(this.resource), kind } as T;
    this.#shown.set(object, shown);
    return shown;
  }
}

/** Every form in which a server of this minor serves the kind, the one of its storage first. */
export function formsOf(kind: Kind, minor: number): readonly Form[] {
  const others = (kind.also ?? []).filter((form) => isWithin(form, minor));
  return [...(isWithin(kind, minor) ? [new Form(kind)] : []), ...others.map((form) => new Form(kind, form))];
}
