import type { ApiResource } from "../client/discovery.ts";
import type { KubeObject } from "./kube-object.ts";

/** One object that a command is about, by name. Those from manifests carry the manifest. */
export interface OneTarget {
  readonly is: "one";
  readonly resource: ApiResource;
  /** Empty for resources of cluster scope. */
  readonly namespace: string;
  readonly name: string;
  /** The file that it comes from, for messages; empty for command lines. */
  readonly source: string;
  readonly manifest?: KubeObject;
}

/** All objects of a resource that fit the selectors. */
export interface ListTarget {
  readonly is: "list";
  readonly resource: ApiResource;
  /** Empty for all namespaces. */
  readonly namespace: string;
  readonly labelSelector: string;
  readonly fieldSelector: string;
}

export type Target = OneTarget | ListTarget;

/** What a command line names. */
export interface Targets {
  readonly targets: readonly Target[];
  /** One object was asked for, so that one is printed and not a list of one. */
  readonly isSingle: boolean;
}
