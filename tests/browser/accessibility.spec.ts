import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { LessonPage } from "./lesson-page.ts";

const pages = ["", "probes/liveness/", "architecture/first-look/"];

for (const language of ["en", "ko"]) {
  for (const path of pages) {
    for (const colorScheme of ["light", "dark"] as const) {
      test(`axe finds nothing: /${language}/${path} ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.goto(`/${language}/${path}`);
        if (path !== "") {
          await new LessonPage(page).ready();
          for (const hint of await page.locator("details.hint").all())
            await hint.evaluate((details) => details.setAttribute("open", ""));
          await page.getByTestId("check").click();
        }
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual(
          [],
        );
      });
    }
  }
}

test("the dialogs, the menus and the output log are clean too", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("/ko/probes/liveness/?seed=7");
  await lesson.run("kubectl get nodes");
  await page.getByTestId("menu").click();
  await page.getByTestId("output-log-toggle").click();
  await expect(page.getByTestId("output-log")).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByTestId("help").click();
  expect((await new AxeBuilder({ page }).include("#help").analyze()).violations).toEqual([]);
});

test("commands and tables are there for a screen reader", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("/en/probes/liveness/?seed=7");
  await lesson.run("kubectl get nodes");
  const entry = page.getByTestId("output-log").locator("li").last();
  await expect(entry.locator("h3")).toHaveText("$ kubectl get nodes");
  await expect(entry.locator("th").first()).toHaveText("NAME");
  await expect(entry.locator("td").first()).toHaveText("kind-control-plane");
});
