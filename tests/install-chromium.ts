import { spawnSync } from "node:child_process";
import { hasChromium } from "./browser/chromium.ts";

const attempts: readonly (readonly [string, ...string[]])[] = [
  ["playwright", "install", "chromium"],
  ["apt-get", "update"],
  ["apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"],
];

/** Gets a Chromium where there is none: Playwright's own where downloads work, else the system's package. */
export function installChromium(): boolean {
  for (const [program, ...args] of attempts) {
    if (hasChromium()) return true;
    process.stdout.write(`--- browser: ${program} ${args.join(" ")}\n`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync(program, args, { stdio: "ignore", timeout: 300_000, env });
  }
  return hasChromium();
}
