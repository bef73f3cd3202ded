import { expect, test } from "vitest";
import { Kernel } from "../kernel/kernel.ts";
import { after, at, second } from "../kernel/time.ts";
import type { Dialled, NetworkNamespace } from "../network/service.ts";
import { directory, file } from "./file-tree.ts";
import type { Host } from "./host.ts";
import { network } from "./host-fixture.ts";
import { createHost } from "./machine.ts";
import { resolve, type Resolved } from "./resolver.ts";

const zone: Readonly<Record<string, string>> = {
  "web.default.svc.cluster.local": "10.96.0.7",
  "example.com": "192.0.2.1",
};

/** A machine whose name server is 10.96.0.10; any other address never answers. */
function machine(configuration: string): { readonly host: Host; readonly asked: string[] } {
  const kernel = new Kernel({ seed: 1, start: at(0) });
  const asked: string[] = [];
  const dns = (name: string): { addresses: string[] } | { failure: "NXDOMAIN" } => {
    asked.push(name);
    const address = zone[name];
    return address === undefined ? { failure: "NXDOMAIN" } : { addresses: [address] };
  };
  const answering: NetworkNamespace = {
    ...network,
    *dial(address: string, port: number) {
      yield* kernel.sleep(address === "10.96.0.10" ? 1_000 : 127 * second);
      if (address !== "10.96.0.10") return { error: "ETIMEDOUT" };
      const dialled: Dialled = {
        service: { name: "dns", dns },
        localAddress: "10.0.0.1",
        remoteAddress: address,
        remotePort: port,
      };
      return dialled;
    },
  };
  const etc = directory({ "resolv.conf": file(configuration), hosts: file("127.0.0.1 localhost box\n") });
  const root = directory({ etc });
  return {
    host: createHost({ kernel, hostname: "box", root, network: answering, programs: new Map() }),
    asked,
  };
}

function lookUp(
  host: Host,
  name: string,
): { readonly resolved: Resolved | undefined; readonly seconds: number } {
  const { kernel } = host;
  const start = kernel.now;
  let end = start;
  let resolved: Resolved | undefined;
  kernel.spawn("look-up", resolve(host, name), (result) => {
    resolved = result;
    end = kernel.now;
  });
  kernel.advance({ until: after(start, 60 * second), steps: 10_000 });
  return { resolved, seconds: Math.round((end - start) / second) };
}

const pod = "search default.svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n";

test.each([
  ["localhost", { addresses: ["127.0.0.1"] }, []],
  ["192.0.2.9", { addresses: ["192.0.2.9"] }, []],
  ["web", { addresses: ["10.96.0.7"] }, ["web.default.svc.cluster.local"]],
  [
    "example.com",
    { addresses: ["192.0.2.1"] },
    ["example.com.default.svc.cluster.local", "example.com.cluster.local", "example.com"],
  ],
  ["example.com.", { addresses: ["192.0.2.1"] }, ["example.com"]],
  ["nope.", { failure: "NXDOMAIN" }, ["nope"]],
])("%s in a pod", (name, expected, questions) => {
  const { host, asked } = machine(pod);
  expect(lookUp(host, name).resolved).toEqual(expected);
  expect(asked).toEqual(questions);
});

test("a server that does not answer costs two attempts of five seconds", () => {
  const { host } = machine("nameserver 10.0.0.53\n");
  expect(lookUp(host, "example.com")).toEqual({ resolved: { failure: "TIMEOUT" }, seconds: 10 });
});
