import type { Container } from "kubernetes-types/core/v1";
import { Random } from "../../kernel/random.ts";

const known = new WeakMap<object, string>();

/** What of a container's spec makes a new container necessary when it changes: name and image, since 1.28. */
export function specHash(container: Container): string {
  let hash = known.get(container);
  if (hash === undefined) {
    hash = new Random(1).fork(`${container.name} ${container.image ?? ""}`).hex(8);
    known.set(container, hash);
  }
  return hash;
}
