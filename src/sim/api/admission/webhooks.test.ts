import { expect, test } from "vitest";
import { Kernel } from "../../kernel/kernel.ts";
import { loadModule } from "../../kernel/module.ts";
import { after, fromCivil, second } from "../../kernel/time.ts";
import type { Task } from "../../kernel/task.ts";
import { kinds } from "../../kinds/index.ts";
import { moreKindsModule } from "../../kinds/more-module.ts";
import { Store } from "../../store/store.ts";
import { encodeBase64 } from "../../wire/base64.ts";
import type { HttpRequest, HttpResponse } from "../../wire/http.ts";
import type { Json, JsonObject } from "../../wire/json.ts";
import type { DialPlace } from "../node-door.ts";
import { ApiServer } from "../server.ts";

const identity = {
  commonName: "admin",
  organizations: ["system:masters"],
  authority: "ca",
  notBefore: 0,
  notAfter: 4e15,
};
const start = fromCivil({ year: 2026, month: 1, day: 31, hour: 9, minute: 0, second: 0 });

type Answer = (review: JsonObject) => JsonObject;

class Unreachable extends Error {
  override name = "Unreachable";
}

/** An API server before which a webhook answers. */
class Fixture {
  readonly kernel: Kernel = new Kernel({ seed: 1, start });
  readonly asked: JsonObject[] = [];
  readonly places: DialPlace[] = [];
  answer: Answer | undefined;
  readonly #server: ApiServer;

  constructor() {
    const { kernel } = this;
    this.#server = new ApiServer({
      kernel,
      store: new Store({ digest: kernel.digest }),
      kinds,
      moreKinds: moreKindsModule,
      version: "v1.33.1",
      clientAuthority: "ca",
      dialDoor: (place, request) => this.#dial(place, request),
    });
  }

  // oxlint-disable-next-line require-yield -- it has everything at hand
  *#dial(place: DialPlace, { body }: HttpRequest): Task<HttpResponse> {
    this.places.push(place);
    const review = (body !== undefined && "json" in body ? body.json : {}) as JsonObject;
    this.asked.push(review);
    if (this.answer === undefined)
      throw new Unreachable("dial tcp 10.96.0.9:443: connect: connection refused");
    const { uid = "" } = review["request"] as JsonObject;
    const response = { uid, ...this.answer(review) };
    const json = { kind: "AdmissionReview", apiVersion: "admission.k8s.io/v1", response };
    return { status: 200, headers: {}, body: { json } };
  }

  async post(path: string, json: Json): Promise<{ readonly code: number; readonly body: JsonObject }> {
    const responses: HttpResponse[] = [];
    const request = { method: "POST", path, query: {}, headers: {}, body: { json }, certificate: identity };
    this.kernel.begin("post", this.#server.serve(request), (result) => {
      if (result !== undefined) responses.push(result);
    });
    while (responses.length === 0) {
      const pause = this.kernel.advance({ until: after(this.kernel.now, second), steps: 100_000 });
      if (pause.is === "needs") await loadModule(pause.module);
    }
    const [response] = responses;
    const { status = 0, body = { text: "" } } = response ?? {};
    return { code: status, body: ("json" in body ? body.json : {}) as JsonObject };
  }
}

function configuration(kind: string, more: JsonObject = {}): JsonObject {
  const rule = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["configmaps"] };
  const webhook = {
    name: "check.example.com",
    clientConfig: { service: { name: "check", namespace: "default", path: "/check" } },
    rules: [rule],
    sideEffects: "None",
    admissionReviewVersions: ["v1"],
    ...more,
  };
  return {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind,
    metadata: { name: "check" },
    webhooks: [webhook],
  };
}

const configurations = "/apis/admissionregistration.k8s.io/v1";
const configMap = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" }, data: { x: "1" } };
const configMaps = "/api/v1/namespaces/default/configmaps";
const service = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "check" },
  spec: { ports: [{ port: 443 }] },
};

async function validating(more: JsonObject = {}): Promise<Fixture> {
  const made = new Fixture();
  await made.post("/api/v1/namespaces/default/services", service);
  const { code } = await made.post(
    `${configurations}/validatingwebhookconfigurations`,
    configuration("ValidatingWebhookConfiguration", more),
  );
  expect(code).toBe(201);
  return made;
}

test("a webhook denies, in its own words and with its own code", async () => {
  const made = await validating();
  made.answer = () => ({ allowed: false, status: { message: "not today", code: 418, reason: "Teapot" } });
  const { code, body } = await made.post(configMaps, configMap);
  expect(code).toBe(418);
  expect(body["message"]).toBe('admission webhook "check.example.com" denied the request: not today');
  const { request } = made.asked[0] ?? {};
  expect(request).toMatchObject({
    kind: { group: "", version: "v1", kind: "ConfigMap" },
    resource: { group: "", version: "v1", resource: "configmaps" },
    operation: "CREATE",
    namespace: "default",
    name: "a",
    userInfo: { username: "admin" },
    object: { kind: "ConfigMap", data: { x: "1" } },
    oldObject: null,
    dryRun: false,
  });
  expect(made.places[0]).toMatchObject({ scheme: "https", port: 443, serverName: "check.default.svc" });
});

test("without words it denies without explanation", async () => {
  const made = await validating();
  made.answer = () => ({ allowed: false });
  const { code, body } = await made.post(configMaps, configMap);
  expect(code).toBe(400);
  expect(body["message"]).toBe(
    'admission webhook "check.example.com" denied the request without explanation',
  );
});

test("one that cannot be reached fails the request, unless it may be ignored", async () => {
  const made = await validating();
  const { code, body } = await made.post(configMaps, configMap);
  expect(code).toBe(500);
  expect(body["message"]).toBe(
    'Internal error occurred: failed calling webhook "check.example.com": failed to call webhook: Post "https://check.default.svc:443/check?timeout=10s": dial tcp 10.96.0.9:443: connect: connection refused',
  );
  const ignoring = await validating({ failurePolicy: "Ignore" });
  expect((await ignoring.post(configMaps, configMap)).code).toBe(201);
});

test("a service that is not there is named", async () => {
  const made = await validating({
    clientConfig: { service: { name: "none", namespace: "default" } },
    timeoutSeconds: 3,
  });
  const { body } = await made.post(configMaps, configMap);
  expect(body["message"]).toBe(
    'Internal error occurred: failed calling webhook "check.example.com": failed to call webhook: Post "https://none.default.svc:443/?timeout=3s": service "none" not found',
  );
});

test("what it is not about, it is not asked", async () => {
  const made = await validating({ objectSelector: { matchLabels: { check: "yes" } } });
  expect((await made.post(configMaps, configMap)).code).toBe(201);
  expect(made.asked).toEqual([]);
  const condition = await validating({
    matchConditions: [{ name: "a", expression: "object.metadata.name != 'a'" }],
  });
  expect((await condition.post(configMaps, configMap)).code).toBe(201);
  expect(condition.asked).toEqual([]);
});

test("a mutating one changes the object by a patch", async () => {
  const made = new Fixture();
  await made.post("/api/v1/namespaces/default/services", service);
  await made.post(
    `${configurations}/mutatingwebhookconfigurations`,
    configuration("MutatingWebhookConfiguration"),
  );
  const patch = encodeBase64(JSON.stringify([{ op: "add", path: "/data/y", value: "2" }]));
  made.answer = () => ({ allowed: true, patchType: "JSONPatch", patch });
  const { code, body } = await made.post(configMaps, configMap);
  expect(code).toBe(201);
  expect(body["data"]).toEqual({ x: "1", y: "2" });
});
