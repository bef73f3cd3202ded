import type { LocalObjectReference, ObjectReference } from "kubernetes-types/core/v1";
import type { Kind } from "../../api/kind.ts";
import { defineKind } from "../define-kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

export interface ServiceAccount extends Stored {
  readonly automountServiceAccountToken?: boolean;
  readonly imagePullSecrets?: LocalObjectReference[];
  readonly secrets?: ObjectReference[];
}

export const serviceAccounts: Resource<ServiceAccount> = {
  group: "",
  version: "v1",
  kind: "ServiceAccount",
  plural: "serviceaccounts",
  singular: "serviceaccount",
  shortNames: ["sa"],
  namespaced: true,
};

export const serviceAccount: Kind = defineKind(serviceAccounts, {
  subresources: ["token"],
  returnsDeleted: true,
});
