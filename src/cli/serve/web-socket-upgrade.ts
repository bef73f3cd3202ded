import type { IncomingMessage } from "node:http";
import { WebSocketServer, type WebSocket } from "ws";
import { textResponse, type Body, type HttpResponse } from "../../sim/wire/http.ts";
import { abandon } from "./abandon.ts";
import { encodeJson } from "./json-encoder.ts";
import { PortForwarding } from "./port-forwarding.ts";
import type { RealTimeDriver } from "./real-time-driver.ts";
import { remoteStreams } from "./remote-streams.ts";
import { webSocketTransport } from "./socket-transport.ts";
import { serveSpdyPortForward } from "./spdy-port-forward.ts";
import { SpdyConnection } from "./spdy/connection.ts";
import { backlogMax, pump } from "./stream-body.ts";
import type { Upgrading } from "./upgrade-handler.ts";
import {
  closingProtocol,
  commandProtocols,
  refuseWebSocketCommand,
  serveWebSocketCommand,
} from "./web-socket-command.ts";
import { portForwardProtocols, portsOf, serveWebSocketPortForward } from "./web-socket-port-forward.ts";
import { bytesOf } from "./world-bytes.ts";

const tunnelProtocol = "SPDY/3.1+portforward.k8s.io";
/** Larger messages are nobody's. */
const messageMax = 4 << 20;

const server = new WebSocketServer({
  noServer: true,
  clientTracking: false,
  maxPayload: messageMax,
  perMessageDeflate: false,
});

/*
 * Names of protocols are chosen and sent here: the library refuses the slash in that of the tunnel, which real clients
 * ask for.
 */
const chosen = new WeakMap<IncomingMessage, string>();
server.on("headers", (headers, message) => {
  const protocol = chosen.get(message);
  if (protocol !== undefined) headers.push(`Sec-WebSocket-Protocol: ${protocol}`);
});

/** Goes over to a WebSocket if the world has agreed. The result is an answer for a client that stays with HTTP. */
export function acceptWebSocket(
  upgrading: Upgrading,
  answer: HttpResponse,
  driver: RealTimeDriver,
): HttpResponse | undefined {
  const plan = refusalOfKubelet(upgrading, answer) ?? planFor(upgrading, answer.body, driver);
  if (plan === undefined) return answer;
  if (plan === "refused") return textResponse(403, "");
  const { message, socket, head } = upgrading;
  if (plan.protocol !== "") chosen.set(message, plan.protocol);
  delete message.headers["sec-websocket-protocol"];
  let isOpen = false;
  socket.once("close", () => {
    if (!isOpen) abandon(answer.body, driver);
  });
  server.handleUpgrade(message, socket, head, (accepted) => {
    isOpen = true;
    accepted.binaryType = "nodebuffer";
    plan.serve(accepted, plan.protocol);
  });
  return undefined;
}

interface Plan {
  /** Empty: none was asked for. */
  readonly protocol: string;
  readonly serve: (socket: WebSocket, protocol: string) => void;
}

/** Undefined for an answer that is there at once: it needs no WebSocket. */
function planFor(upgrading: Upgrading, body: Body, driver: RealTimeDriver): Plan | "refused" | undefined {
  const { request } = upgrading;
  if ("duplex" in body) {
    const streams = remoteStreams(request.query);
    return choose(upgrading, commandProtocols, (socket, protocol) =>
      serveWebSocketCommand(socket, body.duplex, { driver, streams, protocol }),
    );
  }
  if ("tunnel" in body) {
    const forwarding = new PortForwarding(body.tunnel, driver);
    if (offered(upgrading).includes(tunnelProtocol)) return tunnelled(forwarding);
    const ports = portsOf(request);
    if (ports === undefined) return "refused";
    return choose(upgrading, portForwardProtocols, (socket, protocol) =>
      serveWebSocketPortForward(socket, forwarding, { ports, protocol }),
    );
  }
  if ("values" in body) return messages(body.values, (value) => encodeJson(value));
  return "stream" in body ? messages(body.stream, bytesOf) : undefined;
}

/** The API server's own refusals are Status objects, and stay HTTP; those of the kubelet are text. */
function refusalOfKubelet(upgrading: Upgrading, { status, body }: HttpResponse): Plan | undefined {
  if (status < 400 || !("text" in body) || !offered(upgrading).includes(closingProtocol)) return undefined;
  return { protocol: closingProtocol, serve: (socket) => refuseWebSocketCommand(socket, body.text) };
}

/** @models apiserver/pkg/registry/rest portforward tunneling, 1.31 */
function tunnelled(forwarding: PortForwarding): Plan {
  return {
    protocol: tunnelProtocol,
    serve: (socket) =>
      serveSpdyPortForward(new SpdyConnection(webSocketTransport(socket), "server"), forwarding),
  };
}

/** One message for each item: watches and logs in browsers. @models apiserver/pkg/endpoints/handlers/watch.go HandleWS */
function messages<T>(channel: Parameters<typeof pump<T>>[0], show: (item: T) => string | Buffer): Plan {
  return {
    protocol: "",
    serve: (socket) => {
      const stop = pump(channel, {
        write: (items) => {
          for (const item of items) socket.send(show(item));
          if (socket.bufferedAmount > backlogMax) socket.terminate();
        },
        end: () => socket.close(1000),
      });
      socket.on("error", () => socket.terminate());
      socket.on("close", stop);
    },
  };
}

function choose(upgrading: Upgrading, known: readonly string[], serve: Plan["serve"]): Plan | "refused" {
  const asked = offered(upgrading);
  if (asked.length === 0) return { protocol: "", serve };
  const protocol = asked.find((one) => known.includes(one));
  return protocol === undefined ? "refused" : { protocol, serve };
}

function offered({ request }: Upgrading): readonly string[] {
  const text = request.headers["sec-websocket-protocol"] ?? "";
  return text.split(",").flatMap((one) => (one.trim() === "" ? [] : [one.trim()]));
}
