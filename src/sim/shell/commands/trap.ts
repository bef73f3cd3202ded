import type { Task } from "../../kernel/task.ts";
import type { SignalName } from "../../host/signals.ts";
import type { Shell } from "../shell.ts";

/** Runs the traps of the signals that came since the last command. */
export function* runPendingTraps(shell: Shell): Task<void> {
  for (let name = shell.signalled.shift(); name !== undefined; name = shell.signalled.shift()) {
    yield* runTrap(shell, name);
  }
}

/** Runs a trap's command; `$?` is the same afterwards. */
export function* runTrap(shell: Shell, name: SignalName | "ERR" | "DEBUG"): Task<void> {
  const action = shell.state.traps.get(name);
  if (action === undefined || action === "") return;
  const { status } = shell.state;
  shell.conditions++;
  try {
    yield* shell.run(action, { keepsLine: true });
  } finally {
    shell.conditions--;
  }
  shell.state.status = status;
}

/** Arranges for the process to note a signal, to ignore it, or to take it as it is by default. */
export function installTrap(shell: Shell, name: SignalName): void {
  const action = shell.state.traps.get(name);
  if (action === undefined) shell.process.onSignal(name, "default");
  else if (action === "") shell.process.onSignal(name, "ignore");
  else {
    shell.process.onSignal(name, () => {
      shell.signalled.push(name);
      shell.trapped.notify();
    });
  }
}
