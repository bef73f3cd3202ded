import type { CustomResourceDefinition } from "../../api/customresources/definition.ts";
import { withMetadataRules } from "../../api/metadata-rules.ts";
import type { Rules, RulesByResource } from "../../api/rules.ts";
import type { Stored } from "../../wire/object.ts";
import { createdAtColumn } from "../columns.ts";
import { definitionErrors, statusErrors } from "./definition-validation.ts";

const definitionRules: Rules<CustomResourceDefinition> = {
  validate: definitionErrors,
  validateStatus: statusErrors,
  columns: [createdAtColumn],
};

/** A module of their own: they bring the interpreter of CEL. */
export const rules: RulesByResource = new Map([
  [
    "customresourcedefinitions.apiextensions.k8s.io",
    withMetadataRules(definitionRules as unknown as Rules<Stored>),
  ],
]);
