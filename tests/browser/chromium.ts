import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const systems = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/**
 * Where a Chromium is: the one that DRYDOCK_CHROMIUM names, Playwright's own (then undefined: Playwright finds it),
 * or the system's.
 */
export function chromiumPath(): string | undefined {
  const named = process.env["DRYDOCK_CHROMIUM"];
  if (named !== undefined && named !== "") return named;
  if (hasOwnChromium()) return undefined;
  return systems.find((path) => existsSync(path));
}

/** Is there any? The test runner installs one if not. */
export function hasChromium(): boolean {
  return hasOwnChromium() || chromiumPath() !== undefined;
}

function hasOwnChromium(): boolean {
  return existsSync(chromium.executablePath());
}
