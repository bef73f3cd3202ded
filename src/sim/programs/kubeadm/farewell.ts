import type { NodeSettings } from "./node-settings.ts";

/** What `kubeadm init` prints at its end: how to use the cluster, and how others join. */
export function farewell({ controlPlaneEndpoint, token }: NodeSettings, caHash: string): string {
  return `
Your Kubernetes control-plane has initialized successfully!

To start using your cluster, you need to run the following as a regular user:

  mkdir -p $HOME/.kube
  sudo cp -i /etc/kubernetes/admin.conf $HOME/.kube/config
  sudo chown $(id -u):$(id -g) $HOME/.kube/config

Alternatively, if you are the root user, you can run:

  export KUBECONFIG=/etc/kubernetes/admin.conf

You should now deploy a pod network to the cluster.
Run "kubectl apply -f [podnetwork].yaml" with one of the options listed at:
  https://kubernetes.io/docs/concepts/cluster-administration/addons/

Then you can join any number of worker nodes by running the following on each as root:

kubeadm join ${controlPlaneEndpoint} --token ${token} \\
\t--discovery-token-ca-cert-hash sha256:${caHash} 
`;
}
