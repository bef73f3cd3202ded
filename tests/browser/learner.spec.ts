import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { LessonPage } from "./lesson-page.ts";

const probe = `cat >> worker.yaml <<'END'
    livenessProbe:
      exec:
        command: ["cat", "/tmp/heartbeat"]
      periodSeconds: 5
END`;

test("a learner opens the Korean lesson, breaks, watches, repairs, comes back, undoes and exports", async ({
  page,
  browser,
  baseURL,
}, info) => {
  test.setTimeout(120_000);
  const lesson = new LessonPage(page);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));

  await lesson.open("/ko/probes/liveness/?seed=7");
  await expect(lesson.progress).toHaveText("과제 0/4 · 0/8점");
  expect(await lesson.run("kubectl get nodes")).toContain("kind-control-plane");

  // The first Run button types its command into the terminal.
  const runs = page.getByTestId("run");
  expect(await lesson.click(runs.first())).toContain("Ready");
  expect(await lesson.screen()).toContain("kubectl get nodes");

  // The worker gets its probe; the probe restarts it.
  await lesson.run(probe);
  await lesson.run("kubectl apply -f worker.yaml");
  await expect(lesson.task("exec-probe")).toHaveAttribute("data-state", "passed");
  await expect(lesson.task("restarted")).toHaveAttribute("data-state", "not-yet");
  await expect(lesson.task("restarted").getByTestId("finding").first()).toBeVisible();
  const restarted = lesson.task("restarted");
  await lesson.skipUntil(async () => (await restarted.getAttribute("data-state")) === "passed");
  expect(await lesson.run("kubectl get pod worker")).toMatch(/ [2-9] \(/);

  // Repaired: the worker keeps its heartbeat, and nginx is asked where it listens.
  await lesson.run("sed -i 's/ sleep 20; rm .tmp.heartbeat;//' worker.yaml");
  await lesson.run("kubectl delete pod worker");
  await lesson.run("kubectl apply -f worker.yaml");
  await lesson.run("sed -i 's/port: 8080/port: 80/' web.yaml");
  await lesson.run("kubectl apply -f web.yaml");
  await lesson.run("sleep 0.1");
  await page.getByTestId("speed-10").click();
  await lesson.skipUntil(async () => (await lesson.progress.textContent()) === "과제 4/4 · 8/8점");
  await expect(page.getByTestId("strip")).toHaveAttribute("data-done", "");

  // Tomorrow all is there.
  const before = await lesson.run("kubectl get pods -o name");
  await expect(page.getByTestId("output-log").locator("li").last()).toContainText("worker");
  await page.waitForTimeout(400);
  await page.reload();
  await lesson.ready();
  await expect(lesson.progress).toHaveText("과제 4/4 · 8/8점");
  expect(await lesson.screen()).toContain("kubectl get pods -o name");
  expect(await lesson.run("kubectl get pods -o name")).toBe(before);

  // Undo takes back the last command: its line stands at the prompt again, not yet entered.
  await lesson.run("kubectl delete pod worker");
  await page.getByTestId("undo").click();
  await lesson.focusTerminal();
  await expect.poll(() => lesson.screen()).toMatch(/\$ kubectl delete pod worker\s*$/);
  await page.keyboard.press("Control+U");
  expect(await lesson.run("kubectl get pods -o name")).toBe(before);

  // The recording is a file, and the file is the session.
  const downloading = page.waitForEvent("download");
  await page.getByTestId("menu").click();
  await page.getByTestId("export").click();
  const file = info.outputPath("session.jsonl");
  await (await downloading).saveAs(file);
  const lines = (await readFile(file, "utf8")).trim().split("\n");
  const [header = "{}"] = lines;
  expect(JSON.parse(header)).toMatchObject({
    format: 1,
    scenario: "kind",
    seed: 7,
    lab: { id: "liveness-restart" },
  });

  // Node comes to the same world and the same grade.
  const graded = spawnSync(process.execPath, ["src/cli/drydock.mjs", "grade", file, "--json"], {
    encoding: "utf8",
  });
  const { digest } = JSON.parse(lines.at(-1) ?? "{}");
  expect(digest).toMatch(/^[0-9a-f]{32}$/);
  expect(JSON.parse(graded.stdout)).toMatchObject({ digest, score: 8, scoreMax: 8, undos: 1 });

  const context = await browser.newContext({ baseURL: baseURL ?? "" });
  const elsewhere = new LessonPage(await context.newPage());
  await elsewhere.open("/en/probes/liveness/");
  await elsewhere.page.locator("#import-file").setInputFiles(file);
  await expect(elsewhere.progress).toHaveText("4/4 tasks · 8/8 pts");
  await context.close();
  expect(errors).toEqual([]);
});
