import { legacyClaims } from "../../api/auth/account-claims.ts";
import { TokenAuthority } from "../../api/auth/token-authority.ts";
import { minorOf } from "../../api/version.ts";
import type { ControllerOptions } from "../../controllers/index.ts";
import { ControllerManager } from "../../controllers/manager.ts";
import type { Daemon } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { SystemError } from "../../host/errno.ts";
import { warn } from "../../images/daemon.ts";
import type { Stored } from "../../wire/object.ts";
import { decodeCertificate } from "../../wire/x509/certificate-pem.ts";
import { decodeKey } from "../../wire/x509/private-key.ts";
import { klog } from "../klog.ts";
import { readKubeconfig } from "../kubeconfig.ts";
import type { Endpoint } from "../network-transport.ts";
import { connectFrom, userAgentOf } from "./api-client.ts";
import { readFlags, type Flags } from "./component-flags.ts";
import { tokenKey } from "./api-server-auth.ts";
import { ControllerAccounts } from "./controller-accounts.ts";
import { serveHealth } from "./health-service.ts";
import { kubernetesVersion } from "./versions.ts";

/** @models cmd/kube-controller-manager/app/controllermanager.go, 1.33 */
export const kubeControllerManager: Daemon = {
  name: "kube-controller-manager",
  start(process) {
    const flags = readFlags(process, "kube-controller-manager");
    if (flags === undefined) return;
    process.onSignal("SIGTERM", () => process.end(0));
    process.kernel.begin(
      "kube-controller-manager",
      readKubeconfig(process.access, flags.get("kubeconfig")),
      (endpoint, error) => {
        if (process.exit !== undefined) return;
        if (endpoint === undefined) return fail(process, error);
        const connection = connectFrom(process, endpoint, "kube-controller-manager");
        const accounts = accountsOf(process, endpoint, flags);
        const clusterCidr = flags.get("allocate-node-cidrs") === "true" ? flags.get("cluster-cidr") : "";
        const manager = new ControllerManager({
          kernel: process.kernel,
          connection,
          ...(accounts === undefined ? {} : { connectionAs: (account) => accounts.connection(account) }),
          options: {
            ...(clusterCidr === "" ? {} : { clusterCidr }),
            ...rootCa(process, flags),
            ...signing(process, flags),
            ...tokens(process, flags),
          },
        });
        process.onEnd(() => manager.stop());
        manager.start();
        serveHealth(process, {
          port: 10_257,
          address: flags.get("bind-address", "0.0.0.0"),
          tls: true,
          paths: ["/healthz", "/livez", "/readyz"],
        });
      },
    );
  },
};

/** Each controller as its own service account, or all of them as the manager itself. */
function accountsOf(process: Process, endpoint: Endpoint, flags: Flags): ControllerAccounts | undefined {
  if (flags.get("use-service-account-credentials") !== "true") return undefined;
  const accounts = new ControllerAccounts(process, endpoint, userAgentOf("kube-controller-manager"));
  const making = process.kernel.begin(
    "service accounts",
    accounts.create(minorOf(kubernetesVersion)),
    () => undefined,
  );
  process.onEnd(() => making.kill());
  return accounts;
}

function rootCa({ access }: Process, flags: Flags): { readonly rootCa?: string } {
  const path = flags.get("root-ca-file");
  return access.find(path)?.is === "file" ? { rootCa: access.readText(path) } : {};
}

/** The authority that signs what is approved. Without the two files nothing is signed. */
function signing({ access }: Process, flags: Flags): Pick<ControllerOptions, "signingAuthority"> {
  const [certificate, key] = [flags.get("cluster-signing-cert-file"), flags.get("cluster-signing-key-file")];
  if (access.find(certificate)?.is !== "file" || access.find(key)?.is !== "file") return {};
  const sources = { certificate: access.readSource(certificate), key: access.readSource(key) };
  return {
    signingAuthority: () => {
      const identity = decodeCertificate(sources.certificate);
      const own = decodeKey(sources.key);
      return identity === undefined || own === undefined ? undefined : { identity, key: own };
    },
  };
}

/** Signs tokens as the API server does that has the other half of the key. */
function tokens({ access }: Process, flags: Flags): Pick<ControllerOptions, "tokenSigner"> {
  const [key, root] = [flags.get("service-account-private-key-file"), flags.get("root-ca-file")];
  if (access.find(key)?.is !== "file" || access.find(root)?.is !== "file") return {};
  const source = access.readSource(key);
  const sign = (account: Stored, secretName: string): string =>
    new TokenAuthority(tokenKey(source) ?? "").issue(legacyClaims(account, secretName));
  return { tokenSigner: { sign, rootCa: access.readText(root), givesAll: minorOf(kubernetesVersion) <= 23 } };
}

/** Ends a component whose kubeconfig cannot be read. */
export function fail(process: Process, error: unknown): void {
  if (!(error instanceof Error)) return;
  const text = error instanceof SystemError ? error.message.toLowerCase() : error.message;
  warn(
    process,
    klog(
      process,
      "E",
      "run.go:72",
      `"command failed" err=${JSON.stringify(`failed to load kubeconfig: ${text}`)}`,
    ),
  );
  process.end(1);
}
