import type { Stored } from "../wire/object.ts";
import { subdomain } from "./names.ts";
import type { Rules } from "./rules.ts";
import { validateMetadata, validateWholeUpdate } from "./validate-metadata.ts";

/** A kind's rules with those that hold for the metadata of all built-in kinds in front. */
export function withMetadataRules(rules: Rules<Stored>): Rules<Stored> {
  const { validate, validateFirst, validateStatus, names = subdomain } = rules;
  return {
    ...rules,
    validate: (object, old, context) => {
      const first = validateFirst?.(object, old, context) ?? [];
      if (first.length > 0) return first;
      return [
        ...(old === undefined
          ? validateMetadata(object.metadata, names)
          : validateWholeUpdate(object.metadata, old.metadata, names)),
        ...(validate?.(object, old, context) ?? []),
      ];
    },
    validateStatus: (object, old, context) => [
      ...validateWholeUpdate(object.metadata, old.metadata, names),
      ...(validateStatus?.(object, old, context) ?? []),
    ],
  };
}
