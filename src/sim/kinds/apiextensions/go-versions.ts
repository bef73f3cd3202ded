import type { DefinitionVersion } from "../../api/customresources/definition.ts";
import { goPointer, goString, goStruct } from "../go-syntax.ts";

const api = "apiextensions";

/** The versions of a definition as Go prints the internal ones: what all have in common is not in them. */
export function goVersions(
  versions: readonly DefinitionVersion[] | undefined,
  isCommon: (feature: "schema" | "subresources" | "additionalPrinterColumns" | "selectableFields") => boolean,
): string {
  const type = `[]${api}.CustomResourceDefinitionVersion`;
  if (versions === undefined) return `${type}(nil)`;
  const shown = versions.map((version) =>
    goStruct(`${api}.CustomResourceDefinitionVersion`, {
      Name: goString(version.name),
      Served: String(version.served ?? false),
      Storage: String(version.storage ?? false),
      Deprecated: String(version.deprecated ?? false),
      DeprecationWarning: goPointer("string", version.deprecationWarning),
      Schema: goPointer(`${api}.CustomResourceValidation`, isCommon("schema") ? undefined : version.schema),
      Subresources: goPointer(
        `${api}.CustomResourceSubresources`,
        isCommon("subresources") ? undefined : version.subresources,
      ),
      AdditionalPrinterColumns: `[]${api}.CustomResourceColumnDefinition(nil)`,
      SelectableFields: `[]${api}.SelectableField(nil)`,
    }),
  );
  return `${type}{${shown.join(", ")}}`;
}
