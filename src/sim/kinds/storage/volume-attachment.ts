import type { VolumeAttachmentSpec, VolumeAttachmentStatus } from "kubernetes-types/storage/v1";
import type { Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";

export interface VolumeAttachment extends Stored {
  readonly spec: VolumeAttachmentSpec;
  readonly status: VolumeAttachmentStatus;
}

export const volumeAttachments: Resource<VolumeAttachment> = {
  group: "storage.k8s.io",
  version: "v1",
  kind: "VolumeAttachment",
  plural: "volumeattachments",
  singular: "volumeattachment",
  namespaced: false,
};

export const volumeAttachment: Kind = {
  ...defineLazyKind(volumeAttachments, {
    subresources: ["status"],
    returnsDeleted: true,
    needsResourceVersion: true,
    defaults: { spec: { create: true, within: { source: { within: {}, create: true } } } },
    initialStatus: () => ({ attached: false }),
  }),
  also: [{ group: "storage.k8s.io", version: "v1beta1", until: 21 }],
};
