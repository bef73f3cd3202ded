import type { Container, PodSpec } from "kubernetes-types/core/v1";

/** A container with its place in the pod's spec: `initContainers[0]`. */
export interface PlacedContainer {
  readonly container: Container;
  readonly path: string;
}

/** All containers of a pod, in the order in which upstream visits them: init, regular, ephemeral. */
export function containersOf(spec: PodSpec): readonly PlacedContainer[] {
  const lists = ["initContainers", "containers", "ephemeralContainers"] as const;
  return lists.flatMap((list) =>
    (spec[list] ?? []).map((container, index) => ({ container, path: `${list}[${index}]` })),
  );
}
