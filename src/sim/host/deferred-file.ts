import type { DeferredText, TextSource } from "../wire/deferred-text.ts";
import type { FileNode, RegularFile } from "./file-node.ts";

/** About what a kubeconfig or a certificate has: it is counted before it is there. */
const assumedSize = 2_048;

const deferred = new WeakMap<FileNode, DeferredText>();

/** The file with text that is made when it is first read. A changed copy of the node is an ordinary file. */
export function deferredFile(inode: Omit<RegularFile, "text">, source: DeferredText): RegularFile {
  let made: string | undefined;
  const node: RegularFile = {
    ...inode,
    get text() {
      return (made ??= source.text());
    },
  };
  deferred.set(node, source);
  return node;
}

/** The text of a file, or what stands for it. */
export function sourceOf(node: RegularFile): TextSource {
  return deferred.get(node) ?? node.text;
}

/** What a digest takes for the text. */
export function contentKey(node: RegularFile): string {
  return deferred.get(node)?.id ?? node.text;
}

export function textLength(node: RegularFile): number {
  return deferred.has(node) ? assumedSize : node.text.length;
}
