import type { Process } from "../../host/process.ts";
import { CommandError } from "../cobra/command.ts";
import { dockerSocket, type DockerApi } from "./docker-api.ts";

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
