import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const known = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

/** Flags without which Chromium asks the outside world for things on machines that have none. */
export const chromiumFlags: readonly string[] = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
];

/** A Chromium for the browser tests: named by CHROMIUM, the system's, Playwright's own, or installed now. */
export function chromiumPath(): string | undefined {
  const named = process.env["CHROMIUM"];
  if (named !== undefined && existsSync(named)) return named;
  return found() ?? installed();
}

function found(): string | undefined {
  return [...known, chromium.executablePath()].find((path) => existsSync(path));
}

/** Playwright's download works on most machines, the package where there is a Debian and its user is root. */
function installed(): string | undefined {
  spawnSync("playwright", ["install", "chromium"], { stdio: "ignore", timeout: 300_000 });
  if (found() !== undefined) return found();
  spawnSync("apt-get", ["update"], { stdio: "ignore", timeout: 120_000 });
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"], {
    stdio: "ignore",
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return found();
}
