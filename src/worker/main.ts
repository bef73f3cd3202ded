import { Driver } from "./driver.ts";
import type { ToWorker } from "./protocol.ts";

/** The Worker of a lesson page: `protocol.ts` says what goes in and out. */
const driver = new Driver((message) => self.postMessage(message));
self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => driver.receive(data));
