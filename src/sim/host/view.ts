import type { OpenFile } from "./open-file.ts";
import type { Credentials } from "./process.ts";

/** Whose eyes look at the files: a user at a place. */
export interface View {
  readonly credentials: Credentials;
  readonly cwd: () => string;
  readonly umask: () => number;
  /** There for processes: /dev/tty, /dev/stdin and /dev/fd mean something to them only. */
  readonly devices?: ViewDevices;
}

export interface ViewDevices {
  readonly descriptor: (number: number) => OpenFile | undefined;
  /** A new open file of the controlling terminal. */
  readonly terminal: () => OpenFile | undefined;
  readonly random: () => string;
}

const descriptorPath = /^\/(?:dev|proc\/self)\/fd\/(\d{1,4})$/;

/** The number of `/dev/fd/63` and `/proc/self/fd/63`; undefined for all other paths. */
export function descriptorIn(path: string): number | undefined {
  if (!path.startsWith("/dev/fd/") && !path.startsWith("/proc/self/fd/")) return undefined;
  const match = descriptorPath.exec(path);
  return match === null ? undefined : Number(match[1]);
}
