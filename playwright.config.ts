import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./tests/browser/chromium.ts";

const port = 4399;
const executablePath = chromiumPath();

/** Real Chromium against the built site. One worker: the machine that runs this has two cores and the page wants one. */
export default defineConfig({
  testDir: "tests/browser",
  testMatch: "*.spec.ts",
  outputDir: "test-results",
  workers: 1,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: "en-US",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    testIdAttribute: "data-test",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
    },
  },
  webServer: {
    command: `node node_modules/astro/bin/astro.mjs build && node node_modules/astro/bin/astro.mjs preview --port ${port}`,
    port,
    timeout: 180_000,
    reuseExistingServer: true,
    env: { ASTRO_TELEMETRY_DISABLED: "1" },
  },
});
