import { expect, test } from "vitest";
import { KubectlWorld } from "../kubectl-world.test.fixture.ts";

/*
 * The expected texts were compared with what kubectl 1.33.1 prints for the same objects, served by the same API server.
 */
const pod = `apiVersion: v1
kind: Pod
metadata:
  name: p
  labels: {app: web, tier: x}
  annotations: {note: hi, multi: "a\\nb"}
spec:
  nodeSelector: {disk: ssd, a: b}
  automountServiceAccountToken: false
  initContainers:
  - {name: init, image: busybox, command: [sh, -c, "echo hi\\necho ho"]}
  containers:
  - name: c
    image: nginx
    ports: [{containerPort: 80, name: http}, {containerPort: 53, protocol: UDP, hostPort: 53}]
    resources: {limits: {cpu: 100m, memory: 64Mi}}
    livenessProbe: {httpGet: {path: /healthz, port: 8080}, initialDelaySeconds: 3, periodSeconds: 3}
    readinessProbe: {exec: {command: [cat, /tmp/x]}}
    startupProbe: {tcpSocket: {port: http}}
    env:
    - {name: A, value: "x\\ny"}
    - {name: F, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
    - {name: S, valueFrom: {secretKeyRef: {name: s, key: k}}}
    - {name: R, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}
    volumeMounts: [{name: e, mountPath: /e, subPath: q}]
  volumes:
  - {name: e, emptyDir: {}}
  - {name: h, hostPath: {path: /x, type: Directory}}
`;

test("describe pod", async () => {
  const cluster = await new KubectlWorld({ files: { "pod.yaml": pod } }).withServiceAccount();
  await cluster.says("create -f pod.yaml");
  expect(await cluster.says("describe pod p")).toBe(`Name:             p
Namespace:        default
Priority:         0
Service Account:  default
Node:             <none>
Labels:           app=web
                  tier=x
Annotations:      multi:
                    a
                    b
                  note: hi
Status:           Pending
IP:               
IPs:              <none>
Init Containers:
  init:
    Image:      busybox
    Port:       <none>
    Host Port:  <none>
    Command:
      sh
      -c
      echo hi
      echo ho
    Environment:  <none>
    Mounts:       <none>
Containers:
  c:
    Image:       nginx
    Ports:       80/TCP, 53/UDP
    Host Ports:  0/TCP, 53/UDP
    Limits:
      cpu:     100m
      memory:  64Mi
    Requests:
      cpu:      100m
      memory:   64Mi
    Liveness:   http-get http://:8080/healthz delay=3s timeout=1s period=3s #success=1 #failure=3
    Readiness:  exec [cat /tmp/x] delay=0s timeout=1s period=10s #success=1 #failure=3
    Startup:    tcp-socket :http delay=0s timeout=1s period=10s #success=1 #failure=3
    Environment:
      A:  x
          y
      F:  p (v1:metadata.name)
      S:  <set to the key 'k' in secret 's'>  Optional: false
      R:  1 (limits.cpu)
    Mounts:
      /e from e (rw,path="q")
Volumes:
  e:
    Type:       EmptyDir (a temporary directory that shares a pod's lifetime)
    Medium:     
    SizeLimit:  <unset>
  h:
    Type:          HostPath (bare host directory volume)
    Path:          /x
    HostPathType:  Directory
QoS Class:         Burstable
Node-Selectors:    a=b
                   disk=ssd
Tolerations:       node.kubernetes.io/not-ready:NoExecute op=Exists for 300s
                   node.kubernetes.io/unreachable:NoExecute op=Exists for 300s
Events:            <none>
`);
});

test("describe: by prefix, several objects, none, other kinds", async () => {
  const cluster = new KubectlWorld();
  await cluster.says("create configmap one --from-literal=a=b");
  await cluster.says("create configmap two --from-literal=c=d");
  const one =
    "Name:         one\nNamespace:    default\nLabels:       <none>\nAnnotations:  <none>\n\nData\n====\na:\n----\nb\n\n\nBinaryData\n====\n\nEvents:  <none>\n";
  const two = one.replace("one", "two").replace("a:\n----\nb", "c:\n----\nd");
  expect(await cluster.says("describe cm one")).toBe(one);
  expect(await cluster.says("describe cm on")).toBe(`${one}\n`);
  expect(await cluster.says("describe cm")).toBe(`${one}\n\n${two}`);
  expect(await cluster.says("describe pods")).toBe("No resources found in default namespace.\n");
  expect(await cluster.says("describe pod nosuch")).toBe(
    'Error from server (NotFound): pods "nosuch" not found\nrc=1\n',
  );
  await cluster.says("create service nodeport web --tcp=80:8080 --node-port=30080");
  const { stdout } = await cluster.kubectl("describe svc web");
  expect(stdout.replace(/10\.96\.\d+\.\d+/g, "IP")).toBe(`Name:                     web
Namespace:                default
Labels:                   app=web
Annotations:              <none>
Selector:                 app=web
Type:                     NodePort
IP Family Policy:         SingleStack
IP Families:              IPv4
IP:                       IP
IPs:                      IP
Port:                     80-8080  80/TCP
TargetPort:               8080/TCP
NodePort:                 80-8080  30080/TCP
Endpoints:                <none>
Session Affinity:         None
External Traffic Policy:  Cluster
Internal Traffic Policy:  Cluster
Events:                   <none>
`);
});
