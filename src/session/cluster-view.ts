import type { ClusterView, ObjectQuery } from "../lab/graded-world.ts";
import type { Clusters } from "../sim/node/clusters.ts";
import type { Stored } from "../sim/wire/object.ts";

/**
 * The cluster that a lab is about, as a grader sees it: the one whose API server has been up longest. While none is
 * up there are no objects, and nothing that is asked of them can be true.
 */
export function viewOf(clusters: Clusters): ClusterView {
  return {
    get revision() {
      return clusters.revision;
    },
    objects: (query: ObjectQuery): readonly Stored[] => clusters.running[0]?.server.objects(query) ?? [],
    onChange: (listener) => clusters.onChange(listener),
  };
}
