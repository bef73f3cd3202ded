import { Channel } from "../../kernel/channel.ts";
import type { Kernel } from "../../kernel/kernel.ts";
import type { Task } from "../../kernel/task.ts";
import { converse } from "../../network/http-conversation.ts";
import type { DialError, Service } from "../../network/service.ts";
import type { Forwarded, HttpResponse } from "../../wire/http.ts";
import type { Sandbox } from "../containerd/sandbox.ts";

/** Connections into a pod's network, each as if it had been made inside the pod. */
export function portForward(kernel: Kernel, sandbox: Sandbox): HttpResponse {
  const connections = new Channel<Forwarded>();
  kernel.spawn("portForward", accept(kernel, sandbox, connections));
  return { status: 101, headers: { upgrade: "SPDY/3.1" }, body: { tunnel: { connections } } };
}

function* accept(kernel: Kernel, sandbox: Sandbox, connections: Channel<Forwarded>): Task<void> {
  for (let next = yield* connections.next(); next !== undefined; next = yield* connections.next())
    kernel.spawn("forwarded", forward(sandbox, next));
}

/** @models containerd internal/cri/server/sandbox_portforward_linux.go portForward, 2.1 */
function* forward({ id, network }: Sandbox, { port, toPod, fromPod, error }: Forwarded): Task<void> {
  const dialled = yield* network.dial("127.0.0.1", port);
  const problem = "error" in dialled ? refusal(dialled.error, id, port) : unspeakable(dialled.service, port);
  if (problem !== undefined) {
    const where = `failed to execute portforward in network namespace "/var/run/netns/cni-${id.slice(0, 8)}"`;
    error.push(`error forwarding port ${port} to pod ${id}, uid : ${where}: ${problem}`);
  }
  error.end();
  if (problem === undefined && "service" in dialled) {
    const { service, localAddress } = dialled;
    if (service.stream !== undefined) {
      service.stream(toPod, fromPod);
      return;
    }
    if (service.http !== undefined)
      yield* converse(service.http, { inbound: toPod, outbound: fromPod, remoteAddress: localAddress });
  }
  toPod.cancel();
  fromPod.end();
}

const reasons: Readonly<Record<DialError, string>> = {
  ECONNREFUSED: "connection refused",
  ETIMEDOUT: "i/o timeout",
  EHOSTUNREACH: "no route to host",
  ENETUNREACH: "network is unreachable",
};

function refusal(error: DialError, id: string, port: number): string {
  return (
    `failed to connect to localhost:${port} inside namespace "${id}", ` +
    `IPv4: dial tcp4 127.0.0.1:${port}: connect: ${reasons[error]} IPv6 dial tcp6: address localhost: no suitable address`
  );
}

/** Raw bytes of TLS are nothing that the world speaks. */
function unspeakable({ name, tls, http, stream }: Service, port: number): string | undefined {
  if (tls !== undefined) return `not simulated: TLS of ${name} on port ${port} through port-forward`;
  return http === undefined && stream === undefined
    ? `not simulated: what ${name} speaks on port ${port}`
    : undefined;
}
