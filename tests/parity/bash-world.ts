import { Kernel } from "../../src/sim/kernel/kernel.ts";
import { loadModule } from "../../src/sim/kernel/module.ts";
import { after, at, second } from "../../src/sim/kernel/time.ts";
import { directory, file, programFile } from "../../src/sim/host/file-tree.ts";
import type { FileNode } from "../../src/sim/host/file-node.ts";
import { createHost } from "../../src/sim/host/machine.ts";
import type { Process } from "../../src/sim/host/process.ts";
import type { Program } from "../../src/sim/host/program.ts";
import { outputTo, textInput } from "../../src/sim/host/text-file.ts";
import type { NetworkNamespace } from "../../src/sim/network/service.ts";
import { filePrograms } from "../../src/sim/programs/files/index.ts";
import { searchPrograms } from "../../src/sim/programs/search/index.ts";
import { systemPrograms } from "../../src/sim/programs/system/index.ts";
import { textPrograms } from "../../src/sim/programs/text/index.ts";
import { bash } from "../../src/sim/shell/bash.ts";
import { lazyParts } from "../../src/sim/shell/lazy-parts.ts";

const programs: readonly Program[] = [bash, ...textPrograms, ...filePrograms, ...systemPrograms, ...searchPrograms];

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | undefined;
}

for (const part of lazyParts) await loadModule(part);

/** Runs a script as root in an empty /tmp/parity of a machine with the shell and the coreutils. */
export function runScript(script: string): Outcome {
  const kernel = new Kernel({ seed: 1, start: at(1_750_000_000_000_000) });
  const files = Object.fromEntries(programs.map(({ name }): [string, FileNode] => [name, programFile(name)]));
  const root = directory({
    bin: directory({ ...files, sh: programFile("bash") }),
    usr: directory({ bin: directory({ ...files, sh: programFile("bash") }) }),
    tmp: directory({ parity: directory({}, { mode: 0o777 }) }, { mode: 0o1777 }),
    root: directory(),
    etc: directory({
      hostname: file("box\n"),
      passwd: file("root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n"),
    }),
  });
  const host = createHost({
    kernel,
    hostname: "box",
    root,
    network: {} as NetworkNamespace,
    programs: new Map(programs.map((program) => [program.name, program])),
    limits: { firstPid: 100 },
  });
  const output = { stdout: "", stderr: "" };
  let shell: Process | undefined;
  const boot = host.boot({
    argv: ["bash", "-c", script],
    cwd: "/tmp/parity",
    env: new Map([
      ["PATH", "/usr/bin:/bin"],
      ["HOME", "/root"],
    ]),
    credentials: { uid: 0, gid: 0, groups: [] },
    files: new Map([
      [0, textInput("")],
      [1, outputTo((text) => void (output.stdout += text))],
      [2, outputTo((text) => void (output.stderr += text))],
    ]),
  });
  kernel.spawn("test", boot, (process, error) => {
    if (error !== undefined) throw error;
    shell = process;
  });
  kernel.advance({ until: after(kernel.now, 3600 * second), steps: 2_000_000 });
  return { ...output, code: shell?.exit?.code };
}
