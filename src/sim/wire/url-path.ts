import { fromBytes } from "../kernel/text.ts";

/** A path with its %-escapes resolved, as Go's URL.Path has it. What is no escape stays as it is. */
export function decodePath(path: string): string {
  if (!path.includes("%")) return path;
  return path.replaceAll(/(?:%[0-9a-fA-F]{2})+/g, (run) =>
    fromBytes(Uint8Array.from(run.slice(1).split("%"), (code) => Number.parseInt(code, 16))),
  );
}
