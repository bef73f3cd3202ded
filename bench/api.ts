import { admin, ApiFixture } from "../src/sim/kinds/api-fixture.ts";
import type { HttpRequest, HttpResponse } from "../src/sim/wire/http.ts";
import type { Json } from "../src/sim/wire/json.ts";

/**
 * What an API server does in one process and on one core, with the requests of people: everything is decoded, defaulted,
 * admitted, checked and written, and managedFields are made. The last figures show that nothing is quadratic: what one
 * object costs among 20,000 over what it costs among 2,000.
 */
const few = 2_000;
const many = 20_000;
/** More than this is more than linear; caches of the processor account for what is below. */
const ratioMax = 2;

const attempts = 3;

const path = "/api/v1/namespaces/default/pods";
const create = { fieldManager: ["bench"] };

function pod(index: number): Json {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: `p${index}`, labels: { app: `a${index % 10}` } },
    spec: { containers: [{ name: "c", image: "nginx:1.27", ports: [{ containerPort: 80 }] }] },
  };
}

/** Sends requests without leaving the process; the code that they need is there after the first one. */
class Bench {
  readonly api: ApiFixture = new ApiFixture();

  async warm(): Promise<void> {
    await this.api.call("POST", path, pod(-1), { query: create });
    await this.api.call("GET", path, undefined, { query: { limit: ["1"], labelSelector: ["app"] } });
    await this.api.call("DELETE", `${path}/p-1`);
  }

  send(request: Omit<HttpRequest, "headers" | "query"> & Partial<Pick<HttpRequest, "query">>): HttpResponse {
    const answered: HttpResponse[] = [];
    const whole = { query: {}, headers: { accept: "application/json" }, certificate: admin, ...request };
    const { kernel, server } = this.api;
    kernel.begin(request.path, server.serve(whole), (answer, error) => {
      if (error !== undefined) throw error;
      if (answer !== undefined) answered.push(answer);
    });
    for (let steps = 0; steps < 100 && answered.length === 0; steps++) {
      kernel.advance({ until: kernel.now, steps: 10_000 });
    }
    const [response] = answered;
    if (response === undefined) throw new Error(`${request.method} ${request.path} was not answered`);
    if (response.status >= 400) throw new Error(JSON.stringify(response.body));
    return response;
  }

  createPods(from: number, to: number): void {
    for (let index = from; index < to; index++) {
      this.send({ method: "POST", path, body: { json: pod(index) }, query: create });
    }
  }

  list(): void {
    const { body } = this.send({ method: "GET", path });
    if (!("json" in body)) throw new Error("a list is JSON");
  }

  watch(): HttpResponse {
    return this.send({
      method: "GET",
      path,
      query: { watch: ["true"], resourceVersion: [String(this.api.store.revision)] },
    });
  }
}

/** Milliseconds. */
function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function line(name: string, figure: string): void {
  console.log(`${name.padEnd(46)}${figure.padStart(12)}`);
}

function perSecond(count: number, milliseconds: number): string {
  return Math.round((count / milliseconds) * 1000).toLocaleString("en");
}

function ratio(name: string, small: number, large: number): boolean {
  const found = large / many / (small / few);
  const verdict = found <= ratioMax ? "linear" : `MORE THAN ${ratioMax}`;
  line(name, `${found.toFixed(2)}  ${verdict}`);
  return found <= ratioMax;
}

async function prepared(): Promise<Bench> {
  const bench = new Bench();
  await bench.warm();
  return bench;
}

async function throughput(): Promise<void> {
  const bench = await prepared();
  const count = 10_000;
  line(
    "creates per second",
    perSecond(
      count,
      timed(() => bench.createPods(0, count)),
    ),
  );
  bench.list();
  line(
    "lists of 10,000 pods per second",
    perSecond(
      10,
      timed(() => Array.from({ length: 10 }, () => bench.list())),
    ),
  );
  const watches = Array.from({ length: 100 }, () => bench.watch());
  const changes = 1000;
  const spent = timed(() => {
    bench.createPods(count, count + changes);
    for (const { body } of watches) {
      if (!("values" in body)) throw new Error("a watch has events");
      let events = 0;
      while (body.values.take() !== undefined) events++;
      if (events !== changes) throw new Error(`${events} events of ${changes}`);
    }
  });
  line("events per second to 100 watchers", perSecond(changes * watches.length, spent));
}

interface Costs {
  readonly creates: number;
  readonly lists: number;
  readonly pages: number;
  readonly deletes: number;
}

function readPages(bench: Bench): void {
  let token = "";
  do {
    const query = { limit: ["500"], ...(token === "" ? {} : { continue: [token] }) };
    const { body } = bench.send({ method: "GET", path, query });
    const { metadata } = ("json" in body ? body.json : {}) as { metadata?: { continue?: string } };
    token = metadata?.continue ?? "";
  } while (token !== "");
}

async function costsOf(count: number): Promise<Costs> {
  const bench = await prepared();
  return {
    creates: timed(() => bench.createPods(0, count)),
    // The first list makes what people see of each object; the next ones find it.
    lists: timed(() => bench.list()),
    pages: timed(() => readPages(bench)),
    deletes: timed(() => {
      for (let index = 0; index < count; index++) bench.send({ method: "DELETE", path: `${path}/p${index}` });
    }),
  };
}

/** The least of several attempts: the machine may be busy with something else. */
async function leastCosts(count: number): Promise<Costs> {
  let least = await costsOf(count);
  for (let attempt = 1; attempt < attempts; attempt++) {
    // oxlint-disable-next-line no-await-in-loop -- One at a time: they are timed.
    const next = await costsOf(count);
    least = {
      creates: Math.min(least.creates, next.creates),
      lists: Math.min(least.lists, next.lists),
      pages: Math.min(least.pages, next.pages),
      deletes: Math.min(least.deletes, next.deletes),
    };
  }
  return least;
}

async function linearity(): Promise<boolean> {
  const small = await leastCosts(few);
  const large = await leastCosts(many);
  const verdicts = (["creates", "lists", "pages", "deletes"] as const).map((what) =>
    ratio(`${what}: one of 20,000 to one of 2,000`, small[what], large[what]),
  );
  return verdicts.every(Boolean);
}

await throughput();
if (!(await linearity())) process.exitCode = 1;
