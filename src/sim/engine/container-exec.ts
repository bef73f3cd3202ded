import type { Task } from "../kernel/task.ts";
import { SystemError } from "../host/errno.ts";
import type { Process } from "../host/process.ts";
import { DockerError, type ExecOptions } from "../programs/docker/docker-api.ts";
import type { Container } from "../runtime/container.ts";
import { defaultPath } from "../host/executable.ts";
import { checkExecutable } from "../runtime/executable.ts";
import { StartError } from "../runtime/start-error.ts";
import { userOf } from "../runtime/user.ts";

/** Starts another process in a container's namespaces. Throws DockerError with runc's words and its exit code. */
export function* executeIn(container: Container, options: ExecOptions): Task<Process> {
  const { host, spec } = container;
  const { argv, files, user, workingDir } = options;
  const access = host.files.access();
  const { credentials, home } = userOf(access, user === "" ? spec.user : user);
  const env = new Map([["PATH", defaultPath], ["HOSTNAME", host.hostname], ["HOME", home], ...spec.env]);
  for (const assignment of options.env) {
    const equals = assignment.indexOf("=");
    if (equals > 0) env.set(assignment.slice(0, equals), assignment.slice(equals + 1));
  }
  try {
    checkExecutable(access, argv[0], env.get("PATH") ?? defaultPath);
    const cwd = workingDir === "" ? spec.workingDir : workingDir;
    return yield* host.boot({ argv, env, cwd: cwd === "" ? "/" : cwd, credentials, files });
  } catch (error) {
    if (error instanceof StartError) throw new DockerError(execText(error.message), error.code);
    if (!(error instanceof SystemError)) throw error;
    throw new DockerError(
      execText(
        `unable to start container process: exec: ${JSON.stringify(argv[0])}: ${error.message.toLowerCase()}: unknown`,
      ),
      126,
    );
  }
}

/** runc's words about a failed exec begin otherwise than those about a failed start. */
function execText(message: string): string {
  const tail = message.replace(
    /^.*?unable to start container process: (?:error during container init: )?/,
    "",
  );
  return `OCI runtime exec failed: exec failed: unable to start container process: ${tail}`;
}
