import { second } from "../../kernel/time.ts";
import type { DialError } from "../../network/service.ts";
import { execForOutput } from "./exec-output.ts";
import type { ProbeResult } from "./probe-result.ts";
import type { Done, Timed } from "./prober.ts";

const outputMax = 10 * 1024;

/** Runs a command in the container. */
export function runExec(command: readonly string[], target: Timed, done: Done): void {
  const seconds = target.timeout / second;
  execForOutput(
    { kernel: target.kernel, container: target.container.container, command, timeout: target.timeout },
    (result) => {
      const text = ("output" in result ? result.output : "").slice(0, outputMax);
      if ("error" in result) done({ outcome: "unknown", output: result.error });
      else if (result.timedOut) {
        done({
          outcome: "failure",
          output: `command timed out: ${JSON.stringify(command.join(" "))} timed out after ${seconds}s`,
        });
      } else done({ outcome: result.code === 0 ? "success" : "failure", output: text });
    },
  );
}

const dialErrors: Readonly<Record<DialError, string>> = {
  ECONNREFUSED: "connect: connection refused",
  ETIMEDOUT: "i/o timeout",
  EHOSTUNREACH: "connect: no route to host",
  ENETUNREACH: "connect: network is unreachable",
};

/** Opens a connection and closes it. */
export function runTcp(address: string, port: number, target: Timed, done: Done): void {
  const { outcome, duration } = target.network.reach(address, port);
  const isLate = duration > target.timeout;
  const after = (result: ProbeResult): void => {
    if (isLate) target.kernel.after(target.timeout, () => done(result));
    else done(result);
  };
  if (!("error" in outcome)) return after({ outcome: "success", output: "" });
  const text = isLate ? "i/o timeout" : dialErrors[outcome.error];
  after({ outcome: "failure", output: `dial tcp ${address}:${port}: ${text}` });
}
