import { textResponse, type HttpResponse } from "../../sim/wire/http.ts";
import { PortForwarding } from "./port-forwarding.ts";
import type { RealTimeDriver } from "./real-time-driver.ts";
import { remoteStreams } from "./remote-streams.ts";
import { socketTransport } from "./socket-transport.ts";
import { serveSpdyCommand } from "./spdy-command.ts";
import { serveSpdyPortForward } from "./spdy-port-forward.ts";
import { SpdyConnection } from "./spdy/connection.ts";
import type { Upgrading } from "./upgrade-handler.ts";

const commandProtocols = ["v4.channel.k8s.io"];
const portForwardProtocols = ["portforward.k8s.io"];

/** Goes over to SPDY if the world has agreed. The result is an answer for a client that stays with HTTP. */
export function switchToSpdy(
  upgrading: Upgrading,
  answer: HttpResponse,
  driver: RealTimeDriver,
): HttpResponse | undefined {
  const { body } = answer;
  const { request } = upgrading;
  if ("duplex" in body) {
    const connection = accept(upgrading, commandProtocols);
    if (connection === undefined) return noCommonProtocol(request.headers, commandProtocols);
    serveSpdyCommand(connection, body.duplex, { driver, streams: remoteStreams(request.query) });
    return undefined;
  }
  if (!("tunnel" in body)) return answer;
  const connection = accept(upgrading, portForwardProtocols);
  if (connection === undefined) return noCommonProtocol(request.headers, portForwardProtocols);
  serveSpdyPortForward(connection, new PortForwarding(body.tunnel, driver));
  return undefined;
}

function accept({ request, socket, head }: Upgrading, known: readonly string[]): SpdyConnection | undefined {
  const protocol = offered(request.headers).find((one) => known.includes(one));
  if (protocol === undefined) return undefined;
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\nX-Stream-Protocol-Version: ${protocol}\r\n\r\n`,
  );
  return new SpdyConnection(socketTransport(socket, head), "server");
}

function offered(headers: Upgrading["request"]["headers"]): readonly string[] {
  const text = headers["x-stream-protocol-version"] ?? "";
  return text.split(",").map((one) => one.trim());
}

/** @models apimachinery/pkg/util/httpstream/httpstream.go Handshake, 1.33 */
function noCommonProtocol(headers: Upgrading["request"]["headers"], known: readonly string[]): HttpResponse {
  const client = offered(headers).join(" ");
  const text = `unable to upgrade: unable to negotiate protocol: client supports [${client}], server accepts [${known.join(" ")}]`;
  return textResponse(403, text, { "x-accept-stream-protocol-versions": known.join(", ") });
}
