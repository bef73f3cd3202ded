import { mkdir } from "node:fs/promises";
import { chromium, selectors, type Browser } from "@playwright/test";
import { chromiumPath } from "./chromium.ts";
import { LessonPage } from "./lesson-page.ts";

/** Makes the pictures of the README: `npm run build && npx astro preview --port 4399`, then `node tests/browser/screenshots.ts`. */
const base = process.env["DRYDOCK_URL"] ?? "http://localhost:4399";
const folder = new URL("../../docs/screenshots/", import.meta.url).pathname;

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly prepare?: (lesson: LessonPage) => Promise<void>;
}

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

async function restarted(lesson: LessonPage): Promise<void> {
  await lesson.ready();
  for (const index of [1, 2]) await lesson.click(lesson.page.getByTestId("run").nth(index));
  const began = await clock(lesson);
  while ((await clock(lesson)) - began < 160) await lesson.skip();
  await lesson.run("clear");
  await lesson.run("kubectl get pods");
  await lesson.run("kubectl events --for pod/liveness-exec");
}

/** Seconds of the day in the cluster. */
async function clock({ page }: LessonPage): Promise<number> {
  const [hours = 0, minutes = 0, seconds = 0] = ((await page.getByTestId("clock").textContent()) ?? "")
    .split(":")
    .map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

const shots: readonly Shot[] = ["en", "ko"].flatMap((language) => [
  { name: `home-${language}`, path: `/${language}/`, ...desktop },
  {
    name: `lesson-${language}`,
    path: `/${language}/probes/liveness/?seed=7`,
    ...desktop,
    prepare: restarted,
  },
  { name: `home-${language}-phone`, path: `/${language}/`, ...phone },
  {
    name: `lesson-${language}-phone`,
    path: `/${language}/probes/liveness/?seed=7`,
    ...phone,
    prepare: async (lesson) => {
      await lesson.ready();
      await lesson.click(lesson.page.getByTestId("run").first());
      await lesson.page.getByTestId("run").first().scrollIntoViewIfNeeded();
    },
  },
]);

async function take(browser: Browser, shot: Shot, colorScheme: "light" | "dark"): Promise<void> {
  const { width, height, path, name, prepare } = shot;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    deviceScaleFactor: width < 640 ? 2 : 1,
  });
  const page = await context.newPage();
  await page.goto(base + path);
  await prepare?.(new LessonPage(page));
  await page.waitForTimeout(4500);
  await page.screenshot({ path: `${folder}${name}-${colorScheme}.png` });
  await context.close();
}

selectors.setTestIdAttribute("data-test");
await mkdir(folder, { recursive: true });
const executablePath = chromiumPath();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ["--no-sandbox"],
});
for (const shot of shots) {
  for (const colorScheme of ["light", "dark"] as const) await take(browser, shot, colorScheme);
}
await browser.close();
