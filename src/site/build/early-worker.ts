import { readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

/** Stands in a page's inline script for the address of the Worker, which only the finished build knows. */
export const workerPlace = "%DRYDOCK_WORKER%";

/**
 * Writes the Worker's address into the pages, so that an inline script in the head can start it while the rest of the
 * page is still on its way. In `astro dev` the place stays empty and `link.ts` starts the Worker.
 */
export function earlyWorker(): AstroIntegration {
  return {
    name: "early-worker",
    hooks: {
      "astro:build:done": async ({ dir }) => {
        const root = fileURLToPath(dir);
        const worker = await findWorker(`${root}_astro/`);
        const pages = (await readdir(root, { recursive: true })).filter((file) => file.endsWith(".html"));
        await Promise.all(pages.map((page) => fillIn(root + page, worker)));
      },
    },
  };
}

async function findWorker(folder: string): Promise<string> {
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".js"))) {
    const text = await readFile(folder + file, "utf8");
    const address = /new Worker\(\s*new URL\([`"']([^`"']+)[`"']/.exec(text)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error("No script of the build starts a Worker");
}

async function fillIn(page: string, worker: string): Promise<void> {
  const html = await readFile(page, "utf8");
  if (html.includes(workerPlace)) await writeFile(page, html.replace(workerPlace, worker));
}
