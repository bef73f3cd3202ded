/** One schema of an OpenAPI document, as far as explaining needs it. */
export interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly "x-kubernetes-group-version-kind"?: readonly GroupVersionKind[];
}

export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

type Operations = Readonly<Record<string, { readonly "x-kubernetes-group-version-kind"?: GroupVersionKind }>>;

/** A document of version 3. */
export interface SchemaDocument {
  readonly paths?: Readonly<Record<string, Operations>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

const prefix = "#/components/schemas/";

/** What a reference leads to; undefined if it leads nowhere, or there is none. */
export function resolved(reference: string | undefined, document: SchemaDocument): Schema | undefined {
  if (reference?.startsWith(prefix) !== true) return undefined;
  return document.components?.schemas?.[reference.slice(prefix.length)];
}

/** The fields of an object in the order of their names. */
export function sortedProperties({ properties = {} }: Schema): readonly (readonly [string, Schema])[] {
  return Object.entries(properties).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** The schema of a map's values. */
export function valuesOf({ additionalProperties }: Schema): Schema | undefined {
  return typeof additionalProperties === "object" ? additionalProperties : undefined;
}

export function isKind(schema: Schema, { group, version, kind }: GroupVersionKind): boolean {
  const kinds = schema["x-kubernetes-group-version-kind"] ?? [];
  return kinds.some((one) => one.group === group && one.version === version && one.kind === kind);
}
