import type { Kind } from "../api/kind.ts";
import { kinds } from "./index.ts";
import { moreKinds } from "./more.ts";

/** Every kind there is, for tests and tables. The core itself loads the second part when somebody asks for it. */
export const allKinds: readonly Kind[] = [...kinds, ...moreKinds];
