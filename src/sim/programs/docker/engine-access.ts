import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { CommandError, type Invocation } from "../cobra/command.ts";
import { DockerError, dockerSocket, type DockerApi } from "./docker-api.ts";
import { TemplateError } from "./template.ts";
import { NoValueError } from "./template-value.ts";

/** The engine behind the socket. Throws CommandError if nobody listens or the user may not. */
export function engineOf(process: Process): DockerApi {
  const engine = process.host.sockets.get(dockerSocket);
  if (!mayConnect(process)) {
    throw new CommandError(
      `permission denied while trying to connect to the docker API at unix://${dockerSocket}`,
    );
  }
  if (engine === undefined) {
    throw new CommandError(
      `Cannot connect to the Docker daemon at unix://${dockerSocket}. Is the docker daemon running?`,
    );
  }
  return engine as DockerApi;
}

/** The socket belongs to root and the group docker. */
function mayConnect({ credentials, access }: Process): boolean {
  if (credentials.uid === 0) return true;
  const groups = access.find("/etc/group") === undefined ? "" : access.readText("/etc/group");
  const gid = /^docker:[^:]*:(\d+):/m.exec(groups)?.[1];
  return gid !== undefined && (credentials.groups.includes(Number(gid)) || credentials.gid === Number(gid));
}

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
