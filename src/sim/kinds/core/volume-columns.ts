import type { Stored } from "../../wire/object.ts";

const shortModes = [
  ["ReadWriteOnce", "RWO"],
  ["ReadOnlyMany", "ROX"],
  ["ReadWriteMany", "RWX"],
  ["ReadWriteOncePod", "RWOP"],
] as const;

/** `RWO,RWX`, always in the same order. */
export function shortAccessModes(modes: readonly string[] = []): string {
  return shortModes
    .filter(([mode]) => modes.includes(mode))
    .map(([, short]) => short)
    .join(",");
}

const classAnnotation = "volume.beta.kubernetes.io/storage-class";

/** The storage class, which an annotation said before there was a field. */
export function classOf({ metadata }: Stored, name: string | undefined): string {
  return metadata.annotations?.[classAnnotation] ?? name ?? "";
}
