import { masked } from "./masking.ts";
import type { ClusterRecording, Exchange, RecordedCommand } from "./recording.ts";
import { ReplayedCluster } from "./replayed-cluster.ts";
import { Translation } from "./translation.ts";

/** Where our answer to a recorded request is another one. */
export interface Difference {
  /** With its place in the suite, since some are run twice: `7. kubectl get pods`. */
  readonly command: string;
  /** `GET /api/v1/pods status`, `POST ... metadata.labels.app` */
  readonly at: string;
  readonly theirs: unknown;
  readonly ours: unknown;
}

/** Sends a recording's requests to our own control plane, and compares all answers. */
export async function replay({ commands }: ClusterRecording): Promise<readonly Difference[]> {
  const cluster = new ReplayedCluster();
  await cluster.start();
  const translation = new Translation();
  const differences: Difference[] = [];
  for (const [position, { command: line, exchanges }] of commands.entries()) {
    const command = `${position + 1}. ${line}`;
    const pause = /^sleep (\d+)$/.exec(line)?.[1];
    await cluster.pause(Number(pause ?? 0) * 1000);
    for (const [index, exchange] of exchanges.entries()) {
      const found = await replayOne(exchange, cluster, translation);
      if (!isPolled(exchange, exchanges[index + 1])) differences.push(...found.map((one) => ({ command, ...one })));
    }
    await cluster.pause(1500);
  }
  return differences;
}

/** The answers to a question that is asked again and again depend on when it is asked; the last one counts. */
function isPolled(exchange: Exchange, next: RecordedCommand["exchanges"][number] | undefined): boolean {
  return next !== undefined && exchange.method === "GET" && next.method === "GET" && next.path === exchange.path;
}

/** OpenAPI documents are named by their digests: ours have others, and answer without. */
function withoutDigest(exchange: Exchange): Exchange {
  return exchange.path.startsWith("/openapi/")
    ? { ...exchange, path: exchange.path.replace(/hash=[^&]*&?/, "") }
    : exchange;
}

const openEnded = /[?&](watch|follow)=(true|1)/;

async function replayOne(
  exchange: Exchange,
  cluster: ReplayedCluster,
  translation: Translation,
): Promise<readonly Omit<Difference, "command">[]> {
  if (openEnded.test(exchange.path)) {
    await cluster.pause(1000);
    return [];
  }
  const { status, json, response } = await cluster.send(translation.request(withoutDigest(exchange)));
  await cluster.pause(20);
  const at = `${exchange.method} ${exchange.path}`;
  // A document that kubectl has already is answered with 304 to it, and not to us.
  if (exchange.status !== 304 && status !== exchange.status) {
    return [{ at: `${at} status`, theirs: [exchange.status, messageOf(exchange.response)], ours: [status, messageOf(json)] }];
  }
  const warnings = exchange.warnings?.join(", ") ?? "";
  const ours = response.headers["warning"] ?? "";
  const found = ours === warnings ? [] : [{ at: `${at} warning`, theirs: warnings, ours }];
  if (exchange.response === undefined || isProtobuf(exchange.response)) return found;
  const answer = "text" in response.body ? parsed(response.body.text) : json;
  translation.learn(exchange.response, answer);
  return [...found, ...differencesOf(masked(exchange.response), masked(answer), at)];
}

function isProtobuf(response: unknown): boolean {
  return typeof response === "object" && response !== null && "protobuf" in response;
}

function messageOf(response: unknown): unknown {
  return typeof response === "object" && response !== null && "message" in response ? response.message : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const differencesMax = 12;

function differencesOf(theirs: unknown, ours: unknown, at: string): readonly Omit<Difference, "command">[] {
  if (JSON.stringify(theirs) === JSON.stringify(ours)) return [];
  if (typeof theirs !== "object" || typeof ours !== "object" || theirs === null || ours === null) {
    return [{ at, theirs, ours }];
  }
  const [a, b] = [theirs as Readonly<Record<string, unknown>>, ours as Readonly<Record<string, unknown>>];
  const fields = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return fields.flatMap((field) => differencesOf(a[field], b[field], `${at} ${field}`)).slice(0, differencesMax);
}
