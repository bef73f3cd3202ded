import type { Stored } from "../wire/object.ts";
import { subdomain } from "./names.ts";
import type { Rules } from "./rules.ts";
import { validateMetadata, validateMetadataUpdate } from "./validate-metadata.ts";

/** A kind's rules with those that hold for the metadata of all kinds in front. */
export function withMetadataRules(rules: Rules<Stored>): Rules<Stored> {
  return {
    ...rules,
    validate: (object, old) => [
      ...validateMetadata(object.metadata, rules.names ?? subdomain),
      ...(old === undefined ? [] : validateMetadataUpdate(object.metadata, old.metadata)),
      ...(rules.validate?.(object, old) ?? []),
    ],
  };
}
