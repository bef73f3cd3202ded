import { isObject } from "../wire/json.ts";

const alphabet = "bcdfghjklmnpqrstvwxz2456789";

/**
 * The hash that names a ReplicaSet or revision after its pod template: FNV-1a of 32 bits, its decimal digits spelled
 * in Kubernetes' safe alphabet. The text that is hashed is ours, so the letters differ from a real cluster's.
 * @models pkg/controller/controller_utils.go ComputeHash, 1.33
 */
export function templateHash(template: unknown, collisionCount: number | undefined): string {
  const text = canonical(template) + (collisionCount === undefined ? "" : `#${collisionCount}`);
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return Array.from(String(hash >>> 0), (digit) =>
    alphabet.charAt(digit.charCodeAt(0) % alphabet.length),
  ).join("");
}

/** Equal values give equal texts, whatever the order of their keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  const sorted = entries.toSorted(([left], [right]) => (left < right ? -1 : 1));
  return `{${sorted.map(([key, child]) => `${JSON.stringify(key)}:${canonical(child)}`).join(",")}}`;
}
