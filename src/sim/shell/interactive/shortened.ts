import type { Shell } from "../shell.ts";

/** The home as `~`. */
export function shortened(shell: Shell, path: string): string {
  const home = shell.variables.get("HOME");
  if (home === undefined || home === "/" || (path !== home && !path.startsWith(`${home}/`))) return path;
  return `~${path.slice(home.length)}`;
}
