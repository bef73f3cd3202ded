import { SystemError } from "../host/errno.ts";
import type { FileAccess } from "../host/file-access.ts";
import { StartError } from "./start-error.ts";

/**
 * Whether a container's first word can be executed, as runc finds out before it forks. Throws StartError.
 *
 * @models runc libcontainer/standard_init_linux.go Init, 1.3; Go's os/exec LookPath
 */
export function checkExecutable(access: FileAccess, program: string, path: string): void {
  const problem = program.includes("/") ? problemAt(access, program) : problemAlong(access, program, path);
  if (problem === undefined) return;
  throw new StartError(
    `OCI runtime create failed: runc create failed: unable to start container process: error during container init: ` +
      `exec: ${JSON.stringify(program)}: ${problem.text}: unknown`,
    problem.code,
  );
}

interface Problem {
  readonly text: string;
  readonly code: number;
}

function problemAlong(access: FileAccess, program: string, path: string): Problem | undefined {
  const isThere = path.split(":").some((folder) => problemAt(access, `${folder}/${program}`) === undefined);
  return isThere ? undefined : { text: "executable file not found in $PATH", code: 127 };
}

function problemAt(access: FileAccess, program: string): Problem | undefined {
  try {
    const { node } = access.stat(program);
    if (node.is === "directory") return { text: "is a directory", code: 126 };
    return access.may(program, "execute") ? undefined : { text: "permission denied", code: 126 };
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    const reason = error.errno === "ENOENT" ? "no such file or directory" : error.message.toLowerCase();
    return { text: `stat ${program}: ${reason}`, code: 127 };
  }
}
