import { programFile } from "../../host/file-tree.ts";
import type { Program } from "../../host/program.ts";
import { baseTree } from "../../images/base-tree.ts";
import { built } from "../../images/file-tree.ts";
import type { ImageEntry } from "../../images/image.ts";
import { resident } from "../../images/resident.ts";

/** An image of one program and no shell, as Kubernetes' own are. */
export function componentImage(parts: {
  readonly repository: string;
  readonly tag: string;
  readonly sizeBytes: number;
  readonly program: Program;
  /** Where the program is; `/usr/local/bin/NAME` where absent. */
  readonly path?: string;
  /** The entrypoint; none where absent, and then the pod names the command. */
  readonly entrypoint?: readonly string[];
}): ImageEntry {
  const { repository, tag, sizeBytes, program, entrypoint = [] } = parts;
  const tree = baseTree({
    [parts.path ?? `/usr/local/bin/${program.name}`]: programFile(program.name, { modified: built }),
  });
  const image = {
    config: {
      entrypoint,
      cmd: [],
      env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
      workingDir: "/",
      user: "",
    },
    root: () => tree,
    programs: [program],
  };
  return { repository, tags: [tag], sizeBytes, load: resident(`components/${program.name}`, image) };
}
