import type { ObjectMeta } from "kubernetes-types/meta/v1";
import type { KubeObject } from "../resources/kube-object.ts";

interface Described {
  readonly spec?: object;
  readonly status?: object;
}

/** An object of the server with its three parts, empty ones included. */
export type Complete<T extends Described> = Omit<T, "metadata" | "spec" | "status"> & {
  readonly metadata: ObjectMeta;
  readonly spec: NonNullable<T["spec"]>;
  readonly status: NonNullable<T["status"]>;
};

export function complete<T extends Described>(object: KubeObject): Complete<T> {
  return { metadata: {}, spec: {}, status: {}, ...object } as unknown as Complete<T>;
}
