import type { Stored } from "../wire/object.ts";
import { withDefaults } from "./defaults.ts";
import type { Kind } from "./kind.ts";

/** What a client has sent as the server takes it: with what is written in another place, and with defaults. */
export function completed({ read, defaults = {} }: Kind, object: Stored): Stored {
  return withDefaults(read?.(object) ?? object, defaults);
}
