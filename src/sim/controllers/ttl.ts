import { nodes, type Node } from "../kinds/core/node.ts";
import { controller, type Controller } from "./controller.ts";

const key = "node.alpha.kubernetes.io/ttl";

/**
 * Tells kubelets how long they may keep secrets: not at all in clusters of up to a hundred nodes.
 * @models pkg/controller/ttl/ttl_controller.go updateNodeIfNeeded, 1.33
 */
export const ttlController: Controller = controller<Node>({
  name: "ttl-controller",
  resources: [nodes],

  reconcile(node, view) {
    const seconds = view.list(nodes).length <= 100 ? "0" : "15";
    if (node.metadata.annotations?.[key] === seconds) return [];
    const body = { metadata: { annotations: { [key]: seconds } } };
    return [{ do: "patch", resource: nodes, object: node, patch: { type: "strategic", body } }];
  },
});
