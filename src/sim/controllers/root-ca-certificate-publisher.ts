import { configMaps } from "../kinds/core/config-map.ts";
import { namespaces, type Namespace } from "../kinds/core/namespace.ts";
import { controller, watch, type Controller } from "./controller.ts";

const mapName = "kube-root-ca.crt";
const annotations = {
  "kubernetes.io/description":
    "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.",
};

/**
 * Publishes the cluster's certificate authority in every namespace.
 * @models pkg/controller/certificates/rootcacertpublisher/publisher.go syncNamespace, 1.33
 */
export function rootCaCertificatePublisher(rootCa: string): Controller {
  const data = { "ca.crt": rootCa };
  return controller<Namespace>({
    name: "root-ca-certificate-publisher-controller",
    account: "root-ca-cert-publisher",
    resources: [namespaces],
    watches: [
      watch(configMaps, (before, after) => {
        const object = after ?? before;
        if (object?.metadata.name !== mapName || before === undefined) return [];
        return [{ resource: namespaces, namespace: "", name: object.metadata.namespace }];
      }),
    ],

    reconcile(namespace, view) {
      const { name } = namespace.metadata;
      if (namespace.status.phase !== "Active") return [];
      const known = view.get(configMaps, name, mapName);
      if (known === undefined) {
        const metadata = { name: mapName, namespace: name, annotations };
        return [
          {
            do: "create",
            resource: configMaps,
            object: { apiVersion: "v1", kind: "ConfigMap", metadata, data } as object,
          },
        ];
      }
      if (known.data?.["ca.crt"] === rootCa) return [];
      return [{ do: "update", resource: configMaps, object: { ...known, data } as typeof known }];
    },
  });
}
