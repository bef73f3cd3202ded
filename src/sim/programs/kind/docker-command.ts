import type { Task } from "../../kernel/task.ts";
import type { Process } from "../../host/process.ts";
import { SystemError } from "../../host/errno.ts";
import type { FileAccess } from "../../host/file-access.ts";
import { CommandError } from "../cobra/command.ts";
import { DockerError } from "../docker/docker-api.ts";
import { engineOf } from "../docker/engine-access.ts";
import { KindError } from "./kind-error.ts";

/** A docker command that failed, in the words in which kind passes it on. */
export class CommandFailure extends KindError {
  override name = "CommandFailure";
}

/** Runs the docker CLI and gives its standard output. Throws CommandFailure. */
export function* docker(process: Process, args: readonly string[], stdin: string = ""): Task<string> {
  let result;
  try {
    result = yield* process.capture({ argv: ["docker", ...args], stdin });
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    throw new CommandFailure(
      `command "${line(args)}" failed with error: exec: "docker": executable file not found in $PATH`,
    );
  }
  const { stdout, stderr, exit } = result;
  if (exit.code === 0) return stdout;
  throw new CommandFailure(
    `command "${line(args)}" failed with error: exit status ${exit.code}\n\nCommand Output: ${(stdout + stderr).trimEnd()}`,
  );
}

/** A command in a node. */
export function* inNode(
  process: Process,
  node: string,
  argv: readonly string[],
  stdin?: string,
): Task<string> {
  const flags = stdin === undefined ? ["--privileged"] : ["--privileged", "-i"];
  return yield* docker(process, ["exec", ...flags, node, ...argv], stdin);
}

/** A file of a node. Throws KindError. */
export function readNodeFile(process: Process, node: string, path: string): string {
  const files = nodeFiles(process, node);
  if (files.find(path)?.is === "file") return files.readText(path);
  throw new KindError(`failed to read ${path} of node ${node}: no such file`);
}

export function writeNodeFile(
  process: Process,
  node: string,
  { path, text }: { readonly path: string; readonly text: string },
): void {
  nodeFiles(process, node).writeText(path, text);
}

function nodeFiles(process: Process, node: string): FileAccess {
  try {
    return engineOf(process).files(node);
  } catch (error) {
    if (error instanceof DockerError || error instanceof CommandError) throw new KindError(error.message);
    throw error;
  }
}

/** Lines that are not empty. */
export function linesOf(text: string): readonly string[] {
  return text.split("\n").filter((row) => row !== "");
}

/** @models al.essio.dev/pkg/shellescape Quote, as kind's exec.PrettyCommand uses it */
function line(args: readonly string[]): string {
  return ["docker", ...args]
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\"'\"'")}'`))
    .join(" ");
}
