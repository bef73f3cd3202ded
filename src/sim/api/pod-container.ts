import type { PodSpec } from "kubernetes-types/core/v1";
import type { Stored } from "../wire/object.ts";
import { badRequest } from "./api-error.ts";

/** What is needed of a pod in order to connect to it. */
export type PodLike = Stored & {
  readonly spec: PodSpec;
  readonly status?: { readonly podIP?: string };
};

/**
 * The container that a request means: the one it names, or the only one.
 *
 * @models pkg/registry/core/pod/strategy.go validateContainer, 1.33
 */
export function containerOf({ spec, metadata }: PodLike, asked: string): string {
  const { initContainers = [], containers, ephemeralContainers = [] } = spec;
  const names = [...initContainers, ...containers, ...ephemeralContainers].map(({ name }) => name);
  if (asked !== "") {
    if (names.includes(asked)) return asked;
    throw badRequest(`container ${asked} is not valid for pod ${metadata.name}`);
  }
  const [only, second] = containers;
  if (only !== undefined && second === undefined) return only.name;
  throw badRequest(
    `a container name must be specified for pod ${metadata.name}, choose one of: [${names.join(" ")}]`,
  );
}
