import type { Task } from "../../kernel/task.ts";
import { millisecond } from "../../kernel/time.ts";
import type { Daemon } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { SystemdManager, systemdSocket } from "./systemd-manager.ts";

/** Process 1 of machines with services: starts what is enabled, and listens for systemctl. SIGTERM powers off. */
export const systemd: Daemon = {
  name: "systemd",
  start(process) {
    const manager = new SystemdManager(process);
    process.host.sockets.set(systemdSocket, manager);
    process.onEnd(() => void process.host.sockets.delete(systemdSocket));
    for (const signal of ["SIGTERM", "SIGHUP"] as const) process.onSignal(signal, "ignore");
    // kind stops its nodes with SIGRTMIN+3, docker with what the image says; both mean: halt.
    process.onSignal("SIGTERM", () => void process.kernel.begin("halt", halt(process, manager)));
    process.kernel.begin("systemd", bootUp(process, manager));
  },
};

/** What the units before the services take: mounts, slices, journald. */
const bootDuration = 600 * millisecond;

function* bootUp(process: Process, manager: SystemdManager): Task<void> {
  const name = prettyName(process);
  yield* process.write(`\r\nWelcome to ${name}!\r\n\r\n`);
  yield* process.kernel.sleep(bootDuration);
  for (const { unit } of yield* manager.startEnabled()) {
    yield* process.write(`[  OK  ] Started ${unit.name} - ${unit.description}.\r\n`);
  }
  yield* process.write("[  OK  ] Reached target multi-user.target - Multi-User System.\r\n");
  yield* process.write("[  OK  ] Reached target graphical.target - Graphical Interface.\r\n");
}

function* halt(process: Process, manager: SystemdManager): Task<void> {
  for (const service of manager.services.toReversed()) yield* service.stop();
  process.end(130);
}

function prettyName(process: Process): string {
  if (process.access.find("/etc/os-release") === undefined) return "Linux";
  return /^PRETTY_NAME="(.*)"$/m.exec(process.access.readText("/etc/os-release"))?.[1] ?? "Linux";
}
