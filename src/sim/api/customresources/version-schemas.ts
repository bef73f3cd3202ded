import { present } from "../../kernel/assert.ts";
import type { JsonObject } from "../../wire/json.ts";
import type { CustomResourceDefinition, DefinitionVersion } from "./definition.ts";
import type { Schema } from "./schema.ts";
import { withSchemaDefaults } from "./schema-defaults.ts";

/** What one version of a definition says of its objects. */
export interface VersionSchema {
  readonly version: DefinitionVersion;
  readonly root: Schema;
  /** Nothing is dropped: `preserveUnknownFields`. */
  readonly keepsUnknown: boolean;
  readonly filled: <T extends JsonObject>(object: T) => T;
}

/** The schemas of all versions of a definition. */
export class VersionSchemas {
  readonly #versions: ReadonlyMap<string, VersionSchema>;

  constructor({ spec }: Pick<CustomResourceDefinition, "spec">) {
    const keepsUnknown = spec.preserveUnknownFields === true;
    this.#versions = new Map(
      spec.versions.map((version) => {
        const root = version.schema?.openAPIV3Schema ?? {};
        const filled = <T extends JsonObject>(object: T): T => withSchemaDefaults(object, root);
        return [version.name, { version, root, keepsUnknown, filled }];
      }),
    );
  }

  of(version: string): VersionSchema {
    return present(this.#versions.get(version), "only versions of the definition are served");
  }
}
