import { readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

/** Stands in a page's inline script for the address of the Worker, which only the finished build knows. */
export const workerPlace = "%DRYDOCK_WORKER%";

/**
 * Tells the finished pages what the build has made. The Worker's address goes into the inline script that starts it
 * while the rest of the page is still on its way (in `astro dev` the place stays empty and `link.ts` starts the
 * Worker), and all that the page's own scripts import goes into its head, so that it is fetched with them and not
 * after them.
 */
export function earlyWorker(): AstroIntegration {
  return {
    name: "early-worker",
    hooks: {
      "astro:build:done": async ({ dir }) => {
        const root = fileURLToPath(dir);
        const scripts = await readScripts(`${root}_astro/`);
        const pages = (await readdir(root, { recursive: true })).filter((file) => file.endsWith(".html"));
        await Promise.all(pages.map((page) => complete(root + page, scripts)));
      },
    },
  };
}

/** The text of each script of the build, by its address. */
type Scripts = ReadonlyMap<string, string>;

async function readScripts(folder: string): Promise<Scripts> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".js"));
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, string]> => [
        `/_astro/${name}`,
        await readFile(folder + name, "utf8"),
      ]),
    ),
  );
}

async function complete(page: string, scripts: Scripts): Promise<void> {
  const html = await readFile(page, "utf8");
  const hasWorker = html.includes(workerPlace);
  const worker = workerOf(scripts);
  const early = [...(hasWorker ? [worker] : []), ...importsOf(pageScripts(html), scripts)];
  const links = early.map((address) => `<link rel="modulepreload" href="${address}">`).join("");
  const pause = hasWorker ? pauseForWorker : "";
  const whole = html.replace(workerPlace, worker).replace("</title>", `</title>${links}`);
  await writeFile(page, whole.replace("</head>", `${pause}</head>`));
}

/**
 * A script behind the style sheets makes the parser wait for them. Nothing is drawn without them anyway, and the
 * pause lets the browser start the Worker, which would otherwise wait until the whole page is parsed and laid out.
 */
const pauseForWorker = "<script>0</script>";

function workerOf(scripts: Scripts): string {
  for (const text of scripts.values()) {
    const address = /new Worker\(\s*new URL\([`"']([^`"']+)[`"']/.exec(text)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error("No script of the build starts a Worker");
}

function pageScripts(html: string): readonly string[] {
  return [...html.matchAll(/<script type="module" src="([^"]+)"/g)].flatMap(([, address]) => address ?? []);
}

/** What scripts import, directly or not, other than lazily; without themselves. */
function importsOf(addresses: readonly string[], scripts: Scripts): readonly string[] {
  const found = new Set(addresses);
  for (const address of found) {
    const imports = scripts.get(address)?.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g) ?? [];
    for (const [, name] of imports) found.add(`/_astro/${name ?? ""}`);
  }
  return [...found].filter((address) => !addresses.includes(address));
}
