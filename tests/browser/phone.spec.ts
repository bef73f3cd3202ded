import { expect, test } from "@playwright/test";
import { LessonPage } from "./lesson-page.ts";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test("a phone reader runs a block without typing, and finds the output below it", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("/ko/probes/liveness/?seed=7");
  await page.getByTestId("run").first().tap();
  const result = page.getByTestId("block-result");
  await expect(result).toContainText("kind-control-plane");
  await expect(result).not.toContainText("learner@");
  await expect(lesson.pane).toBeHidden();
});

test("the sheet opens with its row of keys and closes again", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("/en/architecture/first-look/?seed=7");
  await page.getByTestId("open-terminal").tap();
  await expect(lesson.pane).toBeVisible();
  await lesson.enter("echo one");
  await expect.poll(() => lesson.screen()).toContain("\none");
  await page.getByTestId("key-row").locator('[data-key="\u001b[A"]').tap();
  await expect.poll(() => lesson.screen()).toContain("$ echo one\none\nlearner@workstation:~$ echo one");
  await page.getByTestId("sheet-close").tap();
  await expect(lesson.pane).toBeHidden();
});

test("nothing is wider than the screen", async ({ page }) => {
  for (const path of ["/ko/", "/en/", "/ko/probes/liveness/", "/en/architecture/first-look/"]) {
    await page.goto(path);
    const [inner, scroll] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
    expect([path, scroll]).toEqual([path, inner]);
  }
});
