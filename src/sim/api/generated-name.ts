import type { ObjectMeta } from "kubernetes-types/meta/v1";
import type { Random } from "../kernel/random.ts";
import type { Stored } from "../wire/object.ts";

/** What a base may have, so that a name and its suffix fit into a DNS label. */
const baseMax = 58;
const suffixLength = 5;

/** The name is left to the server. */
export function needsName({ name, generateName }: Pick<ObjectMeta, "name" | "generateName">): boolean {
  return (name ?? "") === "" && (generateName ?? "") !== "";
}

/** @models staging/src/k8s.io/apiserver/pkg/storage/names/generate.go, 1.33 */
export function generatedName(base: string, random: Random): string {
  return base.slice(0, baseMax) + random.suffix(suffixLength);
}

export function withName(object: Stored, name: string): Stored {
  return { ...object, metadata: { ...object.metadata, name } };
}
