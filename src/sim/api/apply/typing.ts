import type { JsonObject } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import { apiVersionOf } from "../../wire/resource.ts";
import { GoForms } from "../../wire/fields/go-form.ts";
import { SchemaShapes } from "../../wire/fields/schema-shapes.ts";
import type { TypeShape } from "../../wire/fields/type-shape.ts";
import { typeKeyOf, type SchemaTable } from "../../wire/schema/schema-table.ts";
import { formsOf, type Form } from "../form.ts";
import type { Kind } from "../kind.ts";

/** An object in one version of its kind, with the shape that it has there. */
export interface Versioned {
  readonly value: JsonObject;
  readonly shape: TypeShape;
}

/** A kind in all its versions, as ownership sees them. */
export class Typing {
  readonly #forms: ReadonlyMap<string, Form>;
  readonly #kind: Kind;
  readonly #types: Types;

  constructor(kind: Kind, minor: number, types: Types) {
    this.#kind = kind;
    this.#types = types;
    this.#forms = new Map(formsOf(kind, minor).map((form) => [apiVersionOf(form.resource), form]));
  }

  /** A stored object in a version; undefined if that is not served (any more). */
  versioned(object: Stored, apiVersion: string): Versioned | undefined {
    const form = this.#forms.get(apiVersion);
    const shape = this.shape(apiVersion);
    if (form === undefined || shape === undefined) return undefined;
    const value = form.fromStorage(object) as unknown as JsonObject;
    return { value: this.inGoForm(value, apiVersion), shape };
  }

  shape(apiVersion: string): TypeShape | undefined {
    const form = this.#forms.get(apiVersion);
    if (form === undefined) return undefined;
    if (this.#kind.custom === true) return this.#kind.shape?.(form.resource.version);
    return this.#types.shapes.struct(typeKeyOf(form.resource));
  }

  /** An object of a version as Go would show it. Custom resources are no structs. */
  inGoForm(value: JsonObject, apiVersion: string): JsonObject {
    const form = this.#forms.get(apiVersion);
    if (form === undefined || this.#kind.custom === true) return value;
    return this.#types.goForms.of(value, typeKeyOf(form.resource));
  }

  /** A new object of a version, before anything is said about it. */
  empty(apiVersion: string): JsonObject {
    const { kind } = this.#kind.resource;
    return this.inGoForm({ apiVersion, kind }, apiVersion);
  }

  /** An object of one version in another one. */
  converted(value: JsonObject, from: string, to: string): JsonObject | undefined {
    if (from === to) return value;
    const [source, target] = [this.#forms.get(from), this.#forms.get(to)];
    if (source === undefined || target === undefined) return undefined;
    const stored = source.toStorage(value) as unknown as Stored;
    return this.inGoForm(target.fromStorage(stored) as unknown as JsonObject, to);
  }
}

/** The built-in types of one version of Kubernetes. */
export interface Types {
  readonly shapes: SchemaShapes;
  readonly goForms: GoForms;
}

const known = new WeakMap<SchemaTable, Types>();
const typings = new WeakMap<SchemaTable, WeakMap<Kind, Typing>>();

/** The same kind object gives the same typing: a changed CRD is another one. */
export function typingOf(kind: Kind, minor: number, table: SchemaTable): Typing {
  const ofTable = typings.get(table) ?? new WeakMap<Kind, Typing>();
  typings.set(table, ofTable);
  const typing = ofTable.get(kind) ?? new Typing(kind, minor, typesOf(table));
  ofTable.set(kind, typing);
  return typing;
}

export function typesOf(table: SchemaTable): Types {
  const types = known.get(table) ?? { shapes: new SchemaShapes(table), goForms: new GoForms(table) };
  known.set(table, types);
  return types;
}
