import { millisecond, second } from "../kernel/time.ts";
import { ApiFixture, type Answer } from "./api-fixture.ts";
import type { HttpResponse } from "../wire/http.ts";
import { comparedHeaders, filledIn, maskedRevisions } from "./machinery-recording.ts";
import { maskedWithOwners } from "./owner-recording.ts";
import {
  headersOf,
  masked,
  namespacesIn,
  type RecordedCase,
  type RecordedStep,
  type Recording,
} from "./recording.ts";

/** A step in one line, and what was answered to it. */
export interface Played {
  readonly step: string;
  readonly status: number;
  readonly warning?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The cases of a recording as `test.each` wants them. */
export function replayCases(
  recording: Recording,
): readonly (readonly [name: string, replay: () => ReturnType<typeof replay>])[] {
  return recording.cases.map((one) => [one.name, () => replay(one, recording)] as const);
}

/** Plays a case against our server: what it answers, what the real one answered, and steps that no longer differ. */
// oxlint-disable-next-line no-restricted-globals -- a driver, for tests
async function replay(
  one: RecordedCase,
  { version, shows }: Recording,
): Promise<{ actual: readonly Played[]; expected: readonly Played[]; unexpectedlySame: readonly string[] }> {
  const api = new ApiFixture({ version });
  for (const name of namespacesIn(one)) {
    await api.call("POST", "/api/v1/namespaces", { metadata: { name } });
    const account = { metadata: { name: "default" } };
    await api.call("POST", `/api/v1/namespaces/${name}/serviceaccounts`, account);
  }
  const actual: Played[] = [];
  const expected: Played[] = [];
  const unexpectedlySame: string[] = [];
  const answers: unknown[] = [];
  for (const [index, step] of one.steps.entries()) {
    const request = filledIn(step.request, answers);
    const { method, path, query = {}, body, pauseMs = 0 } = request;
    await api.wait(pauseMs * millisecond);
    const answer = await api.call(method, path, body, {
      // A server waits so long for a revision that may come.
      patience: 4 * second,
      headers: headersOf(step.request),
      query: Object.fromEntries(Object.entries(query).map(([key, value]) => [key, [value]])),
    });
    answers.push(answer.json);
    if ("values" in answer.response.body) await api.wait(Number(query["timeoutSeconds"] ?? 1) * second);
    const ours = played(index, step, { ...answer, shows });
    const theirs: Played = {
      step: ours.step,
      status: 0,
      ...(step.response ?? { body: "not recorded yet" }),
    };
    if (step.differs === undefined) {
      actual.push(ours);
      expected.push(theirs);
    } else if (JSON.stringify(ours) === JSON.stringify(theirs)) {
      unexpectedlySame.push(ours.step);
    }
  }
  return { actual, expected, unexpectedlySame };
}

function played(
  index: number,
  { request }: RecordedStep,
  { status, json, response, shows }: Answer & { readonly shows: Recording["shows"] | undefined },
): Played {
  const warning = withoutOwn(response.headers["warning"]);
  const text = "text" in response.body ? response.body.text : undefined;
  const name = `${index + 1}. ${request.method} ${request.path}`;
  if (shows === "machinery") {
    const whole = maskedRevisions(masked(eventsOf(response) ?? text ?? json));
    return { step: name, status, headers: comparedHeaders(response.headers), body: whole };
  }
  return {
    step: name,
    status,
    ...(warning === undefined ? {} : { warning }),
    body: shows === "owners" ? maskedWithOwners(text ?? json, request.path) : masked(text ?? json),
  };
}

/** Warnings without those in which Drydock speaks of itself. */
function withoutOwn(warning: string | undefined): string | undefined {
  const kept = warning?.split(/, (?=299 - )/).filter((text) => !text.startsWith('299 - "not simulated: '));
  return kept === undefined || kept.length === 0 ? undefined : kept.join(", ");
}

/** What a watch has told until now: one event as itself, several as their list, none as the empty text. */
function eventsOf({ body }: HttpResponse): unknown {
  if (!("values" in body)) return undefined;
  const events: unknown[] = [];
  for (let event = body.values.take(); event !== undefined; event = body.values.take()) events.push(event);
  return events.length > 1 ? events : (events[0] ?? "");
}
