import { decodeBase64 } from "../../wire/base64.ts";
import type { Secret } from "./secret.ts";

/**
 * What Go says of a pair that is none. Whether key and certificate belong together is not looked at.
 * @models pkg/registry/core/secret/strategy.go warningsForSecret; crypto/tls X509KeyPair, Go 1.24
 */
export function tlsWarnings({ type, data = {} }: Secret): readonly string[] {
  if (type !== "kubernetes.io/tls") return [];
  const [certificate, key] = ["tls.crt", "tls.key"].map((name) =>
    blocksOf(decodeBase64(data[name] ?? "") ?? ""),
  );
  const wrong = certificateWrong(certificate ?? []) ?? keyWrong(key ?? []);
  return wrong === undefined ? [] : [`tls: ${wrong}`];
}

const block = /-----BEGIN ([A-Z0-9 ]+)-----\n[\s\S]*?-----END \1-----/g;

/** The types of the blocks of a PEM file. */
function blocksOf(text: string): readonly string[] {
  return [...text.matchAll(block)].map(([, type = ""]) => type);
}

function certificateWrong(blocks: readonly string[]): string | undefined {
  if (blocks.includes("CERTIFICATE")) return undefined;
  if (blocks.length === 0) return "failed to find any PEM data in certificate input";
  if (blocks.length === 1 && blocks[0]?.endsWith("PRIVATE KEY")) {
    return (
      "failed to find certificate PEM data in certificate input, but did find a private key; " +
      "PEM inputs may have been switched"
    );
  }
  return `failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: [${blocks.join(" ")}]`;
}

function keyWrong(blocks: readonly string[]): string | undefined {
  if (blocks.some((type) => type.endsWith("PRIVATE KEY"))) return undefined;
  if (blocks.length === 0) return "failed to find any PEM data in key input";
  if (blocks.length === 1 && blocks[0] === "CERTIFICATE") {
    return "found a certificate rather than a key in the PEM for the private key";
  }
  return `failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: [${blocks.join(" ")}]`;
}
