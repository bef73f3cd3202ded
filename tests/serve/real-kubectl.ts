import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import type { Step } from "./kubectl-steps.ts";

export interface Kubectl {
  readonly path: string;
  readonly minor: number;
}

/** Real kubectls beside the one on PATH (`kubectl.1.27`) and on PATH: one of each minor version. */
export function findKubectls(): readonly Kubectl[] {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const first = folders.map((folder) => join(folder, "kubectl")).find((path) => existsSync(path));
  const beside = first === undefined ? [] : [dirname(realpathSync(first))];
  const found = new Map<number, string>();
  for (const folder of [...beside, ...folders]) {
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder)) {
      if (!/^kubectl(?:\.1\.\d+)?$/.test(name)) continue;
      const path = join(folder, name);
      const minor = Number(/\.1\.(\d+)$/.exec(name)?.[1] ?? minorOf(path) ?? Number.NaN);
      if (Number.isInteger(minor) && !found.has(minor)) found.set(minor, path);
    }
  }
  return [...found].map(([minor, path]) => ({ minor, path })).toSorted((a, b) => a.minor - b.minor);
}

function minorOf(path: string): string | undefined {
  const { stdout } = spawnSync(path, ["version", "--client", "-o", "json"], {
    encoding: "utf8",
    timeout: 10_000,
  });
  return /"minor": "(\d+)/.exec(stdout ?? "")?.[1];
}

/** A home of its own for a kubectl: no cache of others, and an editor that adds a line to a config map. */
export function kubectlHome(kubeconfig: string): {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
} {
  const folder = mkdtempSync(join(tmpdir(), "drydock-kubectl-"));
  const editor = join(folder, "editor.sh");
  writeFileSync(editor, '#!/bin/sh\nsed -i \'s/^data:/data:\\n  edited: "yes"/\' "$1"\n');
  chmodSync(editor, 0o755);
  const env = {
    PATH: process.env["PATH"],
    HOME: folder,
    KUBECONFIG: kubeconfig,
    KUBE_EDITOR: editor,
    KUBECACHEDIR: folder,
  };
  return { folder, env };
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export function isMeant({ since = 0, until = Infinity }: Step, { minor }: Kubectl): boolean {
  return since <= minor && minor <= until;
}

export function wordsOf({ run }: Step): readonly string[] {
  return typeof run === "string" ? run.split(" ") : run;
}

export async function runKubectl({ path }: Kubectl, step: Step, env: NodeJS.ProcessEnv): Promise<Ran> {
  const child = spawn(path, wordsOf(step), { env, timeout: 90_000 });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdin.on("error", () => undefined);
  child.stdin.end(step.stdin ?? "");
  const { promise, resolve } = Promise.withResolvers<number>();
  child.on("close", (code) => resolve(code ?? -1));
  return { code: await promise, stdout, stderr };
}
