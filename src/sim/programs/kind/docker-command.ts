import { textOf, type TextSource } from "../../wire/deferred-text.ts";
import type { Task } from "../../kernel/task.ts";
import type { Process } from "../../host/process.ts";
import type { FileAccess } from "../../host/file-access.ts";
import { outputTo, textInput } from "../../host/text-file.ts";
import { CommandError } from "../cobra/command.ts";
import { DockerError, type DockerApi } from "../docker/docker-api.ts";
import { engineOf } from "../docker/engine-socket.ts";
import { KindError } from "./kind-error.ts";

/**
 * Does with the engine what a docker command line does. The command line itself is not run, so that a cluster comes
 * up without the docker program's code; it stands in the message of a failure, as kind words it. Throws KindError.
 */
export function* docker<T>(
  process: Process,
  args: readonly string[],
  act: (engine: DockerApi) => Task<T>,
): Task<T> {
  try {
    return yield* act(engineOf(process));
  } catch (error) {
    if (error instanceof CommandError) throw failure(args, 1, error.message);
    if (!(error instanceof DockerError)) throw error;
    const refusal = `Error response from daemon: ${error.message}`;
    throw args[0] === "run"
      ? failure(args, error.exitCode, `docker: ${refusal}\n\nRun 'docker run --help' for more information`)
      : failure(args, 1, refusal);
  }
}

/** Runs a command in a node and gives its standard output. Throws KindError with its whole output if it fails. */
export function* inNode(
  process: Process,
  node: string,
  argv: readonly [string, ...string[]],
  stdin?: string,
): Task<string> {
  const args = ["exec", "--privileged", ...(stdin === undefined ? [] : ["-i"]), node, ...argv];
  let [stdout, all] = ["", ""];
  const files = new Map([
    [0, textInput(stdin ?? "")],
    [1, outputTo((text) => void ([stdout, all] = [stdout + text, all + text]))],
    [2, outputTo((text) => void (all += text))],
  ]);
  const code = yield* docker(process, args, function* (engine) {
    const inner = yield* engine.exec(node, { argv, files, env: [], workingDir: "", user: "" });
    while (inner.exit === undefined) yield* process.kernel.wait(inner.changed);
    return inner.exit.code;
  });
  if (code !== 0) throw failure(args, code, all.trimEnd());
  return stdout;
}

/** A file of a node. Throws KindError. */
export function readNodeFile(process: Process, node: string, path: string): string {
  return textOf(readNodeSource(process, node, path));
}

/** The same for those who can do with what the text means. */
export function readNodeSource(process: Process, node: string, path: string): TextSource {
  const files = nodeFiles(process, node);
  if (files.find(path)?.is === "file") return files.readSource(path);
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

function failure(args: readonly string[], code: number, output: string): KindError {
  return new KindError(
    `command "${line(args)}" failed with error: exit status ${code}\n\nCommand Output: ${output}`,
  );
}

/** @models al.essio.dev/pkg/shellescape Quote, as kind's exec.PrettyCommand uses it */
function line(args: readonly string[]): string {
  return ["docker", ...args]
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\"'\"'")}'`))
    .join(" ");
}
