import type { Kernel } from "../kernel/kernel.ts";
import { contentKey, textLength } from "./deferred-file.ts";
import { SystemError } from "./errno.ts";
import type { FileAccess } from "./file-access.ts";
import type { Directory, FileNode, RegularFile } from "./file-node.ts";
import { directory, file, isWithin, nodeAt, parentOf, withNode } from "./file-tree.ts";
import { FileView } from "./file-view.ts";
import type { OpenInode } from "./open-inode.ts";
import type { View } from "./view.ts";

/** In UTF-16 units, which is about bytes. */
const limits = { file: 16_000_000, total: 64_000_000, entries: 10_000 };

/** A place in one file system, after all mounts. */
export interface Location {
  readonly files: FileSystem;
  readonly path: string;
  readonly isReadOnly: boolean;
}

export interface MountOptions {
  readonly readOnly?: boolean;
}

interface Mount extends Location {
  readonly at: string;
}

interface Watcher {
  readonly path: string;
  readonly changed: (path: string) => void;
}

/**
 * A machine's files: one cell over an immutable tree, with mounts (volumes, /proc) on top. Paths given to it are
 * clean; whoever has a user's view takes `access`. Each change goes into the world's digest.
 */
export class FileSystem {
  readonly kernel: Kernel;
  readonly name: string;
  #root: Directory;
  #size = 0;
  /** The longest path first. */
  #mounts: readonly Mount[] = [];
  readonly #watchers = new Set<Watcher>();
  readonly #open = new Map<string, OpenInode>();

  constructor(options: { readonly kernel: Kernel; readonly name: string; readonly root: Directory }) {
    this.kernel = options.kernel;
    this.name = options.name;
    this.#root = options.root;
  }

  /** The tree without what is mounted: a snapshot. */
  get root(): Directory {
    return this.#root;
  }

  /** Where things are mounted, for `mount` and `df`. */
  get mountPoints(): readonly string[] {
    return this.#mounts.map((mount) => mount.at).toReversed();
  }

  /**
   * Shares a directory or a file of another file system, or a tree of its own, at a path, which is made if it is
   * missing. The result unmounts.
   */
  mount(
    path: string,
    source: { readonly files: FileSystem; readonly path: string } | Directory,
    options: MountOptions = {},
  ): () => void {
    const { kernel } = this;
    const from =
      "is" in source
        ? { files: new FileSystem({ kernel, name: `${this.name}:${path}`, root: source }), path: "/" }
        : source;
    this.#prepareMountPoint(path, from);
    const mount: Mount = {
      at: path,
      files: from.files,
      path: from.path,
      isReadOnly: options.readOnly === true,
    };
    this.#mounts = [mount, ...this.#mounts].toSorted((a, b) => b.at.length - a.at.length);
    const unwatch = from.files.watch(from.path, (changed) => {
      this.#announce(joined(path, changed.slice(from.path === "/" ? 0 : from.path.length)));
    });
    return () => {
      unwatch();
      this.#mounts = this.#mounts.filter((other) => other !== mount);
    };
  }

  /** As a given user sees it. Root's eyes, with umask 022 and `/` as directory, where nothing is given. */
  access(view?: View): FileAccess {
    return new FileView(this, view);
  }

  /** Called after each change under a path, with the path that changed: kubelet's static pods. The result stops it. */
  watch(path: string, changed: (path: string) => void): () => void {
    const watcher = { path, changed };
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  /** Through the mounts to the place where something is kept. */
  locate(path: string): Location {
    for (const mount of this.#mounts) {
      if (!isWithin(path, mount.at)) continue;
      const inner = mount.files.locate(
        joined(mount.path, path.slice(mount.at === "/" ? 0 : mount.at.length)),
      );
      return mount.isReadOnly ? { ...inner, isReadOnly: true } : inner;
    }
    return { files: this, path, isReadOnly: false };
  }

  isMountPoint(path: string): boolean {
    return this.#mounts.some((mount) => mount.at === path);
  }

  node(path: string): FileNode | undefined {
    if (this.#mounts.length === 0) return nodeAt(this.#root, path);
    const { files, path: inner } = this.locate(path);
    return nodeAt(files.#root, inner);
  }

  /** Creates or replaces what is at a path. */
  put(path: string, node: FileNode): void {
    const { files, path: inner } = this.#writable(path);
    const old = nodeAt(files.#root, inner);
    files.#reserve(sizeOf(node) - (old === undefined ? 0 : sizeOf(old)));
    if (node.is === "file" && textLength(node) > limits.file) throw new SystemError("EFBIG");
    const parent = nodeAt(files.#root, parentOf(inner));
    if (old === undefined && parent?.is === "directory" && parent.entries.size >= limits.entries) {
      throw new SystemError("ENOSPC");
    }
    files.#change(inner, node);
    this.kernel.digest.absorb(`put ${files.name}`, [inner, node.mode, node.uid, node.gid, contentOf(node)]);
    files.#announce(inner);
  }

  /** Adds to the end of a file that exists. */
  append(path: string, text: string): void {
    const { files, path: inner } = this.#writable(path);
    const old = nodeAt(files.#root, inner);
    if (old?.is !== "file") throw new SystemError("ENOENT");
    if (old.text.length + text.length > limits.file) throw new SystemError("EFBIG");
    files.#reserve(text.length);
    files.#change(inner, appended(old, text, this.kernel.now));
    this.kernel.digest.absorb(`append ${files.name}`, [inner, text]);
    files.#announce(inner);
  }

  remove(path: string): void {
    const { files, path: inner } = this.#writable(path);
    const old = nodeAt(files.#root, inner);
    if (old === undefined) return;
    files.#size -= sizeOf(old);
    files.#orphan(inner);
    files.#change(inner, undefined);
    this.kernel.digest.absorb(`remove ${files.name}`, inner);
    files.#announce(inner);
  }

  /** Both paths are in one file system, else EXDEV. */
  move(from: string, to: string): void {
    const source = this.#writable(from);
    const target = this.#writable(to);
    if (source.files !== target.files) throw new SystemError("EXDEV");
    const { files } = source;
    const node = nodeAt(files.#root, source.path);
    if (node === undefined || source.path === target.path) return;
    const replaced = nodeAt(files.#root, target.path);
    files.#size -= replaced === undefined ? 0 : sizeOf(replaced);
    files.#orphan(target.path);
    files.#change(source.path, undefined);
    files.#change(target.path, node);
    files.#renameOpen(source.path, target.path);
    this.kernel.digest.absorb(`move ${files.name}`, [source.path, target.path]);
    files.#announce(source.path);
    files.#announce(target.path);
  }

  /** For an open file: the same object for all who open the path. `closeInode` ends it. */
  openInode(path: string): OpenInode {
    const inode = this.#open.get(path) ?? { path, orphan: undefined, opens: 0 };
    inode.opens++;
    this.#open.set(path, inode);
    return inode;
  }

  closeInode(inode: OpenInode): void {
    inode.opens--;
    if (inode.opens === 0 && inode.path !== undefined) this.#open.delete(inode.path);
  }

  contentOf(inode: OpenInode): RegularFile {
    const node = inode.path === undefined ? inode.orphan : nodeAt(this.#root, inode.path);
    return node?.is === "file" ? node : file("");
  }

  appendTo(inode: OpenInode, text: string): void {
    if (inode.path === undefined) inode.orphan = appended(this.contentOf(inode), text, this.kernel.now);
    else this.append(inode.path, text);
  }

  replaceText(inode: OpenInode, text: string): void {
    const { program: _, ...old } = this.contentOf(inode);
    const node: RegularFile = { ...old, text, modified: this.kernel.now };
    if (inode.path === undefined) inode.orphan = node;
    else this.put(inode.path, node);
  }

  #writable(path: string): Location {
    const location = this.locate(path);
    if (location.isReadOnly) throw new SystemError("EROFS");
    return location;
  }

  #change(path: string, node: FileNode | undefined): void {
    this.#root = withNode(this.#root, path, node, this.kernel.now);
  }

  #reserve(more: number): void {
    if (more > 0 && this.#size + more > limits.total) throw new SystemError("ENOSPC");
    this.#size += more;
  }

  #announce(path: string): void {
    for (const watcher of this.#watchers) if (isWithin(path, watcher.path)) watcher.changed(path);
  }

  #prepareMountPoint(path: string, from: { readonly files: FileSystem; readonly path: string }): void {
    if (this.node(path) !== undefined || path === "/") return;
    const isDirectory = from.files.node(from.path)?.is === "directory";
    this.put(path, isDirectory ? directory() : file(""));
  }

  #orphan(path: string): void {
    for (const [key, inode] of Array.from(this.#open)) {
      if (!isWithin(key, path)) continue;
      inode.orphan = this.contentOf(inode);
      inode.path = undefined;
      this.#open.delete(key);
    }
  }

  #renameOpen(from: string, to: string): void {
    for (const [key, inode] of Array.from(this.#open)) {
      if (!isWithin(key, from)) continue;
      this.#open.delete(key);
      inode.path = to + key.slice(from.length);
      this.#open.set(inode.path, inode);
    }
  }
}

function joined(base: string, rest: string): string {
  if (base === "/") return rest === "" ? "/" : rest;
  return rest === "/" ? base : base + rest;
}

function appended(old: RegularFile, text: string, modified: RegularFile["modified"]): RegularFile {
  return { ...old, text: old.text + text, modified };
}

function contentOf(node: FileNode): string {
  if (node.is === "file") return contentKey(node);
  if (node.is === "link") return node.target;
  return node.is;
}

function sizeOf(node: FileNode): number {
  if (node.is === "file") return textLength(node);
  if (node.is !== "directory") return 0;
  let size = 0;
  for (const child of node.entries.values()) size += sizeOf(child);
  return size;
}
