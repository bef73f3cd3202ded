import { execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "yaml";
import type { ClusterRecording, RecordedCommand, Suite } from "./recording.ts";
import { RecordingProxy } from "./recording-proxy.ts";

/**
 * Records the suites with a real kubectl at a real control plane: `node record-suites.ts UPSTREAM KUBECTL [SUITE...]`,
 * UPSTREAM as tests/upstream/build.sh left it. Each suite has a control plane of its own.
 */
const [upstream = "", kubectl = "", ...only] = process.argv.slice(2);
if (upstream === "" || kubectl === "") throw new Error("usage: record-suites.ts UPSTREAM KUBECTL [SUITE...]");
const here = import.meta.dirname;
const port = Number(process.env["RECORD_PORT"] ?? 26_443);
const kubernetes = "v1.33.1";

const suites = readdirSync(join(here, "suite")).map((file) => basename(file, ".yaml"));
for (const name of suites.filter((suite) => only.length === 0 || only.includes(suite))) await record(name);

async function record(name: string): Promise<void> {
  const suite = parse(readFileSync(join(here, "suite", `${name}.yaml`), "utf8")) as Suite;
  const run = spawn(join(here, "../../upstream/run.sh"), [upstream, String(port)], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => run.once("exit", resolve));
  await new Promise((resolve) => run.stdout.once("data", resolve));
  const folder = join(upstream, `run-${port}`);
  const proxy = new RecordingProxy(folder, `https://127.0.0.1:${port}`);
  const work = mkdtempSync(join(tmpdir(), "drydock-record-"));
  try {
    const environment = prepare(work, folder, await proxy.listen(), suite);
    const commands: RecordedCommand[] = [];
    for (const command of suite.commands) {
      commands.push(await recordOne(command, { proxy, work, environment }));
      await settle(proxy);
      proxy.take();
    }
    const recording: ClusterRecording = { kubernetes, kubectl: basename(kubectl), commands };
    mkdirSync(join(here, "recorded"), { recursive: true });
    writeFileSync(join(here, "recorded", `${name}.json`), textOf(recording));
    console.log(`${name}: ${commands.length} commands`);
  } finally {
    proxy.close();
    rmSync(work, { recursive: true });
    run.kill("SIGTERM");
    await ended;
  }
}

/** A home with kubectl, its configuration and the suite's files. */
function prepare(work: string, folder: string, at: number, { files = {} }: Suite): NodeJS.ProcessEnv {
  mkdirSync(join(work, "bin"));
  symlinkSync(kubectl, join(work, "bin/kubectl"));
  const admin = readFileSync(join(folder, "admin.conf"), "utf8").replace(`127.0.0.1:${port}`, `127.0.0.1:${at}`);
  writeFileSync(join(work, "config"), admin);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(work, dirname(name)), { recursive: true });
    writeFileSync(join(work, name), text);
  }
  const path = `${join(work, "bin")}:${process.env["PATH"] ?? ""}`;
  return { PATH: path, HOME: work, KUBECONFIG: join(work, "config"), TZ: "UTC", LANG: "C.UTF-8" };
}

interface Recorder {
  readonly proxy: RecordingProxy;
  readonly work: string;
  readonly environment: NodeJS.ProcessEnv;
}

async function recordOne(command: string, { proxy, work, environment }: Recorder): Promise<RecordedCommand> {
  const options = { cwd: work, env: environment, timeout: 30_000, maxBuffer: 2 ** 24 };
  const { stdout, stderr, code } = await new Promise<{ stdout: string; stderr: string; code: number }>((resolve) => {
    execFile("bash", ["-c", command], options, (error, stdout, stderr) => {
      resolve({ stdout, stderr, code: error === null ? 0 : Number(error.code ?? -1) });
    }).stdin?.end();
  });
  const anonymous = (text: string): string => text.replaceAll(work, "/work");
  return { command, stdout: anonymous(stdout), stderr: anonymous(stderr), code, exchanges: proxy.take() };
}

/** Until the controllers have had their say: nothing changes for a while. */
async function settle(proxy: RecordingProxy): Promise<void> {
  let before = "";
  for (let round = 0; round < 20; round++) {
    const now = await proxy.revision();
    if (now === before) return;
    before = now;
    await sleep(300);
  }
}

/** One command a line. */
function textOf({ commands, ...rest }: ClusterRecording): string {
  const lines = commands.map((command) => JSON.stringify(command)).join(",\n");
  return `${JSON.stringify(rest).slice(0, -1)},"commands":[\n${lines}\n]}\n`;
}
