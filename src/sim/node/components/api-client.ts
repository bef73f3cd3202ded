import { connect } from "../../client/api-connection.ts";
import type { Connection } from "../../client/connection.ts";
import { SystemError } from "../../host/errno.ts";
import type { Process } from "../../host/process.ts";
import { decodeCertificate } from "../../wire/x509/certificate-pem.ts";
import { networkTransport, type Endpoint } from "../network-transport.ts";
import { kubernetesVersion } from "./versions.ts";

const folder = "/var/run/secrets/kubernetes.io/serviceaccount";

/** A component's connection; it is closed when the process ends. */
export function connectFrom(process: Process, endpoint: Endpoint, name: string): Connection {
  const { kernel, host } = process;
  const connection = connect({
    kernel,
    transport: networkTransport(host, endpoint),
    userAgent: userAgentOf(name),
    random: kernel.random.fork(`${name}/${host.hostname} ${kernel.now}`),
  });
  process.onEnd(() => connection.close());
  return connection;
}

export function userAgentOf(name: string): string {
  return `${name}/${kubernetesVersion} (linux/amd64) kubernetes/8adc0f0`;
}

/**
 * What a pod knows of its own cluster: variables, and the files of its service account. Undefined outside of one.
 *
 * @models staging/src/k8s.io/client-go/rest/config.go InClusterConfig, 1.33
 */
export function inClusterEndpoint(process: Process): Endpoint | undefined {
  const { env, access } = process;
  const host = env.get("KUBERNETES_SERVICE_HOST");
  const port = env.get("KUBERNETES_SERVICE_PORT");
  if (host === undefined || port === undefined) return undefined;
  const read = (name: string): string | undefined => {
    try {
      return access.readText(`${folder}/${name}`);
    } catch (error) {
      if (error instanceof SystemError) return undefined;
      throw error;
    }
  };
  return {
    server: `https://${host}:${port}`,
    authority: decodeCertificate(read("ca.crt") ?? "")?.authority,
    token: () => read("token"),
  };
}
