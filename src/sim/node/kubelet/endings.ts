/** How containers end and what runs at their ends; a starting cluster ends none. */
export { killContainer, killPod } from "./container-killer.ts";
export { runHook } from "./lifecycle-hook.ts";
