import { expect, test } from "vitest";
import { millisecond, second } from "../../kernel/time.ts";
import type { Command } from "../../host/program.ts";
import { KubectlWorld } from "./kubectl-world.test.fixture.ts";

const pod = (name: string, image = "nginx"): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n  labels: {app: web}\nspec:\n  containers:\n  - name: c\n    image: ${image}\n`;

const files = {
  "pod.yaml": pod("p"),
  "pod2.yaml": pod("p", "nginx:1.28"),
  "both.yaml": `${pod("a")}---\n${pod("b")}`,
  "list.json": JSON.stringify({ apiVersion: "v1", kind: "List", items: [cm("one"), cm("two")] }),
  "unknown-field.yaml": pod("q").replace("image:", "imag:"),
  "unknown-kind.yaml": "apiVersion: foo/v1\nkind: Bar\nmetadata:\n  name: q\n",
};

function cm(name: string): object {
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name }, data: { a: "b" } };
}

async function world(programs: readonly Command[] = []): Promise<KubectlWorld> {
  return await new KubectlWorld({ files, programs }).withServiceAccount();
}

type Line = readonly [line: string, says: string];

/** What each line says, in one world. */
async function heard(lines: readonly Line[]): Promise<readonly Line[]> {
  const cluster = await world();
  const all: Line[] = [];
  for (const [line] of lines) all.push([line, await cluster.says(line)]);
  return all;
}

test("create from files: several documents, lists, duplicates, unknown fields and kinds", async () => {
  const lines: readonly Line[] = [
    ["create -f pod.yaml", "pod/p created\n"],
    [
      "create -f pod.yaml",
      'Error from server (AlreadyExists): error when creating "pod.yaml": pods "p" already exists\nrc=1\n',
    ],
    ["create -f both.yaml", "pod/a created\npod/b created\n"],
    ["create -f list.json", "configmap/one created\nconfigmap/two created\n"],
    [
      "create -f unknown-field.yaml",
      'Error from server (BadRequest): error when creating "unknown-field.yaml": Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.containers[0].imag"\nrc=1\n',
    ],
    [
      "create -f unknown-kind.yaml",
      'error: resource mapping not found for name: "q" namespace: "" from "unknown-kind.yaml": no matches for kind "Bar" in version "foo/v1"\nensure CRDs are installed first\nrc=1\n',
    ],
    ["get pods -o name", "pod/a\npod/b\npod/p\n"],
  ];
  expect(await heard(lines)).toEqual(lines);
});

test("apply: created, unchanged, configured, and what was never applied", async () => {
  const missing =
    "Warning: resource pods/a is missing the kubectl.kubernetes.io/last-applied-configuration annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n";
  const lines: readonly Line[] = [
    ["apply -f pod.yaml", "pod/p created\n"],
    ["apply -f pod.yaml", "pod/p unchanged\n"],
    ["apply -f pod2.yaml --dry-run=server", "pod/p configured (server dry run)\n"],
    ["apply -f pod2.yaml", "pod/p configured\n"],
    ["get pod p -o jsonpath={.spec.containers[0].image}", "nginx:1.28"],
    ["create -f both.yaml", "pod/a created\npod/b created\n"],
    [
      "apply -f both.yaml",
      `pod/a configured\npod/b configured\n${missing}${missing.replace("pods/a", "pods/b")}`,
    ],
    ["apply -f pod.yaml --wait", "error: apply --wait is not simulated\nrc=1\n"],
  ];
  expect(await heard(lines)).toEqual(lines);
});

test("get: tables, several types, selectors, what is not there", async () => {
  const lines: readonly Line[] = [
    ["create deployment web --image=nginx --replicas=2", "deployment.apps/web created\n"],
    [
      "get deploy,cm",
      "NAME                  READY   UP-TO-DATE   AVAILABLE   AGE\ndeployment.apps/web   0/2     0            0           0s\n",
    ],
    ["get pods", "No resources found in default namespace.\n"],
    ["get nodes", "No resources found\n"],
    ["get pods,foo", 'error: the server doesn\'t have a resource type "foo"\nrc=1\n'],
    [
      "get pods x y",
      'Error from server (NotFound): pods "x" not found\nError from server (NotFound): pods "y" not found\nrc=1\n',
    ],
    ["get pods x --ignore-not-found", ""],
    ["create -f both.yaml", "pod/a created\npod/b created\n"],
    [
      "get pods --no-headers --show-labels",
      "a     0/1   Pending   0     0s    app=web\nb     0/1   Pending   0     0s    app=web\n",
    ],
    ["get po -l app!=web", "No resources found in default namespace.\n"],
    ["get pods -o custom-columns=N:.metadata.name,X:.nosuch", "N     X\na     <none>\nb     <none>\n"],
    [
      "get pods -o go-template={{.items}}",
      "error: output by Go templates (-o go-template) is not simulated\nrc=1\n",
    ],
  ];
  expect(await heard(lines)).toEqual(lines);
});

test("labels, annotations, patches, scale, images", async () => {
  const lines: readonly Line[] = [
    ["create deployment web --image=nginx", "deployment.apps/web created\n"],
    ["label deploy web tier=a", "deployment.apps/web labeled\n"],
    ["label deploy web tier=a", "deployment.apps/web not labeled\n"],
    ["label deploy web tier=b", "error: 'tier' already has a value (a), and --overwrite is false\nrc=1\n"],
    ["label deploy web tier=b --overwrite", "deployment.apps/web labeled\n"],
    ["label deploy web tier-", "deployment.apps/web unlabeled\n"],
    ["annotate deploy web note=x", "deployment.apps/web annotated\n"],
    ['patch deploy web -p \'{"spec":{"replicas":3}}\'', "deployment.apps/web patched\n"],
    ['patch deploy web -p \'{"spec":{"replicas":3}}\'', "deployment.apps/web patched (no change)\n"],
    ["scale deploy/web --replicas=5", "deployment.apps/web scaled\n"],
    ["set image deploy/web nginx=nginx:1.28", "deployment.apps/web image updated\n"],
    ["set image deploy/web nginx=nginx:1.28", ""],
    ["set image deploy/web foo=x", 'error: unable to find container named "foo"\nrc=1\n'],
    ["get deploy web -o jsonpath={.spec.replicas}/{.spec.template.spec.containers[0].image}", "5/nginx:1.28"],
    ["rollout pause deploy/web", "deployment.apps/web paused\n"],
    ["rollout pause deploy/web", 'error: deployments.apps "web" is already paused\nrc=1\n'],
  ];
  expect(await heard(lines)).toEqual(lines);
});

test("delete waits until the object is gone, and Ctrl-C ends a wait", async () => {
  const cluster = await world();
  await cluster.says("create -f both.yaml");
  await cluster.says('patch pod b --type=merge -p \'{"metadata":{"finalizers":["example.com/hold"]}}\'');
  expect(await cluster.says("delete pod a nosuch")).toBe(
    'pod "a" deleted\nError from server (NotFound): pods "nosuch" not found\nrc=1\n',
  );
  const interrupted = await cluster.kubectl("delete pod b", {
    started: (process) => void cluster.kernel.after(2 * second, () => process.signal("SIGINT")),
  });
  expect(interrupted).toEqual({ stdout: 'pod "b" deleted\n', stderr: "", code: 130 });
  const held = cluster.kernel.after(second, () => undefined);
  held();
  expect(await cluster.says("wait --for=delete pod/b --timeout=1s")).toBe(
    "error: timed out waiting for the condition on pods/b\nrc=1\n",
  );
});

test("a watch prints rows as they come, as wide as the table above", async () => {
  const cluster = await world();
  await cluster.says("create configmap first --from-literal=a=b");
  const watching = cluster.kubectl("get cm -w", {
    within: second,
    started: () =>
      void cluster.kernel.after(100 * millisecond, () =>
        cluster.machine.start(["kubectl", "create", "configmap", "x"]),
      ),
  });
  expect(await watching).toEqual({
    stdout: "NAME    DATA   AGE\nfirst   1      0s\nx       0      0s\n",
    stderr: "",
    code: undefined,
  });
});

test("without a server every command says so, and nothing hangs", async () => {
  const cluster = await world();
  cluster.stopServer();
  const { stderr, code } = await cluster.kubectl("get pods");
  const lines = stderr.trimEnd().split("\n");
  expect(lines).toHaveLength(6);
  expect(lines[0]).toMatch(
    /^E0131 09:00:\d\d\.\d{6} +\d+ memcache\.go:265\] "Unhandled Error" err="couldn't get current server API group list: Get \\"https:\/\/127\.0\.0\.1:6443\/api\?timeout=32s\\": dial tcp 127\.0\.0\.1:6443: connect: connection refused"$/,
  );
  expect(lines[5]).toBe(
    "The connection to the server 127.0.0.1:6443 was refused - did you specify the right host or port?",
  );
  expect(code).toBe(1);
});

/** An editor that replaces a text in the file, as `sed -i` does. */
function editor(...changes: readonly (readonly [from: string, to: string])[]): Command {
  let turn = 0;
  return {
    name: "vi",
    *run({ access, argv }) {
      const [from, to] = changes[turn++] ?? ["", ""];
      const path = argv.at(-1) ?? "";
      const text = access.readText(path);
      access.writeText(path, from === "" ? text : text.replace(from, to));
      return 0;
    },
  };
}

test.each([
  ["nothing", editor(), "Edit cancelled, no changes made.\n"],
  ["a change", editor(["replicas: 1", "replicas: 4"]), "deployment.apps/web edited\n"],
  [
    "broken YAML, then given up",
    editor(["spec:", "spec: ["]),
    expect.stringMatching(
      /^A copy of your changes has been stored to "\/tmp\/kubectl-edit-\d+\.yaml"\nerror: Edit cancelled, no valid changes were saved\.\nrc=1\n$/,
    ),
  ],
  [
    "a refusal, then a correction",
    editor(["replicas: 1", "replicas: -1"], ["replicas: -1", "replicas: 2"]),
    "deployment.apps/web edited\n",
  ],
])("edit: %s", async (_, vi, says) => {
  const cluster = await world([vi]);
  await cluster.says("create deployment web --image=nginx");
  expect(await cluster.says("edit deployment web")).toEqual(says);
});

test.each([
  [["kubectl", "ro"], ["rollout"]],
  [["kubectl", "get", "dep"], ["deployments.apps"]],
  [["kubectl", "get", "deploy", ""], ["web"]],
  [["kubectl", "get", "deploy/"], ["deploy/web"]],
  [
    ["kubectl", "-n", "kube-"],
    ["kube-node-lease", "kube-public", "kube-system"],
  ],
  [["kubectl", "config", "use-context", ""], ["kind-kind"]],
  [["kubectl", "get", "pods", "-o", "y"], ["yaml"]],
  [
    ["kubectl", "rollout", "status", "d"],
    ["deployment", "daemonset"],
  ],
])("Tab after %j", async (words, expected) => {
  const cluster = await world();
  await cluster.says("create deployment web --image=nginx");
  expect(await cluster.machine.complete(words)).toEqual(expected);
});
