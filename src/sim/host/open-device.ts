import type { Kernel } from "../kernel/kernel.ts";
import { SystemError } from "./errno.ts";
import type { Device } from "./file-node.ts";
import { openNullDevice } from "./null-device.ts";
import type { OpenFile } from "./open-file.ts";
import { descriptorIn, type ViewDevices } from "./view.ts";

const standard = { stdin: 0, stdout: 1, stderr: 2 } as const;

/** Opens a device; those of a process (terminal, descriptors) throw ENXIO for who is none. */
export function openDevice(
  node: Device,
  path: string,
  { kernel, devices }: { readonly kernel: Kernel; readonly devices: ViewDevices | undefined },
): OpenFile {
  const kind = node.device;
  if (kind === "tty") return present(devices?.terminal());
  if (kind === "stdin" || kind === "stdout" || kind === "stderr") {
    return present(devices?.descriptor(descriptorIn(path) ?? standard[kind])).retain();
  }
  return openNullDevice(kind, { kernel, path, random: devices?.random ?? nothingRandom });
}

const nothingRandom = (): string => "\0";

function present(open: OpenFile | undefined): OpenFile {
  if (open === undefined) throw new SystemError("ENXIO");
  return open;
}
