import { expect, test } from "@playwright/test";
import { LessonPage } from "./lesson-page.ts";

test("/ picks the language of the browser, and remembers a choice", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: "ko-KR", baseURL: baseURL ?? "" });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page).toHaveURL(/\/ko\/$/);
  await page.getByTestId("language").click();
  await expect(page).toHaveURL(/\/en\/$/);
  await page.goto("/");
  await expect(page).toHaveURL(/\/en\/$/);
  await context.close();
});

test("a terminal whose script arrives last still shows the prompt", async ({ page }) => {
  await page.route(/index_1_lang/, async (route) => {
    await page.waitForTimeout(2500);
    await route.continue();
  });
  const lesson = new LessonPage(page);
  await lesson.open("/en/architecture/first-look/?seed=7");
  expect(await lesson.screen()).toMatch(/workstation:~\$/);
  expect(await lesson.run("echo here")).toContain("here");
});

test("a second tab is read-only until it takes over", async ({ page, context }) => {
  const first = new LessonPage(page);
  await first.open("/en/architecture/first-look/?seed=7");
  await first.run("echo from the first tab");
  const second = new LessonPage(await context.newPage());
  await second.page.goto("/en/architecture/first-look/?seed=7");
  await second.page.getByTestId("bar-tab").getByRole("button").click();
  await second.ready();
  await expect.poll(() => second.screen()).toContain("from the first tab");
  await expect(page.getByTestId("bar-tab")).toBeVisible();
});

test("an endless loop leaves the page alive, and Ctrl-C ends it", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("/en/architecture/first-look/?seed=7");
  await lesson.enter("while :; do :; done");
  await expect(page.getByTestId("interrupt")).toBeVisible();
  await page.getByTestId("theme").click();
  await page.getByTestId("interrupt").click();
  await expect(page.getByTestId("interrupt")).toBeHidden();
  expect(await lesson.run("echo alive")).toContain("alive");
});

test("a huge paste and a fork bomb leave the page alive", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("/en/architecture/first-look/?seed=7");
  await lesson.focusTerminal();
  await lesson.paste(`: ${"x".repeat(2_000_000)}`);
  await expect
    .poll(() => lesson.screen(), { timeout: 30_000 })
    .toContain("bash: not simulated: a line has at most");
  await lesson.paste(`echo one\n: ${"x".repeat(100_000)}\necho two`);
  await expect.poll(() => lesson.screen(), { timeout: 30_000 }).toMatch(/echo two\s*$/);
  await page.keyboard.press("Enter");
  await expect.poll(() => lesson.screen(), { timeout: 30_000 }).toMatch(/\none\s+two\s/);
  expect(await lesson.run("echo after the paste")).toContain("after the paste");
  await lesson.run(":(){ :|:& };:");
  await page.keyboard.press("Control+C");
  expect(await lesson.run("echo alive")).toContain("alive");
});

test.describe("mistakes are answered", () => {
  const cases: readonly [string, RegExp][] = [
    ["kubectx", /command not found/],
    ["kubectl get pods --nonsense", /unknown flag: --nonsense/],
    ["kubectl get nothings", /doesn't have a resource type "nothings"/],
    ["echo '<img src=x onerror=alert(1)>'", /<img src=x onerror=alert\(1\)>/],
  ];
  for (const [command, answer] of cases) {
    test(command, async ({ page }) => {
      const lesson = new LessonPage(page);
      await lesson.open("/en/architecture/first-look/?seed=7");
      expect(await lesson.run(command)).toMatch(answer);
    });
  }
});

test("time: pause, a chip that says why, a command while paused, skip, ten times", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("/ko/probes/liveness/?seed=7");
  await page.getByTestId("pause").click();
  await expect(page.getByTestId("time-chip")).toHaveText("시간을 멈춰 두었습니다");
  expect(await lesson.run("kubectl get nodes")).toContain("Ready");
  await page.waitForTimeout(400);
  const clock = page.getByTestId("clock");
  const stands = await clock.textContent();
  await page.waitForTimeout(1200);
  await expect(clock).toHaveText(stands ?? "");
  await lesson.skip();
  await page.getByTestId("speed-10").click();
  await expect(page.getByTestId("time-chip")).toBeHidden();
  await expect(page.getByTestId("speed-10")).toHaveAttribute("aria-pressed", "true");
});

test("reset asks, starts again, and undo brings the work back", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("/en/architecture/first-look/?seed=7");
  await lesson.run("kubectl create namespace notes");
  await page.getByTestId("reset").click();
  await page.getByTestId("reset-yes").click();
  await expect.poll(() => lesson.screen()).not.toContain("notes");
  expect(await lesson.run("kubectl get namespaces -o name")).not.toContain("notes");
});
