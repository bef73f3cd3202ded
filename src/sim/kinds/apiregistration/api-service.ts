import type { Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import { localApiServices } from "./local-api-services.ts";

/** A group and version, served by this server or by a service of the cluster. */
export interface ApiService extends Stored {
  readonly spec: ApiServiceSpec;
  readonly status: { readonly conditions?: readonly ApiServiceCondition[] };
}

export interface ApiServiceSpec {
  readonly service?: { readonly name?: string; readonly namespace?: string; readonly port?: number };
  readonly group?: string;
  readonly version?: string;
  readonly insecureSkipTLSVerify?: boolean;
  readonly caBundle?: string;
  readonly groupPriorityMinimum: number;
  readonly versionPriority: number;
}

export interface ApiServiceCondition {
  readonly type: string;
  readonly status: string;
  readonly lastTransitionTime?: string;
  readonly reason?: string;
  readonly message?: string;
}

export const apiServices: Resource<ApiService> = {
  group: "apiregistration.k8s.io",
  version: "v1",
  kind: "APIService",
  plural: "apiservices",
  singular: "apiservice",
  categories: ["api-extensions"],
  namespaced: false,
};

const available = {
  type: "Available",
  status: "True",
  reason: "Local",
  message: "Local APIServices are always available",
};

export const apiService: Kind = {
  ...defineLazyKind(apiServices, {
    registry: "apiregistration.k8s.io/apiservices",
    subresources: ["status"],
    needsResourceVersion: true,
    defaults: {
      spec: { create: true, within: { service: { within: { port: 443 } } } },
    },
    // Aggregated services become available when their controller has seen them.
    initialStatus: ({ spec, metadata }) =>
      spec.service === undefined
        ? { conditions: [{ ...available, lastTransitionTime: metadata.creationTimestamp }] }
        : {},
  }),
  also: [{ group: "apiregistration.k8s.io", version: "v1beta1", until: 21 }],
  initialObjects: ({ minor }) => localApiServices(minor),
};
