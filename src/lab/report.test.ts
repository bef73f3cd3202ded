import { expect, test } from "vitest";
import { junitReport } from "./report.ts";

test("JUnit has a case per task; what does not hold is the failure", () => {
  const title = { en: "A < B", ko: "가" };
  const finding = {
    message: { en: "is 3", ko: "3" },
    object: "Pod default/web",
    path: "spec",
    expected: "4",
    found: "3",
  };
  const task = { title, weight: 1, needs: [] };
  const report = junitReport([
    {
      lab: "x",
      version: 1,
      score: 1,
      scoreMax: 2,
      tasks: [
        { ...task, id: "a", state: "passed", findings: [] },
        { ...task, id: "b", state: "waiting", findings: [finding] },
      ],
    },
  ]);
  expect(report).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="x" tests="2" failures="1">
    <testcase classname="x" name="a"/>
    <testcase classname="x" name="b">
      <failure type="waiting" message="A &lt; B">Pod default/web spec: is 3 (expected 4, found 3)</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
});
