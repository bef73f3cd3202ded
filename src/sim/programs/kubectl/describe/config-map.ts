import type { ConfigMap, Secret } from "kubernetes-types/core/v1";
import { byteLength } from "../../../kernel/text.ts";
import { decodeBase64 } from "../../../wire/base64.ts";
import type { Describer } from "./describer.ts";
import { describeHead } from "./describe-metadata.ts";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeConfigMap, 1.33 */
export const configMap: Describer = {
  *describe({ out, found }) {
    const { metadata, data = {}, binaryData = {} } = found.object as unknown as ConfigMap;
    describeHead(out, metadata);
    out.line(0, "\nData\n====");
    for (const [key, value] of Object.entries(data).toSorted(byKey)) {
      out.line(0, `${key}:\n----`);
      out.line(0, `${value}\n`);
    }
    out.line(0, "\nBinaryData\n====");
    for (const [key, value] of Object.entries(binaryData).toSorted(byKey))
      out.line(0, `${key}: ${sizeOf(value)} bytes`);
    out.line(0, "");
  },
};

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeSecret, 1.33 */
export const secret: Describer = {
  *describe({ out, found }) {
    const { metadata, type = "", data = {} } = found.object as unknown as Secret;
    describeHead(out, metadata);
    out.line(0, `\nType:\t${type}`);
    out.line(0, "\nData\n====");
    const isToken = type === "kubernetes.io/service-account-token";
    for (const [key, value] of Object.entries(data).toSorted(byKey)) {
      out.line(
        0,
        isToken && key === "token"
          ? `${key}:\t${decodeBase64(value) ?? ""}`
          : `${key}:\t${sizeOf(value)} bytes`,
      );
    }
  },
  events: "none",
};

function byKey([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1;
}

function sizeOf(encoded: string): number {
  return byteLength(decodeBase64(encoded) ?? "");
}
