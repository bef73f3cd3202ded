import { expect, test } from "@playwright/test";
import { LessonPage } from "./lesson-page.ts";

test("everything by keyboard: skip link, terminal, way out, tasks, hint, undo, reset", async ({ page }) => {
  const lesson = new LessonPage(page);
  const leader = async (letter: string): Promise<void> => {
    await page.keyboard.press("Control+Period");
    await page.keyboard.press(letter);
  };
  await lesson.open("/en/architecture/first-look/?seed=7");

  // The second skip link goes to the terminal.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator(".xterm-helper-textarea")).toBeFocused();

  // Tab is completion there, so it does not leave; the leader does.
  await page.keyboard.type("kubectl create namespace notes");
  await page.keyboard.press("Tab");
  await expect(page.locator(".xterm-helper-textarea")).toBeFocused();
  await page.keyboard.press("Enter");
  await leader("p");
  await expect(page.locator("#lesson")).toBeFocused();
  await leader("t");
  await expect(page.locator(".xterm-helper-textarea")).toBeFocused();
  await expect.poll(() => lesson.screen()).toContain("namespace/notes created");

  await leader("k");
  await expect(page.locator("#tasks")).toBeFocused();
  await leader("c");
  await expect(lesson.task("coredns-replaced")).toBeFocused();
  await leader("h");
  await expect(lesson.task("coredns-replaced").locator("details.hint").first()).toHaveAttribute("open", "");

  await leader("u");
  await expect.poll(() => lesson.screen()).not.toContain("namespace/notes created");
  await leader("r");
  await expect(page.getByTestId("reset-dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("reset-dialog")).toBeHidden();

  await page.locator("#lesson").focus();
  await page.keyboard.press("?");
  await expect(page.getByTestId("help-dialog")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.keyboard.press("F6");
  await expect(page.locator(".xterm-helper-textarea")).toBeFocused();
  await page.keyboard.press("Shift+F6");
  await expect(page.locator("#lesson")).toBeFocused();
});

test("the leader works with a Hangul layout, where the key gives another letter", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("/ko/architecture/first-look/?seed=7");
  await page.keyboard.press("Control+Period");
  await page.evaluate(() => {
    const event = { key: "ㅅ", code: "KeyT", bubbles: true, cancelable: true };
    document.body.dispatchEvent(new KeyboardEvent("keydown", event));
  });
  await expect(page.locator(".xterm-helper-textarea")).toBeFocused();
});

test("the splitter moves with the arrows and comes back with a double click", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("/en/architecture/first-look/");
  const splitter = page.getByTestId("splitter");
  await splitter.focus();
  await page.keyboard.press("ArrowRight");
  await expect(splitter).toHaveAttribute("aria-valuenow", "46");
  await page.keyboard.press("End");
  await expect(splitter).toHaveAttribute("aria-valuenow", "65");
  await splitter.dblclick();
  await expect(splitter).toHaveAttribute("aria-valuenow", "44");
});
