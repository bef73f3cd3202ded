import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { chromiumPath } from "./browser/chromium.ts";

/**
 * `npm test`: everything that must hold, one stage after the other. A stage that is not a test runner counts as one
 * test. The last line is "N passed, N failed".
 */
const results = "test-results";
let passed = 0;
let failed = 0;

function stage(name: string, command: readonly string[]): void {
  process.stdout.write(`\n--- ${name}\n`);
  const started = performance.now();
  const { status } = spawnSync(command[0] ?? "", command.slice(1), { stdio: "inherit" });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`--- ${name}: ${status === 0 ? "ok" : "FAILED"} in ${seconds} s\n`);
  const counts = countsOf(name);
  if (counts === undefined) status === 0 ? passed++ : failed++;
  else {
    passed += counts.passed;
    failed += counts.failed;
    // A runner that broke down before its tests must not look green.
    if (status !== 0 && counts.failed === 0) failed++;
    if (counts.passed === 0 && counts.failed === 0) failed++;
  }
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

function countsOf(name: string): Counts | undefined {
  const path = `${results}/${name}.json`;
  if (name !== "unit" && name !== "browser") return undefined;
  if (!existsSync(path)) return { passed: 0, failed: 0 };
  const report: Report = JSON.parse(readFileSync(path, "utf8"));
  if (report.stats !== undefined) return { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky };
  return { passed: report.numPassedTests ?? 0, failed: (report.numFailedTests ?? 0) + (report.numFailedTestSuites ?? 0) };
}

interface Report {
  readonly numPassedTests?: number;
  readonly numFailedTests?: number;
  readonly numFailedTestSuites?: number;
  readonly stats?: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

stage("format", ["prettier", "--check", "."]);
stage("types", ["node", "node_modules/typescript-7/bin/tsc", "-b"]);
stage("lint", ["oxlint"]);
stage("unused", ["knip"]);
stage("unit", ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${results}/unit.json`]);
stage("build", ["astro", "build"]);
stage("pages", ["astro", "check"]);
stage("labs", ["node", "src/cli/drydock.mjs", "lab", "test"]);
if (chromiumPath() === undefined) {
  process.stdout.write("\nNo Chromium was found and none could be installed: `apt-get install chromium` or set CHROMIUM=/path\n");
  failed++;
} else stage("browser", ["playwright", "test"]);

process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
