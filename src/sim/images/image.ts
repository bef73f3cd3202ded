import type { Directory } from "../host/file-node.ts";
import type { Module } from "../kernel/module.ts";
import type { Program } from "../host/program.ts";

/** What a registry knows of an image before it is pulled: enough for the pull, its events and `crictl images`. */
export interface ImageEntry {
  /** Without tag, in full: `docker.io/library/nginx`. */
  readonly repository: string;
  /** Empty: any tag exists. Else the tags that do. */
  readonly tags: readonly string[];
  /** Bytes as the registry stores them, which the pull transfers and the event reports. */
  readonly sizeBytes: number;
  /** Manifest digests by tag (`sha256:...`), where people pin them. Others are made up, always the same. */
  readonly digests?: Readonly<Record<string, string>>;
  readonly load: Module<Image>;
}

/** What a container made of an image starts with. */
export interface Image {
  readonly config: ImageConfig;
  /** The root of its containers, for a tag. */
  root(tag: string): Directory;
  /** Programs that only this image has, by the names that its files hold. */
  readonly programs: readonly Program[];
}

/** The OCI configuration that matters here. */
export interface ImageConfig {
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  readonly env: readonly string[];
  readonly workingDir: string;
  /** `uid` or `uid:gid`; empty is root. */
  readonly user: string;
  readonly stopSignal?: "SIGTERM" | "SIGQUIT";
}
