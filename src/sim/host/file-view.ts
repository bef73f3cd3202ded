import type { TextSource } from "../wire/deferred-text.ts";
import { deferredFile, sourceOf } from "./deferred-file.ts";
import { SystemError } from "./errno.ts";
import type { FileAccess, Found } from "./file-access.ts";
import type { Directory, FileNode, RegularFile } from "./file-node.ts";
import type { FileSystem } from "./file-system.ts";
import { directory, file, isWithin, link, parentOf } from "./file-tree.ts";
import { openDevice } from "./open-device.ts";
import type { OpenFile } from "./open-file.ts";
import { OpenRegularFile } from "./open-regular-file.ts";
import { mayAccess, type Access } from "./permission.ts";
import { walk, type Place } from "./path-walk.ts";
import type { View } from "./view.ts";

const rootView: View = { credentials: { uid: 0, gid: 0, groups: [] }, cwd: () => "/", umask: () => 0o022 };

/** A file system through the eyes of a user: links, permissions, limits of names. */
export class FileView implements FileAccess {
  readonly #files: FileSystem;
  readonly #view: View;

  constructor(files: FileSystem, view: View = rootView) {
    this.#files = files;
    this.#view = view;
  }

  stat(path: string): Found {
    return found(this.#place(path, true));
  }

  lstat(path: string): Found {
    return found(this.#place(path, false));
  }

  find(path: string): FileNode | undefined {
    try {
      return this.#place(path, true).node;
    } catch (error) {
      if (error instanceof SystemError) return undefined;
      throw error;
    }
  }

  realPath(path: string): string {
    return this.stat(path).path;
  }

  list(path: string): readonly string[] {
    const node = this.#directory(path);
    this.#demand(node, "read");
    return [...node.entries.keys()].toSorted((a, b) => (a < b ? -1 : 1));
  }

  readText(path: string): string {
    return this.#readable(path)?.text ?? "";
  }

  readSource(path: string): TextSource {
    const node = this.#readable(path);
    return node === undefined ? "" : sourceOf(node);
  }

  /** Undefined for what reads as nothing. */
  #readable(path: string): RegularFile | undefined {
    const { node } = this.stat(path);
    if (node.is === "directory") throw new SystemError("EISDIR");
    this.#demand(node, "read");
    if (node.is === "file") return node;
    if (node.is === "device" && node.device === "null") return undefined;
    throw new SystemError("EINVAL");
  }

  writeText(path: string, text: TextSource, mode?: number): void {
    const place = this.#place(path, true);
    const { node } = place;
    if (node === undefined) return this.#create(place, fileWith(text, this.#owned(mode ?? 0o666)));
    if (node.is === "directory") throw new SystemError("EISDIR");
    this.#demand(node, "write");
    if (node.is !== "file") return;
    const { mode: kept, uid, gid } = node;
    this.#files.put(place.path, fileWith(text, { mode: kept, uid, gid, modified: this.#files.kernel.now }));
  }

  appendText(path: string, text: string): void {
    const place = this.#place(path, true);
    if (place.node?.is !== "file") return this.writeText(path, text);
    this.#demand(place.node, "write");
    this.#files.append(place.path, text);
  }

  open(path: string, how: "read" | "write" | "append" | "readwrite"): OpenFile {
    const place = this.#place(path, true);
    const { node } = place;
    if (node?.is === "directory" && how !== "read") throw new SystemError("EISDIR");
    if (node === undefined && how === "read") throw new SystemError("ENOENT");
    if (node === undefined) this.#create(place, file("", this.#owned(0o666)));
    else this.#demandFor(node, how);
    if (node?.is === "device")
      return openDevice(node, place.path, { kernel: this.#files.kernel, devices: this.#view.devices });
    const { files, path: inner, isReadOnly } = this.#files.locate(place.path);
    if (isReadOnly && how !== "read") throw new SystemError("EROFS");
    return new OpenRegularFile({
      files,
      inode: files.openInode(inner),
      path: place.path,
      how,
      isDirectory: node?.is === "directory",
    });
  }

  makeDirectory(path: string, options: { readonly parents?: boolean; readonly mode?: number } = {}): void {
    const isMissing = options.parents === true && this.find(path) === undefined;
    const parent = parentOf(path.replace(/\/+$/, ""));
    if (isMissing && path.includes("/") && parent !== path && this.find(parent) === undefined) {
      this.makeDirectory(parent, { parents: true });
    }
    const place = this.#place(path, false);
    if (options.parents === true && this.find(path)?.is === "directory") return;
    if (place.node !== undefined) throw new SystemError("EEXIST");
    this.#create(place, directory({}, this.#owned(options.mode ?? 0o777)));
  }

  unlink(path: string): void {
    const { path: at, node } = this.lstat(path);
    if (node.is === "directory") throw new SystemError("EISDIR");
    this.#demandRemoval(at, node);
    this.#files.remove(at);
  }

  removeDirectory(path: string): void {
    const { path: at, node } = this.lstat(path);
    if (node.is !== "directory") throw new SystemError("ENOTDIR");
    this.#demandRemoval(at, node);
    if (node.entries.size > 0) throw new SystemError("ENOTEMPTY");
    this.#files.remove(at);
  }

  rename(from: string, to: string): void {
    const source = this.lstat(from);
    const target = this.#place(to, false);
    this.#demandRemoval(source.path, source.node);
    if (source.node.is === "directory" && isWithin(target.path, source.path)) {
      if (target.path === source.path) return;
      throw new SystemError("EINVAL");
    }
    this.#demandReplaceable(source.node, target);
    this.#files.move(source.path, target.path);
  }

  symlink(target: string, path: string): void {
    const place = this.#place(path, false);
    if (place.node !== undefined) throw new SystemError("EEXIST");
    this.#create(place, link(target, { ...this.#owned(0o777), mode: 0o777 }));
  }

  changeMode(path: string, mode: number): void {
    const { path: at, node } = this.stat(path);
    if (!this.#owns(node)) throw new SystemError("EPERM");
    this.#files.put(at, { ...node, mode: mode & 0o7777 });
  }

  changeOwner(path: string, uid: number | undefined, gid: number | undefined): void {
    const { path: at, node } = this.stat(path);
    const { credentials } = this.#view;
    const isOwnGroup = gid === undefined || gid === credentials.gid || credentials.groups.includes(gid);
    const isAllowed = this.#owns(node) && (uid === undefined || uid === node.uid) && isOwnGroup;
    if (credentials.uid !== 0 && !isAllowed) throw new SystemError("EPERM");
    this.#files.put(at, { ...node, uid: uid ?? node.uid, gid: gid ?? node.gid });
  }

  touch(path: string): void {
    const place = this.#place(path, true);
    if (place.node === undefined) return this.#create(place, file("", this.#owned(0o666)));
    if (!this.#owns(place.node)) this.#demand(place.node, "write");
    this.#files.put(place.path, { ...place.node, modified: this.#files.kernel.now });
  }

  may(path: string, what: Access): boolean {
    const node = this.find(path);
    return node !== undefined && mayAccess(node, what, this.#view.credentials);
  }

  #place(path: string, follow: boolean): Place {
    return walk(this.#files, this.#view, { path, follow });
  }

  #directory(path: string): Directory {
    const { node } = this.stat(path);
    if (node.is !== "directory") throw new SystemError("ENOTDIR");
    return node;
  }

  #create(place: Place, node: FileNode): void {
    const parent = this.#files.node(parentOf(place.path));
    if (parent === undefined) throw new SystemError("ENOENT");
    this.#demand(parent, "write");
    this.#files.put(place.path, node);
  }

  #owned(mode: number): { mode: number; uid: number; gid: number; modified: FileNode["modified"] } {
    const { credentials, umask } = this.#view;
    return {
      mode: mode & ~umask(),
      uid: credentials.uid,
      gid: credentials.gid,
      modified: this.#files.kernel.now,
    };
  }

  #owns(node: FileNode): boolean {
    const { uid } = this.#view.credentials;
    return uid === 0 || uid === node.uid;
  }

  #demand(node: FileNode, what: Access): void {
    if (!mayAccess(node, what, this.#view.credentials)) throw new SystemError("EACCES");
  }

  #demandFor(node: FileNode, how: "read" | "write" | "append" | "readwrite"): void {
    if (how === "read" || how === "readwrite") this.#demand(node, "read");
    if (how !== "read") this.#demand(node, "write");
  }

  #demandRemoval(path: string, node: FileNode): void {
    if (this.#files.isMountPoint(path) || path === "/") throw new SystemError("EBUSY");
    const parent = this.#files.node(parentOf(path));
    if (parent === undefined) throw new SystemError("ENOENT");
    this.#demand(parent, "write");
    const isSticky = (parent.mode & 0o1000) !== 0;
    if (isSticky && !this.#owns(node) && !this.#owns(parent)) throw new SystemError("EPERM");
  }

  #demandReplaceable(source: FileNode, { path, node }: Place): void {
    const parent = this.#files.node(parentOf(path));
    if (parent === undefined) throw new SystemError("ENOENT");
    this.#demand(parent, "write");
    if (node === undefined) return;
    this.#demandRemoval(path, node);
    if (node.is === "directory" && source.is !== "directory") throw new SystemError("EISDIR");
    if (node.is !== "directory" && source.is === "directory") throw new SystemError("ENOTDIR");
    if (node.is === "directory" && node.entries.size > 0) throw new SystemError("ENOTEMPTY");
  }
}

function found({ path, node }: Place): Found {
  if (node === undefined) throw new SystemError("ENOENT");
  return { path, node };
}

function fileWith(
  text: TextSource,
  inode: Pick<RegularFile, "mode" | "uid" | "gid" | "modified">,
): RegularFile {
  return typeof text === "string" ? file(text, inode) : deferredFile({ is: "file", ...inode }, text);
}
