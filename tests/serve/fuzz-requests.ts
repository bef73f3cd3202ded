import { Random } from "../../src/sim/kernel/random.ts";
import { junk, pickFrom } from "./fuzz-junk.ts";
import {
  methods,
  names,
  subresources,
  parameters,
  values,
  contentTypes,
  accepts,
  others,
} from "./fuzz-values.ts";

/** One request that nobody honest would send, or nearly. */
export interface FuzzedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

/** Something to begin with: resources as discovery names them, and objects of the cluster. */
export interface FuzzSeeds {
  /** `/api/v1/namespaces/default/configmaps` */
  readonly collections: readonly string[];
  /** Each with the collection that it is from. */
  readonly objects: readonly { readonly collection: string; readonly object: object }[];
}

/** An endless stream of requests, the same for the same seed. */
export class RequestFuzzer {
  readonly #random: Random;
  readonly #seeds: FuzzSeeds;

  constructor(seed: number, seeds: FuzzSeeds) {
    this.#random = new Random(seed);
    this.#seeds = seeds;
  }

  next(): FuzzedRequest {
    const method = this.#pick(methods);
    const headers: Record<string, string> = {
      accept: this.#pick(accepts),
      "user-agent": this.#pick(["fuzz/1", "curl/8", "kubectl/v1.33.1", ""]),
    };
    const seed = this.#pick(this.#seeds.objects);
    const body = method === "GET" || method === "HEAD" ? undefined : this.#body(seed.object);
    // Mostly where such an object belongs: some of what is asked for should be done.
    const collection = this.#chance(3) ? this.#pick(this.#seeds.collections) : seed.collection;
    if (body !== undefined) headers["content-type"] = this.#pick(contentTypes);
    if (this.#chance(30))
      headers["impersonate-user"] = this.#pick([
        "bob",
        "system:admin",
        "",
        "system:serviceaccount:default:default",
      ]);
    if (this.#chance(40))
      headers["authorization"] = this.#pick([
        "Bearer x",
        "Basic eA==",
        "Bearer ",
        "nope",
        `Bearer ${"a.".repeat(500)}`,
      ]);
    return { method, path: this.#path(method, collection), headers, body };
  }

  #path(method: string, collection: string): string {
    if (this.#chance(20)) return this.#pick(others);
    const hasName = method === "POST" ? this.#chance(8) : !this.#chance(3);
    const name = hasName ? `/${this.#pick(names)}` : "";
    const subresource = hasName ? this.#pick(subresources) : "";
    return `${collection}${encodeURI(name).replaceAll("%25", "%")}${subresource === "" ? "" : `/${subresource}`}${this.#query(method, hasName)}`;
  }

  #query(method: string, hasName: boolean): string {
    const pairs = Array.from(
      { length: this.#random.below(4) },
      () => `${this.#pick(parameters)}=${this.#value()}`,
    );
    // Without roles and accounts all that follows would be refused.
    if (method === "DELETE" && !hasName) pairs.push("dryRun=All");
    // A watch would not end.
    if (method === "GET" && pairs.some((pair) => pair.startsWith("watch="))) pairs.push("timeoutSeconds=1");
    return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
  }

  #value(): string {
    const value = this.#pick(values);
    return value.startsWith("%") ? value : encodeURIComponent(value);
  }

  #body(object: object): Buffer | undefined {
    if (this.#chance(20)) return undefined;
    if (this.#chance(20)) return Buffer.concat([Buffer.from("k8s\0"), this.#bytes(this.#random.below(200))]);
    if (this.#chance(25)) return this.#bytes(this.#random.below(300));
    const text = JSON.stringify(this.#mutated(object));
    if (this.#chance(12)) return Buffer.from(text.slice(0, this.#random.below(text.length)));
    if (this.#chance(20)) return Buffer.from(text.replace("{", `{"kind":"Twice",`));
    if (this.#chance(30))
      return Buffer.from(
        JSON.stringify([
          {
            op: this.#pick(["add", "remove", "replace", "move", "copy", "test", "nope"]),
            path: this.#pick(["/metadata/name", "/spec", "", "/a/b/-", "nope", "/data/x~1y"]),
            from: "/metadata",
            value: junk(this.#random),
          },
        ]),
      );
    return Buffer.from(text);
  }

  /** The object with some of it changed to something else. */
  #mutated(object: object): unknown {
    const copy = structuredClone(object) as Record<string, unknown>;
    const meta = copy["metadata"] as Record<string, unknown> | undefined;
    if (meta !== undefined && !this.#chance(4)) {
      delete meta["resourceVersion"];
      delete meta["uid"];
      meta["name"] = this.#pick(names);
    }
    for (let count = this.#random.below(4); count > 0; count--) this.#change(copy, 0);
    return copy;
  }

  #change(target: Record<string, unknown>, depth: number): void {
    const keys = Object.keys(target);
    if (keys.length === 0 || this.#chance(6)) {
      target[this.#pick(["extra", "__proto__x", "constructor", "", "spec", "metadata", "한글"])] = junk(
        this.#random,
      );
      return;
    }
    const key = this.#pick(keys);
    const value = target[key];
    if (typeof value === "object" && value !== null && depth < 8 && !this.#chance(5))
      this.#change(value as Record<string, unknown>, depth + 1);
    else if (this.#chance(4)) delete target[key];
    else target[key] = junk(this.#random);
  }

  #bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.#random.below(256)));
  }

  #pick<T>(list: readonly T[]): T {
    return pickFrom(this.#random, list);
  }

  /** True once in so many times. */
  #chance(times: number): boolean {
    return this.#random.below(times) === 0;
  }
}
