import { aligned } from "./masking.ts";
import type { Exchange } from "./recording.ts";

const names = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[bcdfghjklmnpqrstvwxz2456789]{5,10}/g;
const clusterIp = /10\.96\.\d+\.\d+/g;

/** Which of our names stand for which recorded ones: uids, generated suffixes, hashes, addresses, revisions. */
export class Translation {
  readonly #ours = new Map<string, string>();
  readonly #revisions = new Map<string, string>();
  readonly #pages = new Map<string, string>();

  /** Learns from two answers to the same request. */
  learn(theirs: unknown, ours: unknown, field = ""): void {
    if (typeof theirs === "string" && typeof ours === "string") return this.#learnText(theirs, ours, field);
    if (Array.isArray(theirs) && Array.isArray(ours)) {
      const isList = field === "items" || field === "rows";
      const [a, b] = isList ? [aligned(theirs), aligned(ours)] : [theirs, ours];
      if (a.length === b.length) a.forEach((item, index) => this.learn(item, b[index]));
      return;
    }
    if (!isFields(theirs) || !isFields(ours)) return;
    for (const [name, value] of Object.entries(theirs)) this.learn(value, ours[name], name);
  }

  #learnText(theirs: string, ours: string, field: string): void {
    if (field === "resourceVersion") return void this.#revisions.set(theirs, ours);
    if (field === "continue") return void this.#pages.set(theirs, ours);
    if (theirs === ours) return;
    for (const pattern of [names, clusterIp]) {
      const [a, b] = [theirs.match(pattern) ?? [], ours.match(pattern) ?? []];
      if (a.length === b.length) a.forEach((name, index) => void this.#ours.set(name, b[index] ?? name));
    }
  }

  /** A recorded request in our names. */
  request(exchange: Exchange): Exchange {
    const { path, body } = exchange;
    const revision = (text: string): string => this.#revisions.get(text) ?? text;
    return {
      ...exchange,
      path: this.#text(path)
        .replace(/(?<=resourceVersion=)\d+/, revision)
        .replace(/(?<=continue=)[\w%-]+/, (page) => this.#pages.get(page) ?? page),
      ...(body === undefined
        ? {}
        : { body: this.#text(body).replace(/(?<="resourceVersion":"|\/resourceVersion","value":")\d+/g, revision) }),
    };
  }

  #text(text: string): string {
    const ours = (name: string): string => this.#ours.get(name) ?? name;
    return text.replaceAll(names, ours).replaceAll(clusterIp, ours);
  }
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
