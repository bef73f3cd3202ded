import type { Body } from "../../sim/wire/http.ts";
import type { RealTimeDriver } from "./real-time-driver.ts";

/** Lets go of a body that nobody will read: what runs behind it learns that its client has gone. */
export function abandon(body: Body, driver: RealTimeDriver): void {
  driver.enter(() => {
    if ("values" in body) body.values.cancel();
    else if ("stream" in body) body.stream.cancel();
    else if ("tunnel" in body) body.tunnel.connections.end();
    else if ("duplex" in body) {
      const { stdin, stdout, stderr, exit } = body.duplex;
      stdin.end();
      for (const channel of [stdout, stderr, exit]) channel.cancel();
    }
  });
}
