import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";
import type { boot, reachPrompt } from "../src/session/timeline.ts";
import { at } from "../src/sim/kernel/time.ts";
import { scenarios } from "../src/sim/scenarios/index.ts";
import type { World } from "../src/sim/world.ts";

type Chunks = ReadonlyMap<string, Uint8Array>;
type BootSet = {
  readonly World: typeof World;
  readonly boot: typeof boot;
  readonly reachPrompt: typeof reachPrompt;
};

/**
 * What has to arrive before there is a prompt, minified and gzip: the Worker with all that it imports and loads until
 * then, and the terminal; what it loads until time zero; and the page around them as `dist` has it. Budgets in
 * kilobytes of a thousand bytes.
 */
const promptBudget = 190;
const pageBudget = 300;
const lesson = "en/probes/liveness/index.html";

const folder = mkdtempSync(join(tmpdir(), "drydock-size-"));
try {
  const { outputs, chunks } = await bundleWorker();
  const worker = closureOf(outputs, "src/worker/main.ts");
  const loads = await chunksOfBoot();
  const beyond = (names: readonly string[]): number =>
    gzipSize(
      chunks,
      names.filter((name) => !worker.has(name)),
    );
  const terminal = await terminalSize();
  const resident = gzipSize(chunks, [...worker]);
  const [prompt, cluster] = [beyond(loads.forPrompt), beyond(loads.forCluster)];
  line("worker, static", resident);
  line("worker, loaded for the prompt", prompt);
  line("xterm with its addon and style", terminal);
  line("before the prompt", resident + prompt + terminal, promptBudget);
  line("worker, loaded on the way to time zero", cluster);
  const before = resident + prompt + cluster;
  if (existsSync(join("dist", lesson)))
    line("lesson page, terminal included", before + pageSize(), pageBudget);
  else console.log("        no dist: the page is not measured");
  for (const [name, bytes] of heaviest(outputs, worker)) console.log(`    ${kilobytes(bytes)} raw  ${name}`);
} finally {
  rmSync(folder, { recursive: true });
}

/** Two entries that share their chunks: the Worker itself, and one that Node can run. */
async function bundleWorker(): Promise<{ outputs: Metafile["outputs"]; chunks: Chunks }> {
  const boot = join(folder, "boot.ts");
  const core = (path: string): string => JSON.stringify(join(process.cwd(), "src", path));
  writeFileSync(
    boot,
    `export { World } from ${core("sim/world.ts")}; export { boot, reachPrompt } from ${core("session/timeline.ts")};`,
  );
  const { metafile, outputFiles } = await build({
    entryPoints: { worker: "src/worker/main.ts", boot },
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    target: "es2023",
    outdir: folder,
    metafile: true,
    write: false,
  });
  for (const { path, contents } of outputFiles) writeFileSync(path, contents);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const chunks = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
  return { outputs: metafile.outputs, chunks };
}

/** The chunks that an entry imports, and those that they import, but for `import()`. */
function closureOf(outputs: Metafile["outputs"], entry: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (found.has(basename(path))) return;
    found.add(basename(path));
    for (const next of outputs[path]?.imports ?? []) if (next.kind === "import-statement") visit(next.path);
  };
  const start = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === entry);
  if (start === undefined) throw new Error(`${entry} is not among the bundle's entries`);
  visit(start);
  return found;
}

/** Boots the default scenario from the bundle, and tells which chunks the prompt took and which time zero. */
async function chunksOfBoot(): Promise<{ forPrompt: readonly string[]; forCluster: readonly string[] }> {
  const loaded = new Set<string>();
  const base = pathToFileURL(folder).href;
  const hooks = registerHooks({
    load(url, context, next) {
      if (url.startsWith(base)) loaded.add(basename(url));
      return next(url, context);
    },
  });
  const core = (await import(pathToFileURL(join(folder, "boot.js")).href)) as BootSet;
  const scenario = scenarios[0]?.name ?? "";
  const start = at(1_767_258_000_000_000);
  const world = new core.World({ scenario, kubernetesVersion: "v1.33", seed: 1, start });
  await core.reachPrompt(world);
  loaded.delete("boot.js");
  const forPrompt = [...loaded];
  await core.boot(world);
  hooks.deregister();
  return { forPrompt, forCluster: [...loaded].slice(forPrompt.length) };
}

async function terminalSize(): Promise<number> {
  const contents =
    'export { Terminal } from "@xterm/xterm"; export { FitAddon } from "@xterm/addon-fit"; import "@xterm/xterm/css/xterm.css";';
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    format: "esm",
    outdir: folder,
    write: false,
  });
  return outputFiles.reduce((total, { contents }) => total + gzipSync(contents, { level: 9 }).length, 0);
}

/** A built lesson: its text, styles and scripts with what they import, but for the Worker. */
function pageSize(): number {
  const html = readFileSync(join("dist", lesson), "utf8");
  const found = new Map<string, number>();
  const visit = (name: string): void => {
    if (found.has(name) || /^main[-.]/.test(name)) return;
    const text = readFileSync(join("dist/_astro", name));
    found.set(name, gzipSync(text, { level: 9 }).length);
    if (!name.endsWith(".js")) return;
    for (const [, next = ""] of text.toString().matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) visit(next);
  };
  for (const [, name = ""] of html.matchAll(/_astro\/([\w.-]+\.(?:js|css))/g)) visit(name);
  return [...found.values()].reduce((total, size) => total + size, gzipSync(html, { level: 9 }).length);
}

/** The Worker's largest folders, before gzip. */
function heaviest(outputs: Metafile["outputs"], chunks: ReadonlySet<string>): readonly [string, number][] {
  const folders = new Map<string, number>();
  for (const [path, { inputs }] of Object.entries(outputs)) {
    if (!chunks.has(basename(path))) continue;
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
      const name = input.replace("src/sim/", "").split("/").slice(0, -1).slice(0, 2).join("/");
      folders.set(name, (folders.get(name) ?? 0) + bytesInOutput);
    }
  }
  return [...folders].toSorted(([, one], [, other]) => other - one).slice(0, 12);
}

/** As one file: the site's bundler joins what is always loaded together. */
function gzipSize(chunks: Chunks, names: readonly string[]): number {
  return gzipSync(Buffer.concat(names.map((name) => chunks.get(name) ?? new Uint8Array())), { level: 9 })
    .length;
}

function line(name: string, bytes: number, budget?: number): void {
  const verdict = budget === undefined ? "" : `  ${bytes <= budget * 1000 ? "within" : "OVER"} ${budget} KB`;
  console.log(`${kilobytes(bytes)} gzip ${name}${verdict}`);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(7)} KB`;
}
