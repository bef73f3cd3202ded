import { emptySet, setOf, type FieldSet } from "../../wire/fields/field-set.ts";
import { fieldElement } from "../../wire/fields/path-element.ts";
import type { Kind } from "../kind.ts";
import { resetPaths } from "../reset-paths.ts";

const known = new Map<string, FieldSet>();

/** What nobody comes to own by a request to a (sub)resource, because it cannot change it. */
export function resetFields(kind: Kind, subresource: string): FieldSet {
  const paths = resetPaths(kind, subresource);
  const key = paths.join();
  let set = known.get(key);
  if (set === undefined) {
    set = paths.length === 0 ? emptySet : setOf(...paths.map((path) => path.split(".").map(fieldElement)));
    known.set(key, set);
  }
  return set;
}
