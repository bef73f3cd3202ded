import { encodeBase64 } from "../base64.ts";
import type { Identity } from "../identity.ts";
import type { JsonObject } from "../json.ts";
import { encodeCertificate } from "./certificate-pem.ts";
import { encodeKey } from "./private-key.ts";

const holders = new WeakMap<object, Identity>();

/** The fields of a kubeconfig's user who has a client certificate; what is in them is made when it is read. */
export function credentialFields(identity: Identity, key: string): JsonObject {
  const whole = { ...identity, key };
  let certificate: string | undefined;
  let privateKey: string | undefined;
  const fields = {
    get "client-certificate-data"(): string {
      return (certificate ??= encodeBase64(encodeCertificate(whole)));
    },
    get "client-key-data"(): string {
      return (privateKey ??= encodeBase64(encodeKey(key)));
    },
  };
  holders.set(fields, whole);
  return fields;
}

/** Who the user of such fields is; undefined for fields that were read from a text. */
export function holderOf(fields: object): Identity | undefined {
  return holders.get(fields);
}
