import { sha256 } from "../kernel/sha256.ts";
import { fromBytes, toBytes } from "../kernel/text.ts";
import { encodeBase64 } from "../wire/base64.ts";

/** Kinds that a real server still stores in an older version than the one that is stored here. */
const older: Readonly<Record<string, string>> = {
  "apiextensions.k8s.io/v1/CustomResourceDefinition": "apiextensions.k8s.io/v1beta1/CustomResourceDefinition",
  "networking.k8s.io/v1/IPAddress": "networking.k8s.io/v1beta1/IPAddress",
  "networking.k8s.io/v1/ServiceCIDR": "networking.k8s.io/v1beta1/ServiceCIDR",
};

/**
 * How discovery names the version in which a kind is stored, of `group/version/Kind`.
 * @models staging/src/k8s.io/apiserver/pkg/endpoints/discovery/storageversionhash.go, 1.33
 */
export function storageVersionHash(stored: string): string {
  const digits = sha256(toBytes(older[stored] ?? stored)).slice(0, 16);
  const bytes = (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return encodeBase64(fromBytes(Uint8Array.from(bytes)));
}
