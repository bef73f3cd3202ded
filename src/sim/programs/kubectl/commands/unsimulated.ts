import type { CommandSpec } from "../../cobra/command.ts";
import { notSimulated } from "../not-simulated.ts";

/** A command that is there, is listed, and says that it is not simulated. */
export function unsimulated(
  spec: Pick<CommandSpec, "use" | "short" | "aliases"> & { readonly group?: string },
): CommandSpec {
  const name = spec.use.split(" ", 1)[0];
  return {
    ...spec,
    long: `${spec.short}.\n\nThis command is not simulated.`,
    parsesFlags: false,
    // oxlint-disable-next-line require-yield -- it ends before it could wait
    *run() {
      throw notSimulated(`kubectl ${name}`);
    },
  };
}
