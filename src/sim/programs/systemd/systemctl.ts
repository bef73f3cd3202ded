import type { Task } from "../../kernel/task.ts";
import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import type { Service } from "./service.ts";
import { listUnits, statusText } from "./service-status.ts";
import { SystemdManager, systemdSocket } from "./systemd-manager.ts";

interface Call {
  readonly process: Process;
  readonly manager: SystemdManager;
  readonly names: readonly string[];
  readonly flags: ReadonlySet<string>;
}

type Verb = (call: Call) => Task<number>;

const knownFlags = new Set([
  "--no-pager",
  "--now",
  "-q",
  "--quiet",
  "--all",
  "-a",
  "--full",
  "-l",
  "--system",
]);

/** Talks to process 1 over its socket. @models systemctl(1), systemd 252 */
export const systemctl: Command = {
  name: "systemctl",
  *run(process) {
    const words = process.argv.slice(1);
    const flags = words.filter((word) => word.startsWith("-"));
    const unknown = flags.find((flag) => !knownFlags.has(flag) && !flag.startsWith("--type"));
    if (unknown !== undefined) {
      yield* process.complain(
        unknown.startsWith("--")
          ? `systemctl: unrecognized option '${unknown}'\n`
          : `systemctl: invalid option -- '${unknown.slice(1)}'\n`,
      );
      return 1;
    }
    const [name = "list-units", ...names] = words.filter((word) => !word.startsWith("-"));
    const verb = verbs[name];
    if (verb === undefined) {
      yield* process.complain(
        notSimulated.has(name) ? `systemctl: ${name} is not simulated\n` : `Unknown command verb ${name}.\n`,
      );
      return 1;
    }
    const manager = process.host.sockets.get(systemdSocket);
    if (!(manager instanceof SystemdManager)) {
      yield* process.complain(
        "System has not been booted with systemd as init system (PID 1). Can't operate.\nFailed to connect to bus: Host is down\n",
      );
      return 1;
    }
    return yield* verb({ process, manager, names, flags: new Set(flags) });
  },
};

const notSimulated = new Set(
  "cat edit mask unmask reboot poweroff halt show reset-failed list-unit-files list-timers list-sockets isolate set-default get-default list-dependencies".split(
    " ",
  ),
);

const verbs: Readonly<Record<string, Verb>> = {
  start: change("start", function* (service) {
    return yield* service.start();
  }),
  stop: change("stop", function* (service) {
    yield* service.stop();
    return true;
  }),
  restart: change("restart", function* (service) {
    yield* service.stop();
    return yield* service.start();
  }),
  enable: enabling("enable"),
  disable: enabling("disable"),
  status,
  "is-active": function* ({ process, manager, names }) {
    const states = names.map((name) => manager.find(name)?.state ?? "inactive");
    yield* process.write(states.map((state) => `${state}\n`).join(""));
    return states.includes("active") ? 0 : 3;
  },
  "is-enabled": function* ({ process, manager, names }) {
    const enabled = names.map((name) => manager.isEnabled(name));
    yield* process.write(enabled.map((is) => `${is ? "enabled" : "disabled"}\n`).join(""));
    return enabled.includes(true) ? 0 : 1;
  },
  "list-units": function* ({ process, manager }) {
    yield* process.write(listUnits(manager));
    return 0;
  },
  "daemon-reload": function* ({ process, manager }) {
    if (process.credentials.uid !== 0)
      return yield* refuse(process, "Failed to reload daemon", "Access denied");
    manager.reload();
    return 0;
  },
};

function* refuse(process: Process, what: string, why: string): Task<number> {
  yield* process.complain(`${what}: ${why}\n`);
  return 1;
}

/** start, stop and restart: each unit in turn, root only. */
function change(word: string, act: (service: Service) => Task<boolean>): Verb {
  return function* ({ process, manager, names }) {
    let code = 0;
    for (const name of names)
      code = Math.max(code, yield* changeOne(process, manager.find(name), { word, name, act }));
    if (names.length === 0) return yield* refuse(process, "Too few arguments", "a unit is required");
    return code;
  };
}

function* changeOne(
  process: Process,
  service: Service | undefined,
  {
    word,
    name,
    act,
  }: { readonly word: string; readonly name: string; readonly act: (service: Service) => Task<boolean> },
): Task<number> {
  const full = service?.unit.name ?? (/\./.test(name) ? name : `${name}.service`);
  if (process.credentials.uid !== 0) {
    yield* process.complain(
      `Failed to ${word} ${full}: Interactive authentication required.\nSee system logs and 'systemctl status ${full}' for details.\n`,
    );
    return 1;
  }
  if (service === undefined) {
    yield* process.complain(`Failed to ${word} ${full}: Unit ${full} not found.\n`);
    return 5;
  }
  if (yield* act(service)) return 0;
  yield* process.complain(
    `Job for ${full} failed because the control process exited with error code.\nSee "systemctl status ${full}" and "journalctl -xeu ${full}" for details.\n`,
  );
  return 1;
}

function enabling(word: "enable" | "disable"): Verb {
  return function* ({ process, manager, names, flags }) {
    for (const name of names) {
      const service = manager.find(name);
      if (process.credentials.uid !== 0)
        return yield* refuse(process, `Failed to ${word} unit`, "Access denied");
      if (service === undefined)
        return yield* refuse(
          process,
          `Failed to ${word} unit`,
          `unit ${/\./.test(name) ? name : `${name}.service`} does not exist.`,
        );
      const lines = word === "enable" ? manager.enable(service) : manager.disable(service);
      yield* process.complain(lines.map((line) => `${line}\n`).join(""));
      if (flags.has("--now")) yield* nowToo(service, word);
    }
    return 0;
  };
}

function* nowToo(service: Service, word: "enable" | "disable"): Task<void> {
  if (word === "enable") yield* service.start();
  else yield* service.stop();
}

function* status({ process, manager, names }: Call): Task<number> {
  let code = 0;
  for (const [index, name] of names.entries()) {
    const service = manager.find(name);
    if (service === undefined) {
      yield* process.complain(`Unit ${/\./.test(name) ? name : `${name}.service`} could not be found.\n`);
      code = 4;
      continue;
    }
    const isTerminal = process.files.get(1)?.terminal !== undefined;
    yield* process.write(
      (index > 0 ? "\n" : "") +
        statusText(service, manager, {
          hostname: process.host.hostname,
          now: process.kernel.now,
          isTerminal,
        }),
    );
    if (service.state !== "active") code = Math.max(code, 3);
  }
  return code;
}
