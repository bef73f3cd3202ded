import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { installChromium } from "./install-chromium.ts";

/**
 * `npm test`: everything that must hold, one stage after the other. A stage that is no test runner counts as one
 * test. The last line is "N passed, N failed".
 */
const results = ".build/results";
const total = { passed: 0, failed: 0 };

interface Stage {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** The report that a test runner leaves. */
  readonly report?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const unitReport = `${results}/unit.json`;
const browserReport = `${results}/browser.json`;

const stages: readonly Stage[] = [
  { name: "format", command: ["prettier", "--check", "--log-level", "warn", "."] },
  { name: "types", command: ["node", "node_modules/typescript-7/bin/tsc", "-b"] },
  { name: "lint", command: ["oxlint", "--format", "unix"] },
  { name: "unused", command: ["knip"] },
  {
    name: "unit, contract, parity, sessions, lessons",
    command: ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`],
    report: unitReport,
  },
  { name: "labs", command: ["node", "src/cli/drydock.mjs", "lab", "test"] },
  { name: "pages", command: ["astro", "check", "--tsconfig", "src/site/tsconfig.json"] },
  {
    name: "browser",
    command: ["playwright", "test", "--reporter=list,json"],
    report: browserReport,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
  },
];

function run({ name, command: [program, ...args], report, env }: Stage): void {
  process.stdout.write(`\n--- ${name}\n`);
  if (name === "browser" && !installChromium()) {
    process.stdout.write(
      "No Chromium: install the system's package `chromium`, or set DRYDOCK_CHROMIUM=/path\n",
    );
    total.failed++;
    return;
  }
  const started = performance.now();
  const { status } = spawnSync(program, args, {
    stdio: "inherit",
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1", ...env },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`--- ${name}: ${status === 0 ? "ok" : "FAILED"} in ${seconds} s\n`);
  const { passed, failed } = report === undefined ? single(status) : counted(report, status);
  total.passed += passed;
  total.failed += failed;
}

function single(status: number | null): Counts {
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A runner that broke down, or ran nothing, must not look green. */
function counted(path: string, status: number | null): Counts {
  const { passed, failed } = existsSync(path) ? read(path) : { passed: 0, failed: 0 };
  const isSilent = failed === 0 && (status !== 0 || passed === 0);
  return { passed, failed: isSilent ? 1 : failed };
}

interface Report {
  readonly numPassedTests?: number;
  readonly numFailedTests?: number;
  readonly stats?: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
}

function read(path: string): Counts {
  const { stats, numPassedTests = 0, numFailedTests = 0 }: Report = JSON.parse(readFileSync(path, "utf8"));
  if (stats !== undefined) return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
  return { passed: numPassedTests, failed: numFailedTests };
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
for (const stage of stages) run(stage);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
