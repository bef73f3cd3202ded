import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

export interface Secret extends Stored {
  readonly type: string;
  /** Values are base64. */
  readonly data?: Readonly<Record<string, string>>;
  readonly immutable?: boolean;
}

export const secrets: Resource<Secret> = {
  group: "",
  version: "v1",
  kind: "Secret",
  plural: "secrets",
  singular: "secret",
  namespaced: true,
};

export const secret: Kind = defineKind(secrets, {
  columns: [],
});
