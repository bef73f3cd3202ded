import { Session } from "../session/session.ts";
import type { Verdict } from "../lab/verdict.ts";
import { present } from "../sim/kernel/assert.ts";
import { after, minute, second, type Instant } from "../sim/kernel/time.ts";
import type { LabFolder } from "./lab-folder.ts";
import { pass, runScript } from "./run-script.ts";
import { defaultStart } from "./world-options.ts";

const scriptMax = 60 * minute;

/** What came of one script in a lab's world. */
export interface Trial {
  readonly verdict: Verdict;
  /** All that the script printed. */
  readonly output: string;
}

/** Runs a script in a fresh world of a lab and grades what it leaves behind. An empty one waits for a minute. */
export async function tryScript({ lab }: LabFolder, script: string, seed: number): Promise<Trial> {
  const { scenario, kubernetesVersion } = lab;
  const session = await Session.open({
    header: { scenario, kubernetesVersion, seed, start: defaultStart },
    lab,
  });
  let output = "";
  const collect = (text: string): void => void (output += text);
  if (script === "") await pass(session.world, after(session.now as Instant, minute));
  else {
    await runScript(session.world, {
      argv: ["bash", "-c", script],
      stdout: collect,
      stderr: collect,
      within: scriptMax,
    });
    await pass(session.world, after(session.now as Instant, 5 * second));
  }
  return { verdict: present(session.verdict(), "a session with a lab has a verdict"), output };
}
