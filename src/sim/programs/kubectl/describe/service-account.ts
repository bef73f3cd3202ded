import type { ServiceAccount } from "kubernetes-types/core/v1";
import type { Describer } from "./describer.ts";
import { describeHead } from "./describe-metadata.ts";
import type { DescribeWriter } from "./describe-writer.ts";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeServiceAccount, 1.33 */
export const serviceAccount: Describer = {
  *describe({ out, found }) {
    const { metadata, imagePullSecrets = [], secrets = [] } = found.object as unknown as ServiceAccount;
    describeHead(out, metadata);
    describeNames(
      out,
      "Image pull secrets",
      imagePullSecrets.map(({ name = "" }) => name),
    );
    describeNames(
      out,
      "Mountable secrets",
      secrets.map(({ name = "" }) => name),
    );
    describeNames(out, "Tokens", []);
  },
};

function describeNames(out: DescribeWriter, title: string, names: readonly string[]): void {
  if (names.length === 0) out.line(0, `${title}:\t<none>`);
  for (const [index, name] of names.entries()) out.line(0, `${index === 0 ? `${title}:` : ""}\t${name}`);
}
