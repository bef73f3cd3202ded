import type { HTTPGetAction, Probe } from "kubernetes-types/core/v1";

/**
 * `http-get http://:8080/healthz delay=3s timeout=1s period=3s #success=1 #failure=3`
 * @models staging/src/k8s.io/kubectl/pkg/describe/describe.go DescribeProbe, 1.33
 */
export function describeProbe(probe: Probe): string {
  const {
    initialDelaySeconds = 0,
    timeoutSeconds = 0,
    periodSeconds = 0,
    successThreshold = 0,
    failureThreshold = 0,
  } = probe;
  const timing = `delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s`;
  return `${handler(probe)} ${timing} #success=${successThreshold} #failure=${failureThreshold}`;
}

function handler({ exec, httpGet, tcpSocket, grpc }: Probe): string {
  if (exec !== undefined) return `exec [${(exec.command ?? []).join(" ")}]`;
  if (httpGet !== undefined) return `http-get ${urlOf(httpGet)}`;
  if (tcpSocket !== undefined) return `tcp-socket ${tcpSocket.host ?? ""}:${String(tcpSocket.port)}`;
  return grpc === undefined ? "unknown" : `grpc <pod>:${grpc.port} ${grpc.service ?? ""}`;
}

function urlOf({ scheme = "HTTP", host = "", port, path = "" }: HTTPGetAction): string {
  return `${scheme.toLowerCase()}://${host}:${String(port)}${path.startsWith("/") || path === "" ? path : `/${path}`}`;
}
