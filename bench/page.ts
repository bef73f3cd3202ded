import { createServer, type Server } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium, type Browser, type CDPSession, type Page } from "@playwright/test";
import { build } from "esbuild";
import { chromiumPath } from "../tests/browser/chromium.ts";

/**
 * Time from navigation to a usable prompt, against a page that has a bare xterm and nothing else, in one run. Budgets:
 * 2.4 times unthrottled, 1.7 times under 4x CPU and slow 4G. The browser's own throttle does not slow Workers, so
 * under it the Worker's boot is counted four times.
 */
const runs = Number(process.argv[2] ?? 7);
const lesson = "/en/probes/liveness/";
const slow4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };

const bare = await bundleBare();
const zipped = new Map<string, Buffer | undefined>();
const server = createServer((request, response) => {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  if (!zipped.has(path)) zipped.set(path, zip(path));
  const body = zipped.get(path);
  if (body === undefined) {
    response.writeHead(404).end();
    return;
  }
  // As whoever serves files with digests in their names does.
  if (path.startsWith("/_astro/")) response.setHeader("cache-control", "public, max-age=31536000, immutable");
  response.setHeader("content-type", typeOf(path)).setHeader("content-encoding", "gzip").end(body);
});
const base = await listen(server);
const executablePath = chromiumPath();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
});
for (const [name, throttled, budget] of [
  ["unthrottled", false, 2.4],
  ["4x CPU, slow 4G", true, 1.7],
] as const) {
  const [ours, theirs] = await medians(throttled);
  const ratio = ours.prompt / theirs.prompt;
  const verdict = ratio <= budget ? "within" : "OVER";
  console.log(
    `${name}: prompt ${ours.prompt.toFixed(0)} ms, cluster ready ${ours.cluster.toFixed(0)} ms, ` +
      `bare xterm ${theirs.prompt.toFixed(0)} ms; ratio ${ratio.toFixed(2)}, ${verdict} ${budget}; ` +
      `with the cluster ${(ours.cluster / theirs.prompt).toFixed(2)}`,
  );
}
await browser.close();
server.close();

/** Once, so that the server's work does not count. */
function zip(path: string): Buffer | undefined {
  const text = path === "/bare/" ? bare.html : (bare.files.get(path) ?? fileOf(path));
  return text === undefined ? undefined : gzipSync(text);
}

/** Milliseconds since navigation. */
interface Times {
  readonly prompt: number;
  /** For a page without a cluster the same as `prompt`. */
  readonly cluster: number;
}

/** Of the lesson and of the bare page, run in turns: what disturbs one disturbs the other. */
async function medians(throttled: boolean): Promise<[Times, Times]> {
  const times: { ours: Times; theirs: Times }[] = [];
  await once(browser, lesson, false);
  for (let run = 0; run < runs; run++) {
    times.push({
      ours: await once(browser, lesson, throttled),
      theirs: await once(browser, "/bare/", throttled),
    });
  }
  const median = (whose: "ours" | "theirs", what: keyof Times): number =>
    times.map((time) => time[whose][what]).toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
  const both = (whose: "ours" | "theirs"): Times => ({
    prompt: median(whose, "prompt"),
    cluster: median(whose, "cluster"),
  });
  return [both("ours"), both("theirs")];
}

async function once(browser: Browser, path: string, throttled: boolean): Promise<Times> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  if (throttled) await throttle(await context.newCDPSession(page));
  await page.goto(base + path, { waitUntil: "commit" });
  const last = path === lesson ? "cluster" : "prompt";
  await page.evaluate(markSet, "prompt");
  await page.evaluate(markSet, last);
  const { prompt, cluster, bootMs, preparedMs } = await marksOf(page);
  await context.close();
  if (!throttled) return { prompt, cluster };
  return { prompt: prompt + 3 * bootMs, cluster: cluster + 3 * (bootMs + preparedMs) };
}

/** In the page: resolves when a mark is there. Polling would cost what is measured. */
function markSet(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no mark ${name} within 30 s`)), 30_000);
    const look = (marks: readonly PerformanceEntry[]): void => {
      if (marks.some((mark) => mark.name === name)) resolve();
    };
    new PerformanceObserver((list) => look(list.getEntries())).observe({ type: "mark", buffered: true });
  });
}

async function marksOf(page: Page): Promise<Times & { bootMs: number; preparedMs: number }> {
  return page.evaluate(() => {
    const at = (mark: string): number => performance.getEntriesByName(mark)[0]?.startTime ?? 0;
    const { bootMs = "0", preparedMs = "0" } = document.documentElement.dataset;
    const prompt = at("prompt");
    return {
      prompt,
      cluster: Math.max(at("cluster"), prompt),
      bootMs: Number(bootMs),
      preparedMs: Number(preparedMs),
    };
  });
}

async function throttle(session: CDPSession): Promise<void> {
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", slow4G);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

async function bundleBare(): Promise<{ html: string; files: Map<string, Buffer> }> {
  const source = `import { Terminal } from "@xterm/xterm"; import "@xterm/xterm/css/xterm.css";
    const terminal = new Terminal(); terminal.open(document.getElementById("t"));
    terminal.write("$ ", () => requestAnimationFrame(() => performance.mark("prompt")));`;
  const result = await build({
    stdin: { contents: source, resolveDir: process.cwd(), loader: "js" },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    outdir: "/bare",
    entryNames: "main",
  });
  const files = new Map(result.outputFiles.map((file) => [file.path, Buffer.from(file.contents)]));
  const html = `<!doctype html><title>bare</title><link rel=stylesheet href=/bare/main.css><div id=t></div><script type=module src=/bare/main.js></script>`;
  return { html, files };
}

function fileOf(path: string): Buffer | undefined {
  const plain = join("dist", decodeURIComponent(path));
  const file = existsSync(plain) && statSync(plain).isDirectory() ? join(plain, "index.html") : plain;
  return existsSync(file) && !path.includes("..") ? readFileSync(file) : undefined;
}

function typeOf(path: string): string {
  const types: Record<string, string> = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".json": "application/json",
  };
  return types[extname(path)] ?? "text/html; charset=utf-8";
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}
