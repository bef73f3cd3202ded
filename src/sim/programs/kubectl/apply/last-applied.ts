import type { JsonObject } from "../../../wire/json.ts";
import { compactJson } from "../printers/json-text.ts";
import { asObject, fieldsOf, type KubeObject } from "../resources/kube-object.ts";

export const lastAppliedKey = "kubectl.kubernetes.io/last-applied-configuration";

/** The configuration that was applied last, as it stands in the annotation; undefined if there is none. */
export function lastAppliedOf(object: KubeObject): string | undefined {
  return object.metadata?.annotations?.[lastAppliedKey];
}

/** What goes into the annotation: the manifest without the annotation itself, as JSON on one line. */
export function configurationOf(manifest: KubeObject): string {
  return `${compactJson(fieldsOf(withoutLastApplied(manifest)))}\n`;
}

/** The manifest without the annotation; it has annotations, if only empty ones. */
export function withoutLastApplied(manifest: KubeObject): KubeObject {
  const { [lastAppliedKey]: _, ...annotations } = manifest.metadata?.annotations ?? {};
  return { ...manifest, metadata: { ...manifest.metadata, annotations } };
}

/** The manifest with its own configuration in the annotation. */
export function withLastApplied(manifest: KubeObject): KubeObject {
  const annotations = { ...manifest.metadata?.annotations, [lastAppliedKey]: configurationOf(manifest) };
  return { ...manifest, metadata: { ...manifest.metadata, annotations } };
}

export function parseConfiguration(text: string): KubeObject | undefined {
  try {
    return asObject(JSON.parse(text) as JsonObject);
  } catch {
    return undefined;
  }
}
