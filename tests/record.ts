import { execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";

/**
 * Records everything again that a real control plane and a real kubectl have said:
 *
 *     npm run record -- UPSTREAM KUBECTL
 *
 * UPSTREAM is a folder outside the checkout; a control plane is built there (with Go) if it holds none. KUBECTL is a
 * kubectl 1.33.
 */
const [folder = "", kubectl = ""] = process.argv.slice(2);
if (folder === "" || kubectl === "") throw new Error("usage: npm run record -- UPSTREAM KUBECTL");
const root = join(import.meta.dirname, "..");
const script = (name: string): string => join(root, "tests", name);

if (!existsSync(join(folder, "bin/kube-apiserver"))) {
  execFileSync(script("upstream/build.sh"), [folder], { stdio: "inherit" });
}
const upstream = realpathSync(folder);

const port = 26_443;
const run = spawn(script("upstream/run.sh"), [upstream, String(port)], {
  stdio: ["ignore", "pipe", "inherit"],
});
await new Promise((resolve) => run.stdout.once("data", resolve));
try {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\/recorded\/[^/]+\.json$/.test(file))
    .map((file) => join(root, "src", file));
  const kubeconfig = join(upstream, `run-${port}`, "admin.conf");
  execFileSync(process.execPath, [script("record-requests.ts"), ...files, "--kubeconfig", kubeconfig], {
    stdio: "inherit",
  });
} finally {
  run.kill("SIGTERM");
  await new Promise((resolve) => run.once("exit", resolve));
}
execFileSync(process.execPath, [script("parity/kubectl/record-suites.ts"), upstream, kubectl], {
  stdio: "inherit",
});
