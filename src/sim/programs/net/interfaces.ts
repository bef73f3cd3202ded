import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { contains, formatAddress, parseAddress, parseCidr } from "../../network/cidr.ts";
import { defineCommand } from "../command.ts";

const ipHelp = `Usage: ip [ -4 | -o | -br ] OBJECT [ show ]
Show interfaces, addresses and routes.

  -4         IPv4 (always)
  -o         one line for each
  -br        a short form
  --help     show this help and exit
OBJECT: address | link | route [get ADDRESS]
Changing anything is not simulated.
`;

/** Reads only: `ip addr`, `ip link`, `ip route`, with their abbreviations. */
export const ip: Command = {
  name: "ip",
  *run(process) {
    const words = process.argv.slice(1);
    const flags = words.filter((word) => word.startsWith("-"));
    const rest = words.filter((word) => !word.startsWith("-"));
    if (flags.includes("--help") || flags.includes("-h") || rest[0] === "help") {
      yield* process.write(ipHelp);
      return 0;
    }
    const unknown = flags.find((flag) => !ipFlags.has(flag));
    if (unknown === undefined && rest.length > 0) return yield* show(process, flags, rest);
    yield* process.complain(
      unknown === undefined ? ipHelp : `Option "${unknown}" is unknown, try "ip -help".\n`,
    );
    return 255;
  },
};

const ipFlags = new Set(["-4", "-o", "-br", "-c", "-brief"]);
const showVerbs = new Set(["show", "list", "ls", "s", "sh", "l"]);

function* show(process: Process, flags: readonly string[], words: readonly string[]): Task<number> {
  const [object = "", verb = "show", ...rest] = words;
  const subject = ["address", "link", "route"].find((name) => name.startsWith(object));
  if (subject === undefined) {
    yield* process.complain(`Object "${object}" is unknown, try "ip help".\n`);
    return 1;
  }
  if (subject === "route" && verb === "get") return yield* routeTo(process, rest[0] ?? "");
  if (!showVerbs.has(verb)) {
    yield* process.complain(
      `ip: "${subject} ${verb}" is not simulated: interfaces and routes can only be shown\n`,
    );
    return 1;
  }
  const isBrief = flags.some((flag) => flag === "-br" || flag === "-brief");
  const only = rest.find((word) => word !== "dev");
  const list = (): string => interfaceList(process, { withAddress: subject === "address", isBrief, only });
  yield* process.write(subject === "route" ? routeTable(process) : list());
  return 0;
}

function* routeTo(process: Process, address: string): Task<number> {
  const bits = parseAddress(address);
  if (bits === undefined) {
    yield* process.complain(`Error: any valid prefix is expected rather than "${address}".\n`);
    return 1;
  }
  const { routes, interfaces } = process.host.network;
  const fitting = routes.filter(({ destination }) =>
    contains(parseCidr(destination) ?? { base: 1, bits: 32 }, bits),
  );
  const [best] = fitting.toSorted(
    (a, b) => (parseCidr(b.destination)?.bits ?? 0) - (parseCidr(a.destination)?.bits ?? 0),
  );
  if (best === undefined) {
    yield* process.complain("RTNETLINK answers: Network is unreachable\n");
    return 2;
  }
  const source = interfaces.find(({ name }) => name === best.interface)?.address ?? "";
  const via = best.via === undefined ? "" : `via ${best.via} `;
  yield* process.write(
    `${address} ${via}dev ${best.interface} src ${source} uid ${process.credentials.uid} \n    cache \n`,
  );
  return 0;
}

function routeTable(process: Process): string {
  const { routes, interfaces } = process.host.network;
  return routes
    .map(({ destination, via, interface: device }) => {
      const source = interfaces.find(({ name }) => name === device)?.address ?? "";
      return via === undefined
        ? `${destination} dev ${device} proto kernel scope link src ${source} \n`
        : `${destination} via ${via} dev ${device} \n`;
    })
    .join("");
}

function interfaceList(
  process: Process,
  {
    withAddress,
    isBrief,
    only,
  }: { readonly withAddress: boolean; readonly isBrief: boolean; readonly only: string | undefined },
): string {
  const loopback = { name: "lo", address: "127.0.0.1", bits: 8 };
  const all = [loopback, ...process.host.network.interfaces].map((one, index) => ({
    ...one,
    index: index + 1,
  }));
  return all
    .filter(({ name }) => only === undefined || name === only)
    .map(({ name, address, bits, index }) => {
      const isLoopback = name === "lo";
      if (isBrief) {
        const state = isLoopback ? "UNKNOWN" : "UP";
        return `${name.padEnd(16)} ${state.padEnd(14)} ${withAddress ? `${address}/${bits} ` : hardware(address)}\n`;
      }
      const head = isLoopback
        ? `${index}: ${name}: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000\n    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n`
        : `${index}: ${name}: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP group default\n    link/ether ${hardware(address)} brd ff:ff:ff:ff:ff:ff\n`;
      if (!withAddress) return head;
      const broadcast = isLoopback ? "" : ` brd ${broadcastOf(address, bits)}`;
      return `${head}    inet ${address}/${bits}${broadcast} scope ${isLoopback ? "host" : "global"} ${name}\n       valid_lft forever preferred_lft forever\n`;
    })
    .join("");
}

/** Docker's way to make a hardware address of an IP address. */
function hardware(address: string): string {
  if (address === "127.0.0.1") return "00:00:00:00:00:00";
  const hex = address.split(".").map((part) => Number(part).toString(16).padStart(2, "0"));
  return `02:42:${hex.join(":")}`;
}

function broadcastOf(address: string, bits: number): string {
  const base = parseCidr(`${address}/${bits}`)?.base ?? 0;
  return formatAddress((base + 2 ** (32 - bits) - 1) >>> 0);
}

export const ss: Command = defineCommand({
  name: "ss",
  summary: "List sockets; here only those that listen.",
  usage: "[OPTION]...",
  version: "iproute2 6.1.0",
  notes: "Open connections are not simulated as sockets; processes are shown by name.",
  flags: {
    all: { short: "a", long: "all", help: "all sockets" },
    listening: { short: "l", long: "listening", help: "sockets that listen" },
    numeric: { short: "n", long: "numeric", help: "numbers instead of names (always)" },
    processes: { short: "p", long: "processes", help: "who has the socket" },
    tcp: { short: "t", long: "tcp", help: "TCP" },
    udp: { short: "u", long: "udp", help: "UDP: none" },
    noHeader: { short: "H", long: "no-header", help: "no header line" },
    ipv4: { short: "4", long: "ipv4", help: "IPv4 (always)" },
  },
  *run({ process, flags }) {
    const header = ["State", "Recv-Q", "Send-Q", "Local Address:Port", "Peer Address:Port", "Process"];
    const isShown = (flags.listening || flags.all) && (flags.tcp || !flags.udp);
    const rows = isShown
      ? process.host.network.listeners.map(({ address, port, service }) => [
          "LISTEN",
          "0",
          "4096",
          `${address}:${port}`,
          "0.0.0.0:*",
          flags.processes ? `users:(("${service.name}"))` : "",
        ])
      : [];
    const all = flags.noHeader ? rows : [header, ...rows];
    const widths = header.map((_, column) => Math.max(0, ...all.map((row) => (row[column] ?? "").length)));
    yield* process.write(
      all
        .map(
          (row) =>
            `${row
              .map((cell, column) => cell.padEnd(widths[column] ?? 0))
              .join(" ")
              .trimEnd()}\n`,
        )
        .join(""),
    );
    return 0;
  },
});
