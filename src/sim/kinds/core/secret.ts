import type { Kind } from "../../api/kind.ts";
import { defineKind } from "../define-kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { encodeBase64 } from "../../wire/base64.ts";

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

/** stringData is for writing only: it goes into data. */
function read(object: Secret): Secret {
  const { stringData, ...secret } = object as Secret & {
    readonly stringData?: Readonly<Record<string, string>>;
  };
  if (stringData === undefined) return object;
  const encoded = Object.entries(stringData).map(([key, value]) => [key, encodeBase64(value)] as const);
  return { ...secret, data: { ...secret.data, ...Object.fromEntries(encoded) } };
}

export const secret: Kind = defineKind(secrets, {
  defaults: { type: "Opaque" },
  read,
  fields: { type: ({ type }) => type },
});
