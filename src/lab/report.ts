import type { Finding, TaskVerdict, Verdict } from "./verdict.ts";

/** JUnit XML: a test case per task, its failure the findings. For CI and learning platforms. */
export function junitReport(verdicts: readonly Verdict[]): string {
  const suites = verdicts.map(suite).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites}</testsuites>\n`;
}

function suite({ lab, tasks }: Verdict): string {
  const failures = tasks.filter(({ state }) => state !== "passed").length;
  const cases = tasks.map((task) => testCase(lab, task)).join("");
  return `  <testsuite name="${escape(lab)}" tests="${tasks.length}" failures="${failures}">\n${cases}  </testsuite>\n`;
}

function testCase(lab: string, { id, title, state, findings }: TaskVerdict): string {
  const head = `    <testcase classname="${escape(lab)}" name="${escape(id)}"`;
  if (state === "passed") return `${head}/>\n`;
  const text = findings.map(findingText).join("\n");
  return `${head}>\n      <failure type="${state}" message="${escape(title.en)}">${escape(text)}</failure>\n    </testcase>\n`;
}

/** A line or two in English: the message, then expected and found. */
export function findingText({ message, object, path, expected, found }: Finding): string {
  const where = [object, path].filter((part) => part !== undefined).join(" ");
  const diff =
    expected === undefined && found === undefined
      ? ""
      : ` (expected ${expected ?? "-"}, found ${found ?? "-"})`;
  return `${where === "" ? "" : `${where}: `}${message.en}${diff}`;
}

function escape(text: string): string {
  return (
    text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      // oxlint-disable-next-line no-control-regex -- XML 1.0 has no way to write these
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "")
  );
}
