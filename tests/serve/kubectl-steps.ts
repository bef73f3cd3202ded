/** One command of a real kubectl against a served world, and what must come of it. */
export interface Step {
  /** Words, or a line whose words are separated by spaces. */
  readonly run: string | readonly string[];
  readonly stdin?: string;
  /** Exit code; 0 where absent. */
  readonly code?: number;
  /** Standard output; a text must be in it, a pattern must match it. */
  readonly out?: string | RegExp;
  /** Standard error, likewise. */
  readonly err?: string | RegExp;
  /** The first and last minor version of kubectl for which it is meant. */
  readonly since?: number;
  readonly until?: number;
}

const manifest = `apiVersion: v1
kind: ConfigMap
metadata: {name: m}
data: {a: "1"}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: d, labels: {app: d}}
spec:
  replicas: 2
  selector: {matchLabels: {app: d}}
  template:
    metadata: {labels: {app: d}}
    spec:
      containers:
      - {name: c, image: "nginx:1.27", ports: [{containerPort: 80}]}
`;

/** In their order: later steps need what earlier ones have made. */
export const steps: readonly Step[] = [
  { run: "version", out: /Server Version:.*v1\.33\.1/ },
  { run: "cluster-info", out: /Kubernetes control plane.* is running at/ },
  { run: "api-versions", out: "apps/v1" },
  { run: "api-resources", out: /deployments +deploy +apps\/v1/ },
  { run: "auth can-i create pods", out: "yes" },
  { run: "auth can-i --list", out: "*.*" },
  // 1.27 asks for a version that 1.33 does not serve any more.
  { run: "auth whoami", out: "kubernetes-admin", since: 28 },
  { run: "get nodes -o wide", out: /kind-control-plane +Ready +control-plane/ },
  { run: "get pods -A", out: "coredns" },
  { run: "explain deployment.spec.replicas", out: /FIELD: +replicas/ },
  { run: "create -f - --dry-run=server", stdin: manifest, out: "configmap/m created (server dry run)" },
  { run: "diff -f -", stdin: manifest, code: 1, out: "+  name: m" },
  { run: "apply -f -", stdin: manifest, out: "deployment.apps/d created" },
  { run: "apply -f -", stdin: manifest, out: "deployment.apps/d unchanged" },
  { run: "diff -f -", stdin: manifest },
  { run: "apply -f -", stdin: manifest.replace('"1"', '"2"'), out: "configmap/m configured" },
  {
    run: "apply --server-side --force-conflicts -f -",
    stdin: manifest,
    out: "configmap/m serverside-applied",
  },
  { run: "rollout status deployment/d --timeout=60s", out: "successfully rolled out" },
  { run: "get deployment d -o jsonpath={.status.readyReplicas}", out: /^2$/ },
  { run: "get all", out: "deployment.apps/d" },
  { run: "get deployment d -o yaml --show-managed-fields", out: "managedFields:" },
  {
    run: "get pods -l app=d --sort-by=.metadata.name -o custom-columns=N:.metadata.name,I:.spec.containers[0].image",
    out: /d-\S+ +nginx:1.27/,
  },
  { run: "describe deployment d", out: "NewReplicaSet:" },
  { run: "describe node kind-control-plane", out: "Allocated resources:" },
  { run: "scale deployment d --replicas=1", out: "deployment.apps/d scaled" },
  {
    run: "autoscale deployment d --max=3 --cpu-percent=50",
    out: "horizontalpodautoscaler.autoscaling/d autoscaled",
  },
  { run: "get hpa", out: /d +Deployment\/d/ },
  { run: "delete hpa d", out: "deleted" },
  { run: "set image deployment/d c=nginx:1.28", out: "image updated" },
  { run: "set env deployment/d A=b", out: "env updated" },
  { run: "set resources deployment/d --requests=cpu=10m", out: "resource requirements updated" },
  { run: "rollout status deployment/d --timeout=60s", out: "successfully rolled out" },
  { run: "rollout history deployment/d", out: "REVISION" },
  { run: "rollout pause deployment/d", out: "paused" },
  { run: "rollout resume deployment/d", out: "resumed" },
  { run: "rollout restart deployment/d", out: "restarted" },
  { run: "rollout undo deployment/d", out: "rolled back" },
  { run: "rollout status deployment/d --timeout=60s", out: "successfully rolled out" },
  { run: "label deployment d team=a", out: "labeled" },
  { run: "annotate deployment d note=b", out: /deployment.apps\/d annotated?/ },
  {
    run: [
      "patch",
      "deployment",
      "d",
      "-p",
      '{"spec":{"template":{"spec":{"terminationGracePeriodSeconds":1}}}}',
    ],
    out: "patched",
  },
  {
    run: [
      "patch",
      "deployment",
      "d",
      "--type=json",
      "-p",
      '[{"op":"remove","path":"/metadata/labels/team"}]',
    ],
    out: "patched",
  },
  {
    run: ["patch", "deployment", "d", "--type=merge", "-p", '{"metadata":{"labels":{"x":"y"}}}'],
    out: "patched",
  },
  { run: "rollout status deployment/d --timeout=60s", out: "successfully rolled out" },
  { run: "expose deployment d --port=80", out: "service/d exposed" },
  { run: "get endpoints d", out: /d +10\./ },
  { run: "get endpointslices", out: "d-" },
  { run: "run web --image=nginx --port=80 --labels=app=web", out: "pod/web created" },
  { run: "wait --for=condition=Ready pod/web --timeout=60s", out: "condition met" },
  {
    run: ["wait", "--for=jsonpath={.status.phase}=Running", "pod/web", "--timeout=60s"],
    out: "condition met",
  },
  { run: "logs web", out: "start worker process" },
  { run: "logs -l app=web --tail=1", out: "start worker process" },
  { run: "exec web -- sh -c hostname", out: "web" },
  { run: ["exec", "-i", "web", "--", "cat"], stdin: "가나다\n", out: "가나다\n" },
  {
    run: ["exec", "web", "--", "sh", "-c", "echo x >&2; exit 3"],
    code: 3,
    err: "command terminated with exit code 3",
  },
  { run: "exec web -- nosuch", code: 1, err: 'exec: "nosuch": executable file not found in $PATH' },
  { run: "run once --image=busybox --restart=Never --rm -i -- cat", stdin: "through\n", out: "through" },
  { run: "debug web --image=busybox --profile=general -c dbg -- sleep 1000", since: 28 },
  { run: "get pod web -o jsonpath={.spec.ephemeralContainers[*].name}", out: "dbg", since: 28 },
  { run: "events --for=pod/web", out: "Started" },
  { run: "get events --field-selector=involvedObject.name=web", out: "Pulled" },
  { run: "create configmap c --from-literal=a=b", out: "configmap/c created" },
  { run: "create secret generic s --from-literal=a=b", out: "secret/s created" },
  { run: "create serviceaccount sa", out: "serviceaccount/sa created" },
  { run: "create token sa", out: /^ey/ },
  { run: "create role r --verb=get --resource=pods", out: "role.rbac.authorization.k8s.io/r created" },
  { run: "create rolebinding rb --role=r --serviceaccount=default:sa", out: "created" },
  { run: "create clusterrole cr --verb=list --resource=nodes", out: "created" },
  { run: "create clusterrolebinding crb --clusterrole=cr --serviceaccount=default:sa", out: "created" },
  { run: "auth can-i list nodes --as=system:serviceaccount:default:sa", out: "yes" },
  { run: "auth can-i delete nodes --as=system:serviceaccount:default:sa", code: 1, out: "no" },
  { run: "get nodes --as=bob", code: 1, err: 'User "bob" cannot list resource "nodes"' },
  { run: "create namespace n", out: "namespace/n created" },
  { run: "create quota q --hard=pods=1 -n n", out: "resourcequota/q created" },
  { run: "describe ns n", out: "Resource Quotas" },
  { run: "create deployment two --image=nginx", out: "deployment.apps/two created" },
  { run: "create job j --image=busybox -- true", out: "job.batch/j created" },
  {
    run: ["create", "cronjob", "cj", "--image=busybox", "--schedule=* * * * *", "--", "true"],
    out: "cronjob.batch/cj created",
  },
  { run: ["create", "ingress", "i", "--rule=a.example/*=d:80"], out: "ingress.networking.k8s.io/i created" },
  { run: "create poddisruptionbudget p --selector=app=d --min-available=0", out: "created" },
  { run: "create priorityclass pc --value=10", out: "priorityclass.scheduling.k8s.io/pc created" },
  { run: "create service nodeport np --tcp=80", out: "service/np created" },
  { run: "replace -f -", stdin: manifest, out: "deployment.apps/d replaced" },
  { run: "edit configmap m", out: "configmap/m edited" },
  { run: "get configmap m -o jsonpath={.data.edited}", out: "yes" },
  { run: "taint nodes kind-control-plane k=v:PreferNoSchedule", out: "tainted" },
  { run: "taint nodes kind-control-plane k-", out: "untainted" },
  { run: "cordon kind-control-plane", out: "cordoned" },
  { run: "uncordon kind-control-plane", out: "uncordoned" },
  {
    run: "drain kind-control-plane --ignore-daemonsets --force --delete-emptydir-data --timeout=60s --pod-selector=app=web",
    out: "evicting pod default/web",
  },
  { run: "uncordon kind-control-plane", out: "uncordoned" },
  { run: "get pod nope", code: 1, err: 'pods "nope" not found' },
  { run: "get nopes", code: 1, err: 'the server doesn\'t have a resource type "nopes"' },
  {
    run: "create -f -",
    stdin:
      "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {containers: [{name: c, image: i, bogus: 1}]}\n",
    code: 1,
    err: 'unknown field "spec.containers[0].bogus"',
  },
  {
    run: "create -f -",
    stdin: "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {}\n",
    code: 1,
    err: "spec.containers: Required value",
  },
  { run: "top nodes", code: 1, err: "Metrics API not available" },
  { run: "get --raw /readyz", out: "ok" },
  { run: "get crd", err: "No resources found" },
  { run: "delete deployment d two --wait=false", out: "deleted" },
  { run: "delete -f -", stdin: manifest.split("---")[0] ?? "", out: 'configmap "m" deleted' },
  { run: "delete namespace n", out: 'namespace "n" deleted' },
  { run: "delete pods --all --now" },
];
