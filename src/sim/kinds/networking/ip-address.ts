import type { Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import { watchServiceAddresses } from "./service-addresses.ts";

/** The name is the address; the parent is what uses it. */
export interface IpAddressObject extends Stored {
  readonly spec: { readonly parentRef?: ParentReference };
}

export interface ParentReference {
  readonly group?: string;
  readonly resource?: string;
  readonly namespace?: string;
  readonly name?: string;
}

export const ipAddresses: Resource<IpAddressObject> = {
  group: "networking.k8s.io",
  version: "v1",
  kind: "IPAddress",
  plural: "ipaddresses",
  singular: "ipaddress",
  shortNames: ["ip"],
  namespaced: false,
};

export const ipAddress: Kind = {
  ...defineLazyKind(ipAddresses, { defaults: { spec: { within: {}, create: true } } }),
  since: 33,
  onServed: watchServiceAddresses,
};
