import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { steps } from "./kubectl-steps.ts";
import { findKubectls, isMeant, kubectlHome, runKubectl, wordsOf } from "./real-kubectl.ts";
import { recorded, type RecordedRequest } from "./recorded-request.ts";
import { serveWorld } from "./served-world.ts";

/*
 * Records what real kubectls send: `node tests/serve/record-kubectl.ts [MINOR...]`, 27 and 33 unless told. The
 * recordings are replayed where there is no kubectl.
 */

const wanted = process.argv.slice(2).map(Number);
const minors = wanted.length === 0 ? [27, 33] : wanted;
mkdirSync("tests/serve/recorded", { recursive: true });

for (const kubectl of findKubectls()) {
  if (!minors.includes(kubectl.minor)) continue;
  const requests: RecordedRequest[] = [];
  let command = "";
  const world = await serveWorld({
    observe: (request, answer) => {
      const { kernel, start } = world.serving.world;
      const at = Math.round((kernel.now - start) / 1000);
      requests.push(recorded(request, answer, at, command));
    },
  });
  const { folder, env } = kubectlHome(world.kubeconfig);
  for (const step of steps) {
    if (!isMeant(step, kubectl)) continue;
    command = wordsOf(step).join(" ");
    const { code, stderr } = await runKubectl(kubectl, step, env);
    if (code !== (step.code ?? 0)) process.stderr.write(`kubectl ${command}: ${code}\n${stderr}`);
  }
  await world.close();
  rmSync(folder, { recursive: true, force: true });
  const file = `tests/serve/recorded/kubectl-1.${kubectl.minor}.json`;
  const lines = requests.map((request) => `    ${JSON.stringify(request)}`).join(",\n");
  writeFileSync(file, `{\n  "kubectl": "1.${kubectl.minor}",\n  "requests": [\n${lines}\n  ]\n}\n`);
  process.stdout.write(`${file}: ${requests.length} requests\n`);
}
