import { SystemError } from "../../host/errno.ts";
import type { FileAccess } from "../../host/file-access.ts";
import { decodeCertificate } from "../../wire/x509/certificate-pem.ts";
import type { Identity } from "../../wire/identity.ts";

/** The certificate in a file, or Go's words about why there is none. */
export function readCertificate(access: FileAccess, path: string): Identity | { readonly error: string } {
  try {
    return (
      decodeCertificate(access.readSource(path)) ?? {
        error: "tls: failed to find any PEM data in certificate input",
      }
    );
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    return { error: `open ${path}: ${error.message.toLowerCase()}` };
  }
}
