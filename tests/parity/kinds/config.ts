import { acted, type Cases, del, differs, dry, get, maker, patch, post, put, table } from "./cases.ts";

const core = "/api/v1/namespaces/k1";
const maps = `${core}/configmaps`;
const secrets = `${core}/secrets`;
const accounts = `${core}/serviceaccounts`;
const templates = `${core}/podtemplates`;
const controllers = `${core}/replicationcontrollers`;
const map = maker("v1", "ConfigMap");
const secret = maker("v1", "Secret");
const account = maker("v1", "ServiceAccount");
const drySpec = { dryRun: "All" };
const text = (value: string): string => Buffer.from(value).toString("base64");

export function writeConfig(cases: Cases): void {
  writeMaps(cases);
  writeSecrets(cases);
  writeTemplates(cases);
  cases.add("component statuses", differs(get("/api/v1/componentstatuses"), "the components are not asked"), differs(get("/api/v1/componentstatuses/scheduler"), "the components are not asked"), differs(get("/api/v1/componentstatuses/other"), "errors say nothing of deprecation"), post("/api/v1/componentstatuses", { metadata: { name: "x" } }), del("/api/v1/componentstatuses/scheduler"));
  cases.add("service accounts", post(accounts, account("a", { secrets: [{ name: "b" }], imagePullSecrets: [{ name: "c" }], automountServiceAccountToken: false }), dry), post(accounts, account("Bad_Name"), dry), post(accounts, account("s", {}, { annotations: { "kubernetes.io/enforce-mountable-secrets": "true" } }), dry));
  cases.add("service account table", post(accounts, account("a", { secrets: [{ name: "b" }] })), table(`${accounts}/a`), patch(`${accounts}/a`, { secrets: null }, drySpec), del(`${accounts}/a`));
}

function writeMaps(cases: Cases): void {
  const bad = (name: string, fields: object, metadata: object = {}): void =>
    cases.add(`config map refused: ${name}`, post(maps, map("bad", fields, metadata), dry));
  cases.add("config map: everything", post(maps, map("good", { data: { a: "b" }, binaryData: { c: text("d") }, immutable: true }), dry));
  for (const key of ["bad key", "", "..", "..a"]) bad(`key ${key}`, { data: { [key]: "x" } });
  bad("a key twice", { data: { a: "x" }, binaryData: { a: "eA==" } });
  bad("a long key", { data: { ["a".repeat(254)]: "x" } });
  bad("the name", {}, { name: "Bad_Name" });
  const at = `${maps}/m`;
  cases.add("config map immutable", post(maps, map("m", { data: { a: "b" }, immutable: true })), patch(at, { data: { a: "c" } }, drySpec), patch(at, { binaryData: { x: "eA==" } }, drySpec), patch(at, { immutable: false }, drySpec), patch(at, { immutable: null, data: { a: "c" } }, drySpec), patch(at, { metadata: { labels: { a: "b" } } }, drySpec), table(at), del(at));
}

function writeSecrets(cases: Cases): void {
  const bad = (name: string, fields: object, metadata: object = {}): void =>
    cases.add(`secret refused: ${name}`, post(secrets, secret("bad", fields, metadata), dry));
  const good = (name: string, fields: object, metadata: object = {}): void =>
    cases.add(`secret: ${name}`, post(secrets, secret("good", fields, metadata), dry));
  good("the least", {});
  good("text", { data: { a: "eA==" }, stringData: { a: "y", b: "z" } });
  good("docker", { type: "kubernetes.io/dockerconfigjson", stringData: { ".dockerconfigjson": "{}" } });
  good("a user", { type: "kubernetes.io/basic-auth", stringData: { username: "u" } });
  good("tls", { type: "kubernetes.io/tls", data: { "tls.crt": "", "tls.key": "" } });
  good("an odd type", { type: "example.com/x" });
  bad("docker without key", { type: "kubernetes.io/dockerconfigjson" });
  bad("docker that is no JSON", { type: "kubernetes.io/dockerconfigjson", stringData: { ".dockerconfigjson": "{x" } });
  bad("old docker", { type: "kubernetes.io/dockercfg", stringData: { ".dockercfg": "x" } });
  bad("old docker without key", { type: "kubernetes.io/dockercfg" });
  bad("nobody", { type: "kubernetes.io/basic-auth" });
  bad("ssh", { type: "kubernetes.io/ssh-auth" });
  bad("tls without keys", { type: "kubernetes.io/tls" });
  bad("tls that is empty text", { type: "kubernetes.io/tls", stringData: { "tls.crt": "x" } });
  bad("a token without account", { type: "kubernetes.io/service-account-token" });
  bad("keys", { stringData: { "bad key": "x" } });
  bad("data that is no base64", { data: { a: "%" } });
  const at = `${secrets}/s`;
  cases.add("secret immutable", post(secrets, secret("s", { stringData: { a: "b" }, immutable: true, type: "Opaque" })), patch(at, { stringData: { a: "c" } }, drySpec), patch(at, { type: "other" }, drySpec), patch(at, { immutable: false }, drySpec), patch(at, { metadata: { labels: { a: "b" } } }, drySpec), table(at), get(secrets, { fieldSelector: "type=Opaque" }), get(secrets, { fieldSelector: "data=x" }), del(at));
}

function writeTemplates(cases: Cases): void {
  const labels = { app: "k1-rc" };
  const template = (more: object = {}): object => ({ template: { metadata: { labels }, spec: { containers: [{ name: "c", image: "nginx" }], ...more } } });
  const podTemplate = maker("v1", "PodTemplate");
  cases.add("pod template: the least", post(templates, podTemplate("good", template()), dry));
  cases.add("pod template refused: nothing", post(templates, podTemplate("bad"), dry));
  cases.add("pod template refused: restart", post(templates, podTemplate("bad", template({ restartPolicy: "Odd" })), dry));
  cases.add("pod template table", post(templates, podTemplate("t", template())), table(`${templates}/t`), patch(`${templates}/t`, { template: { spec: { nodeName: "x" } } }, drySpec), del(`${templates}/t`));
  const controller = maker("v1", "ReplicationController");
  const good = (name: string, spec: object): void => cases.add(`replication controller: ${name}`, post(controllers, controller("good", { spec }), dry));
  const bad = (name: string, spec: object): void => cases.add(`replication controller refused: ${name}`, post(controllers, controller("bad", { spec }), dry));
  good("the least", template());
  good("a selector", { selector: labels, replicas: 3, ...template() });
  bad("nothing", {});
  bad("a selector of others", { selector: { app: "other" }, ...template() });
  bad("numbers", { replicas: -1, minReadySeconds: -1, ...template() });
  bad("restart", template({ restartPolicy: "Never" }));
  bad("no labels", { template: { spec: { containers: [{ name: "c", image: "nginx" }] } } });
  const at = `${controllers}/r`;
  cases.add("replication controller updates", post(controllers, controller("r", { spec: { replicas: 0, ...template() } })), get(`${at}/scale`), patch(`${at}/scale`, { spec: { replicas: 3 } }, drySpec), patch(at, { spec: { selector: { app: "x" } } }, drySpec), acted(put(at, controller("r", { spec: { replicas: 0, ...template() } }), drySpec)), patch(`${at}/status`, { status: { replicas: -1, readyReplicas: 1 } }, drySpec), table(at), get(controllers, { fieldSelector: "status.replicas=9" }), acted(del(at)));
}
