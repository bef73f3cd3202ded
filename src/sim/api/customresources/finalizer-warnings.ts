import type { Stored } from "../../wire/object.ts";
import { wrongKey } from "../validate-metadata.ts";

const standard = new Set(["orphan", "foregroundDeletion", "kubernetes"]);

/**
 * Warns of new finalizers whose names others may use, too.
 * @models staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresource/validator.go validateKubeFinalizerName, 1.33
 */
export function finalizerWarnings(object: Stored, old: Stored | undefined): readonly string[] {
  const before = old?.metadata.finalizers ?? [];
  const added = (object.metadata.finalizers ?? []).filter((name) => !before.includes(name));
  return [...new Set(added)].toSorted().flatMap((name) => warningsFor(name));
}

function warningsFor(name: string): readonly string[] {
  const wrong = wrongKey(name);
  const shown = `metadata.finalizers: ${JSON.stringify(name)}`;
  const warnings = wrong === undefined ? [] : [`${shown}: ${wrong}`];
  if (name.includes("/") || standard.has(name)) return warnings;
  const path = name.includes(".") ? " including a path (/)" : "";
  return [
    ...warnings,
    `${shown}: prefer a domain-qualified finalizer name${path} to avoid accidental conflicts with other finalizer writers`,
  ];
}
