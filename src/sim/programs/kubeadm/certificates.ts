import type { FileAccess } from "../../host/file-access.ts";
import type { Random } from "../../kernel/random.ts";
import { day, second, type Instant } from "../../kernel/time.ts";
import type { Identity } from "../../wire/identity.ts";
import { deferCertificate } from "../../wire/x509/certificate-pem.ts";
import { deferKey, deferPublicKey } from "../../wire/x509/private-key.ts";
import { serviceAddress, type NodeSettings } from "./node-settings.ts";

const folder = "/etc/kubernetes/pki";

/** One certificate of a control plane. Without `signer` it is an authority of its own. */
interface CertificateSpec {
  readonly name: string;
  readonly commonName: string;
  readonly organizations?: readonly string[];
  readonly signer?: "ca" | "front-proxy-ca" | "etcd/ca";
  /** Set for servers: the names in the order in which kubeadm prints them. */
  readonly names?: { readonly dns: readonly string[]; readonly addresses: readonly string[] };
}

/** Keys by the name of the authority: what its signatures are recognised by. */
export type Authorities = Readonly<Record<string, string>>;

/** @models cmd/kubeadm/app/phases/certs/certlist.go, 1.33 */
function certificateSpecs({
  nodeName,
  advertiseAddress,
  serviceSubnet,
  dnsDomain,
  certificateNames,
  controlPlaneEndpoint,
}: NodeSettings): readonly CertificateSpec[] {
  const isAddress = (name: string): boolean => /^[0-9.]+$/.test(name);
  const service = [
    "kubernetes",
    "kubernetes.default",
    "kubernetes.default.svc",
    `kubernetes.default.svc.${dnsDomain}`,
  ];
  const [endpoint = ""] = controlPlaneEndpoint.split(":");
  const extra = [...certificateNames, endpoint];
  const dns = [...new Set([...service, nodeName, ...extra.filter((name) => !isAddress(name))])].toSorted();
  const addresses = [
    ...new Set([serviceAddress(serviceSubnet, 1), advertiseAddress, ...extra.filter(isAddress)]),
  ];
  const etcdNames = {
    dns: ["localhost", nodeName].toSorted(),
    addresses: [advertiseAddress, "127.0.0.1", "::1"],
  };
  const masters = ["kubeadm:cluster-admins"];
  return [
    { name: "ca", commonName: "kubernetes" },
    { name: "apiserver", commonName: "kube-apiserver", signer: "ca", names: { dns, addresses } },
    {
      name: "apiserver-kubelet-client",
      commonName: "kube-apiserver-kubelet-client",
      organizations: masters,
      signer: "ca",
    },
    { name: "front-proxy-ca", commonName: "front-proxy-ca" },
    { name: "front-proxy-client", commonName: "front-proxy-client", signer: "front-proxy-ca" },
    { name: "etcd/ca", commonName: "etcd-ca" },
    { name: "etcd/server", commonName: nodeName, signer: "etcd/ca", names: etcdNames },
    { name: "etcd/peer", commonName: nodeName, signer: "etcd/ca", names: etcdNames },
    { name: "etcd/healthcheck-client", commonName: "kube-etcd-healthcheck-client", signer: "etcd/ca" },
    { name: "apiserver-etcd-client", commonName: "kube-apiserver-etcd-client", signer: "etcd/ca" },
  ];
}

/** A certificate's holder for a year (an authority's for ten), from five minutes ago on. */
export function identity(
  holder: Pick<Identity, "commonName"> & Partial<Identity>,
  issued: { readonly authority: string; readonly now: Instant; readonly days?: number },
): Identity {
  return {
    organizations: [],
    ...holder,
    authority: issued.authority,
    notBefore: wholeSeconds(issued.now) - 300 * second,
    notAfter: wholeSeconds(issued.now) + (issued.days ?? 365) * day,
  };
}

/** Certificates know no parts of seconds. */
function wholeSeconds(now: Instant): number {
  return Math.floor(now / second) * second;
}

/** Writes all certificates and keys that are not there yet; `say` gets kubeadm's lines. */
export function writeCertificates(
  settings: NodeSettings,
  machine: { readonly files: FileAccess; readonly random: Random; readonly now: Instant },
  say: (line: string) => void,
): Authorities {
  const { files, random, now } = machine;
  const authorities: Record<string, string> = {};
  files.makeDirectory(`${folder}/etcd`, { parents: true });
  say(`[certs] Using certificateDir folder "${folder}"`);
  for (const spec of certificateSpecs(settings)) {
    const key = random.hex(40);
    const { name, commonName, organizations = [], signer, names } = spec;
    if (signer === undefined) authorities[name] = key;
    const authority = authorities[signer ?? name] ?? key;
    const all = names === undefined ? {} : { names: [...names.dns, ...names.addresses] };
    const days = signer === undefined ? 3650 : 365;
    say(`[certs] Generating "${name}" certificate and key`);
    if (names !== undefined) {
      say(
        `[certs] ${name} serving cert is signed for DNS names [${names.dns.join(" ")}] and IPs [${names.addresses.join(" ")}]`,
      );
    }
    const about = {
      commonName,
      organizations,
      ...all,
      key,
      issuer: issuers[signer ?? ""] ?? commonName,
      usages: usagesOf(spec),
    };
    const own = signer === undefined ? ({ isAuthority: true } as const) : {};
    const holder = identity({ ...about, ...own }, { authority, now, days });
    files.writeText(`${folder}/${name}.crt`, deferCertificate(holder), 0o644);
    files.writeText(`${folder}/${name}.key`, deferKey(key), 0o600);
  }
  const key = random.hex(40);
  say(`[certs] Generating "sa" key and public key`);
  files.writeText(`${folder}/sa.key`, deferKey(key), 0o600);
  files.writeText(`${folder}/sa.pub`, deferPublicKey(key), 0o600);
  return authorities;
}

const issuers: Readonly<Record<string, string>> = {
  ca: "kubernetes",
  "front-proxy-ca": "front-proxy-ca",
  "etcd/ca": "etcd-ca",
};

/** etcd's servers are clients of each other. */
function usagesOf({ name, names }: CertificateSpec): readonly string[] {
  const ofKey = ["digital signature", "key encipherment"];
  if (name === "etcd/server" || name === "etcd/peer") return [...ofKey, "server auth", "client auth"];
  return [...ofKey, names === undefined ? "client auth" : "server auth"];
}
