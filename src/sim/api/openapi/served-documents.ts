import type { SchemaTable } from "../../wire/schema/schema-table.ts";
import type { Form } from "../form.ts";
import type { Registry } from "../registry.ts";
import { factsOf } from "../subresource-facts.ts";
import type { CustomSchema } from "./custom-definition.ts";
import { Documents } from "./documents.ts";
import type { DocumentedResource } from "./resource-document.ts";
import type { Describe } from "./type-schema.ts";

const allVerbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"] as const;

interface Remembered {
  readonly forms: readonly Form[];
  readonly documents: Documents;
}

const remembered = new WeakMap<Registry, Remembered>();

/** The documents of what a server serves now. They are made anew when that has changed. */
export function documentsOf(
  registry: Registry,
  about: { readonly minor: number; readonly table: SchemaTable; readonly describe: Describe },
): Documents {
  const forms = [...registry.forms].map(({ form }) => form);
  const before = remembered.get(registry);
  const isSame =
    before?.forms.length === forms.length && forms.every((form, index) => form === before.forms[index]);
  if (before !== undefined && isSame) return before.documents;
  const resources = forms.map((form) => documented(form, about.minor)).toSorted(byPlural);
  const customSchemas = forms.flatMap((form) => published(form));
  const documents = new Documents({ ...about, resources, customSchemas });
  remembered.set(registry, { forms, documents });
  return documents;
}

function byPlural(a: DocumentedResource, b: DocumentedResource): number {
  return a.resource.plural < b.resource.plural ? -1 : 1;
}

function documented(form: Form, minor: number): DocumentedResource {
  const { kind, resource } = form;
  const subresources = form.subresources.map((one) => ({
    name: typeof one === "string" ? one : one.name,
    ...factsOf(form, one, minor),
  }));
  return {
    resource,
    verbs: kind.verbs ?? allVerbs,
    subresources,
    isCustom: kind.custom === true,
    returnsDeleted: kind.returnsDeleted === true,
  };
}

function published({ kind, resource, subresources }: Form): readonly CustomSchema[] {
  const schema = kind.publishedSchema?.(resource.version);
  if (schema === undefined) return [];
  const names = new Set(subresources.map((one) => (typeof one === "string" ? one : one.name)));
  return [{ ...resource, schema, hasStatus: names.has("status"), hasScale: names.has("scale") }];
}
