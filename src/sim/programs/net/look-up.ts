import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { candidates, readConfiguration, resolve } from "../../host/resolver.ts";
import type { Task } from "../../kernel/task.ts";
import { second } from "../../kernel/time.ts";
import type { DnsAnswer } from "../../network/service.ts";
import { defineCommand, Failure } from "../command.ts";

type Answer = (DnsAnswer & { readonly name: string }) | "no server";

const addressPattern = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** Asks one server for the names that the search list makes of a name; the last failure if none exists. */
function* ask(process: Process, server: string, names: readonly string[]): Task<Answer> {
  let last: Answer = "no server";
  for (const name of names) {
    const { outcome, duration } = process.host.network.reach(server, 53);
    yield* process.kernel.sleep(Math.min(duration, 5 * second));
    if ("error" in outcome || outcome.service.dns === undefined) return "no server";
    last = { ...outcome.service.dns(name), name };
    if ("addresses" in last) return last;
  }
  return last;
}

function* serverOf(process: Process, given: string | undefined): Task<string> {
  if (given === undefined) return readConfiguration(process.host).servers[0] ?? "127.0.0.1";
  const found = yield* resolve(process.host, given);
  if ("failure" in found) throw new Failure(`couldn't get address for '${given}': not found`, 1);
  return found.addresses[0] ?? given;
}

export const nslookup: Command = defineCommand({
  name: "nslookup",
  summary: "Ask a name server for the addresses of a name.",
  usage: "HOST [SERVER]",
  notes: "Only addresses are simulated, no other types and no reverse look-up.",
  version: "BIND 9.18.28",
  operands: { min: 1, max: 2 },
  flags: {},
  *run({ process, operands }) {
    const [name = "", given] = operands;
    const server = yield* serverOf(process, given);
    if (addressPattern.test(name)) throw new Failure("reverse look-ups are not simulated");
    const answer = yield* ask(process, server, candidates(name, readConfiguration(process.host)));
    if (answer === "no server") {
      yield* process.write(
        `;; communications error to ${server}#53: timed out\n;; no servers could be reached\n\n`,
      );
      return 1;
    }
    yield* process.write(`Server:\t\t${server}\nAddress:\t${server}#53\n\n`);
    if ("failure" in answer) {
      yield* process.write(
        `** server can't find ${name}: ${answer.failure === "NODATA" ? "No answer" : answer.failure}\n\n`,
      );
      return 1;
    }
    yield* process.write(
      `${answer.addresses.map((address) => `Name:\t${answer.name}\nAddress: ${address}\n`).join("")}\n`,
    );
    return 0;
  },
});

/** Its command line is words in any order: name, type, `@server`, `+option`. */
export const dig: Command = {
  name: "dig",
  *run(process) {
    const words = process.argv.slice(1);
    if (words.includes("--help") || words.includes("-h")) {
      yield* process.write(
        "Usage: dig [@SERVER] NAME [A] [+short] [+search]\nAsk a name server for the addresses of a name.\n\n  --help  show this help and exit\n",
      );
      return 0;
    }
    const unknown = words.find(
      (word) => /^[-+]/.test(word) && !["+short", "+search", "+noall", "+answer"].includes(word),
    );
    if (unknown !== undefined) {
      yield* process.complain(`Invalid option: ${unknown}\nUsage:  dig [@global-server] [domain] [q-type]\n`);
      return 1;
    }
    const given = words.find((word) => word.startsWith("@"))?.slice(1);
    const [name = ".", type = "A"] = words.filter((word) => !/^[@+]/.test(word));
    if (type.toUpperCase() !== "A") {
      yield* process.complain(`dig: records of type ${type} are not simulated\n`);
      return 1;
    }
    const server = yield* serverOf(process, given);
    const names = words.includes("+search")
      ? candidates(name, readConfiguration(process.host))
      : [name.replace(/\.$/, "")];
    const answer = yield* ask(process, server, names);
    if (answer === "no server") {
      yield* process.write(
        `;; communications error to ${server}#53: timed out\n;; no servers could be reached\n`,
      );
      return 9;
    }
    const addresses = "addresses" in answer ? answer.addresses : [];
    if (words.includes("+short")) yield* process.write(addresses.map((address) => `${address}\n`).join(""));
    else yield* process.write(report(answer, addresses, server));
    return 0;
  },
};

function report(answer: Exclude<Answer, string>, addresses: readonly string[], server: string): string {
  const status = "failure" in answer && answer.failure !== "NODATA" ? answer.failure : "NOERROR";
  const section = addresses.map((address) => `${answer.name}.\t\t30\tIN\tA\t${address}\n`).join("");
  const answers = section === "" ? "" : `;; ANSWER SECTION:\n${section}\n`;
  return `\n;; ->>HEADER<<- opcode: QUERY, status: ${status}\n;; QUESTION SECTION:\n;${answer.name}.\t\t\tIN\tA\n\n${answers};; SERVER: ${server}#53(${server}) (UDP)\n\n`;
}

export const host: Command = defineCommand({
  name: "host",
  summary: "Print the addresses of a name.",
  usage: "NAME [SERVER]",
  version: "BIND 9.18.28",
  operands: { min: 1, max: 2 },
  flags: {},
  *run({ process, operands }) {
    const [name = "", given] = operands;
    const server = yield* serverOf(process, given);
    const answer = yield* ask(process, server, candidates(name, readConfiguration(process.host)));
    if (answer === "no server") {
      yield* process.write(";; connection timed out; no servers could be reached\n");
      return 1;
    }
    if ("failure" in answer) {
      yield* process.write(`Host ${name} not found: 3(${answer.failure})\n`);
      return 1;
    }
    yield* process.write(
      answer.addresses.map((address) => `${answer.name} has address ${address}\n`).join(""),
    );
    return 0;
  },
});

export const getent: Command = defineCommand({
  name: "getent",
  summary: "Look a name up as programs do: hosts, passwd, group.",
  usage: "DATABASE [KEY]...",
  version: "Debian GLIBC 2.36",
  operands: { min: 1 },
  flags: {},
  *run({ process, operands }) {
    const [database = "", ...keys] = operands;
    if (database === "passwd" || database === "group") {
      const lines = process.host.files.access().readText(`/etc/${database}`).split("\n").filter(Boolean);
      const wanted =
        keys.length === 0
          ? lines
          : lines.filter(
              (line) => keys.includes(line.split(":")[0] ?? "") || keys.includes(line.split(":")[2] ?? ""),
            );
      yield* process.write(wanted.map((line) => `${line}\n`).join(""));
      return wanted.length < keys.length ? 2 : 0;
    }
    if (!["hosts", "ahosts", "ahostsv4"].includes(database))
      throw new Failure(`Unknown database: ${database}`, 1);
    let code = 0;
    for (const name of keys) {
      const found = yield* resolve(process.host, name);
      if ("failure" in found) code = 2;
      else yield* process.write(found.addresses.map((address) => `${address.padEnd(15)} ${name}\n`).join(""));
    }
    return code;
  },
});
