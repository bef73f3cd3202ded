import { Channel } from "../../kernel/channel.ts";
import { parseRfc3339, rfc3339Micro, second, type Instant } from "../../kernel/time.ts";
import type { LogLine, LogBuffer } from "../../runtime/log-buffer.ts";
import { isTrue, parameter, textResponse, type HttpResponse, type Query } from "../../wire/http.ts";

export interface LogRequest {
  readonly query: Query;
  readonly now: Instant;
}

const numbers = ["tailLines", "limitBytes", "sinceSeconds"] as const;

/** The answer to `kubectl logs`: lines as asked for, and those that come with `follow`. @models pkg/kubelet/kuberuntime/logs/logs.go, 1.33 */
export function logResponse(logs: LogBuffer, { query, now }: LogRequest): HttpResponse {
  const bad = numbers.find((name) => !/^\d*$/.test(parameter(query, name) ?? ""));
  if (bad !== undefined) return textResponse(400, `invalid ${bad}: ${parameter(query, bad) ?? ""}`);
  const since = sinceOf(query, now);
  const tail = parameter(query, "tailLines");
  const recent = logs.lines.filter(({ at }) => at >= since);
  const chosen = tail === undefined ? recent : recent.slice(Math.max(0, recent.length - Number(tail)));
  const stamps = isTrue(query, "timestamps");
  const text = limited(chosen.map((line) => shown(line, stamps)).join(""), query);
  if (!isTrue(query, "follow")) return textResponse(200, text);
  return {
    status: 200,
    headers: { "content-type": "text/plain" },
    body: { stream: follow(logs, text, stamps) },
  };
}

function sinceOf(query: Query, now: Instant): number {
  const seconds = parameter(query, "sinceSeconds");
  if (seconds !== undefined) return now - Number(seconds) * second;
  return parseRfc3339(parameter(query, "sinceTime") ?? "") ?? 0;
}

function limited(text: string, query: Query): string {
  const limit = parameter(query, "limitBytes");
  return limit === undefined ? text : text.slice(0, Number(limit));
}

function shown({ at, text }: LogLine, stamps: boolean): string {
  return stamps ? `${rfc3339Micro(at).slice(0, -1)}000Z ${text}` : text;
}

function follow(logs: LogBuffer, begin: string, stamps: boolean): Channel<string> {
  const stream = new Channel<string>();
  if (begin !== "") stream.push(begin);
  const lines = logs.follow();
  const drain = (): void => {
    for (let line = lines.take(); line !== undefined; line = lines.take()) stream.push(shown(line, stamps));
    if (lines.drained) stream.end();
  };
  lines.onReadable = drain;
  stream.onCancel = () => lines.cancel();
  drain();
  return stream;
}
