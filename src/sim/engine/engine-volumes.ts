import type { Host } from "../host/host.ts";
import type { VolumeOption } from "../programs/docker/docker-api.ts";
import type { Mount } from "../runtime/container.ts";

/**
 * What is mounted into a container: paths of the machine, and named volumes, which are folders below
 * /var/lib/docker/volumes. A volume without a name keeps what the image has at its path: nothing is mounted for it.
 */
export function mountsOf(volumes: readonly VolumeOption[], host: Host): readonly Mount[] {
  return volumes
    .filter(({ source }) => source !== "")
    .map(({ source, target, readOnly }) => {
      const path = source.startsWith("/") ? source : `/var/lib/docker/volumes/${source}/_data`;
      const files = host.files.access();
      if (files.find(path) === undefined) files.makeDirectory(path, { parents: true });
      return { path: target, source: { files: host.files, path }, readOnly };
    });
}
