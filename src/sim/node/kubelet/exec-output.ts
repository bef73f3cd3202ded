import { SystemError } from "../../host/errno.ts";
import { outputTo, textInput } from "../../host/text-file.ts";
import type { Kernel } from "../../kernel/kernel.ts";
import type { Container } from "../../runtime/container.ts";

export type ExecOutput =
  | { readonly code: number; readonly output: string; readonly timedOut: boolean }
  /** It could not be started: the runtime's words. */
  | { readonly error: string };

export interface ExecRequest {
  readonly kernel: Kernel;
  readonly container: Container;
  readonly command: readonly string[];
  /** Microseconds; the process is killed then. */
  readonly timeout?: number;
}

const outputMax = 16_384;

/** Runs a command in a container and collects what it prints on both streams: exec probes and lifecycle hooks. */
export function execForOutput(
  { kernel, container, command, timeout }: ExecRequest,
  done: (result: ExecOutput) => void,
): void {
  const [program, ...args] = command;
  if (program === undefined || container.state !== "running") {
    return done({
      error:
        "rpc error: code = NotFound desc = failed to exec in container: failed to load task: no running task found: task not found: not found",
    });
  }
  let output = "";
  const collect = outputTo((text) => {
    if (output.length < outputMax) output += text;
  });
  const files = new Map([
    [0, textInput("")],
    [1, collect],
    [2, collect],
  ]);
  kernel.begin("exec", container.exec({ argv: [program, ...args], files }), (process, error) => {
    if (process === undefined) return done({ error: execError(program, error) });
    let timedOut = false;
    const cancel =
      timeout === undefined
        ? undefined
        : kernel.after(timeout, () => {
            timedOut = true;
            process.signal("SIGKILL");
          });
    const finish = (): void => {
      cancel?.();
      done({ code: process.exit?.code ?? 0, output, timedOut });
    };
    if (process.exit === undefined) process.onEnd(finish);
    else finish();
  });
}

/** runc's words, as containerd passes them on. */
export function execError(program: string, error: unknown): string {
  const errno = error instanceof SystemError ? error.errno : "ENOENT";
  const missing = program.includes("/")
    ? `stat ${program}: no such file or directory`
    : "executable file not found in $PATH";
  const reason = errno === "EACCES" ? "permission denied" : missing;
  return (
    "rpc error: code = Unknown desc = failed to exec in container: failed to start exec: OCI runtime exec failed: exec failed: " +
    `unable to start container process: exec: ${JSON.stringify(program)}: ${reason}: unknown`
  );
}
