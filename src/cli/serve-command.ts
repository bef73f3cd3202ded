import { readFileSync } from "node:fs";
import { readNumber, type Arguments } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import type { ServeOptions } from "./serve/serve.ts";
import { CliError, UsageError } from "./usage-error.ts";
import { readWorldOptions, worldOptions } from "./world-options.ts";

/** Puts the clusters of a world on real sockets. Exit code 0 when it is stopped, 1 if it cannot start or breaks. */
export const serveCommand: CliCommand = {
  name: "serve",
  usage: "[--scenario NAME] [OPTIONS]",
  summary:
    "Serve the API of simulated clusters over HTTPS on this machine, for real kubectl and other clients",
  options: {
    ...worldOptions,
    port: {
      value: "P",
      help: "The first cluster's port, the next ones follow (default 0: any that is free)",
    },
    kubeconfig: { value: "FILE", help: "Where to write the kubeconfig (default drydock.kubeconfig)" },
    speed: { value: "X", help: "Virtual time per real time (default 1)" },
    token: { value: "T", help: "A bearer token that stands for the clusters' admin" },
    script: { value: "FILE", help: "Shell commands to run on the workstation first" },
  },
  async run(args) {
    const options = readOptions(args);
    const { serve } = await import("./serve/serve.ts");
    const serving = await serve(options);
    const stop = (): void => void serving.stop();
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    return await serving.ended;
  },
};

function readOptions(args: Arguments): ServeOptions {
  const { values, operands } = args;
  if (operands.length > 0) throw new UsageError("serve takes no arguments");
  const { start: _, ...choice } = readWorldOptions(args);
  const script = values.get("script");
  return {
    choice,
    port: readPort(values.get("port") ?? "0"),
    kubeconfig: values.get("kubeconfig") ?? "drydock.kubeconfig",
    speed: readSpeed(values.get("speed") ?? "1"),
    token: readToken(values.get("token")),
    script: script === undefined ? undefined : readScript(script),
    print: (text) => void process.stdout.write(text),
    complain: (text) => void process.stderr.write(text),
  };
}

function readPort(text: string): number {
  const port = readNumber(text, "--port");
  if (port > 65_535) throw new UsageError("--port must be at most 65535");
  return port;
}

const speedMax = 1_000;

function readSpeed(text: string): number {
  const speed = /^\d{1,6}(?:\.\d{1,6})?$/.test(text) ? Number(text) : 0;
  if (speed > 0 && speed <= speedMax) return speed;
  throw new UsageError(
    `--speed must be a number above 0 and at most ${speedMax}, not ${JSON.stringify(text)}`,
  );
}

function readToken(token: string | undefined): string | undefined {
  if (token === undefined || /^[\w.~+/=-]+$/.test(token)) return token;
  throw new UsageError("--token must consist of letters, digits and . _ ~ + / = -");
}

function readScript(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new CliError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
