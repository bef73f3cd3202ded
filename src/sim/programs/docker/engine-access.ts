import type { Task } from "../../kernel/task.ts";
import type { Invocation } from "../cobra/command.ts";
import { DockerError, type DockerApi } from "./docker-api.ts";
import { engineOf } from "./engine-socket.ts";
import { TemplateError } from "./template.ts";
import { NoValueError } from "./template-value.ts";

type Run = (invocation: Invocation, engine: DockerApi) => Task<number>;

/** A command that needs the engine: its refusals are printed as the CLI prints them, with exit code 1. */
export function withEngine(run: Run): (invocation: Invocation) => Task<number> {
  return function* (invocation) {
    const engine = engineOf(invocation.process);
    try {
      return yield* run(invocation, engine);
    } catch (error) {
      yield* invocation.process.complain(refusal(error));
      return 1;
    }
  };
}

/** As `withEngine` for each argument: prints what it gives, goes on after a refusal and then exits with 1. */
export function forEach(
  act: (engine: DockerApi, reference: string, invocation: Invocation) => Task<string | undefined>,
): (invocation: Invocation) => Task<number> {
  return function* (invocation) {
    const { process, args } = invocation;
    const engine = engineOf(process);
    let code = 0;
    for (const reference of args) {
      try {
        const line = yield* act(engine, reference, invocation);
        if (line !== undefined) yield* process.write(`${line}\n`);
      } catch (error) {
        yield* process.complain(refusal(error));
        code = 1;
      }
    }
    return code;
  };
}

/** The line for a refusal; what is none is thrown again. */
export function refusal(error: unknown): string {
  if (error instanceof DockerError) return `Error response from daemon: ${error.message}\n`;
  if (error instanceof TemplateError) return `failed to parse template: ${error.message}\n`;
  if (error instanceof NoValueError) return `template: :1: executing "" at <>: ${error.message}\n`;
  throw error;
}
