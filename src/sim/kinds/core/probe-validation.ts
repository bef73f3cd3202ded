import type { ExecAction, HTTPGetAction, Lifecycle, Probe, TCPSocketAction } from "kubernetes-types/core/v1";
import { forbiddenField, invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { notNegative, oneOf, portErrors } from "../validation.ts";
import { stopSignalErrors } from "./stop-signal-validation.ts";

/** What a probe or a lifecycle hook does. */
interface Handler {
  readonly exec?: ExecAction;
  readonly httpGet?: HTTPGetAction;
  readonly tcpSocket?: TCPSocketAction;
  readonly grpc?: { readonly port?: number };
  readonly sleep?: { readonly seconds?: number };
}

/** The pod around a container, as far as its probes and hooks are concerned. */
export interface PodTimes {
  readonly graceSeconds: number | undefined;
  readonly os: string | undefined;
  readonly minor: number;
}

const handlers = ["exec", "httpGet", "tcpSocket", "grpc", "sleep"] as const;

/** @models pkg/apis/core/validation/validation.go validateHandler, 1.33 */
function handlerErrors(field: string, handler: Handler, times: PodTimes): readonly FieldError[] {
  const [first, ...more] = handlers.filter((name) => handler[name] !== undefined);
  if (first === undefined) return [required(field, "must specify a handler type")];
  const why = "may not specify more than 1 handler type";
  const errors = more.map((name) => forbiddenField(`${field}.${name}`, why));
  return [...actionErrors(`${field}.${first}`, { [first]: handler[first] }, times), ...errors];
}

function actionErrors(field: string, action: Handler, times: PodTimes): readonly FieldError[] {
  const { exec, httpGet, tcpSocket, grpc, sleep } = action;
  if (exec !== undefined) return (exec.command?.length ?? 0) === 0 ? [required(`${field}.command`)] : [];
  if (httpGet !== undefined) return httpErrors(field, httpGet);
  if (tcpSocket !== undefined) return portErrors(`${field}.port`, tcpSocket.port ?? 0);
  if (grpc !== undefined) return portErrors(`${field}.port`, grpc.port ?? 0);
  return sleep === undefined ? [] : sleepErrors(field, sleep.seconds ?? 0, times);
}

function sleepErrors(
  field: string,
  seconds: number,
  { graceSeconds, minor }: PodTimes,
): readonly FieldError[] {
  const isZeroFine = minor >= 33;
  if (graceSeconds === undefined || (seconds >= (isZeroFine ? 0 : 1) && seconds <= graceSeconds)) return [];
  const why = isZeroFine
    ? `must be non-negative and less than terminationGracePeriodSeconds (${graceSeconds})`
    : `must be greater than 0 and less than terminationGracePeriodSeconds (${graceSeconds})`;
  return [invalidValue(field, seconds, why)];
}

const headerRule =
  "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')";

function httpErrors(field: string, action: HTTPGetAction): readonly FieldError[] {
  const { path = "", port, scheme, httpHeaders = [] } = action;
  const wrong = httpHeaders.filter(({ name }) => !/^[-A-Za-z0-9]+$/.test(name ?? ""));
  return [
    ...(path === "" ? [required(`${field}.path`)] : []),
    ...portErrors(`${field}.port`, port ?? 0),
    ...oneOf(`${field}.scheme`, scheme, ["HTTP", "HTTPS"]),
    ...wrong.map(({ name }) => invalidValue(`${field}.httpHeaders`, name ?? "", headerRule)),
  ];
}

const numbers = [
  "initialDelaySeconds",
  "timeoutSeconds",
  "periodSeconds",
  "successThreshold",
  "failureThreshold",
] as const;

export type ProbeName = "livenessProbe" | "readinessProbe" | "startupProbe";

/** @models pkg/apis/core/validation/validation.go validateProbe, validateLivenessProbe, 1.33 */
export function validateProbe(
  field: string,
  probe: Probe,
  { name, ...times }: PodTimes & { readonly name: ProbeName },
): readonly FieldError[] {
  const { terminationGracePeriodSeconds: grace, successThreshold = 1 } = probe;
  const errors: FieldError[] = [...handlerErrors(field, probe, times)];
  for (const number of numbers) errors.push(...notNegative(`${field}.${number}`, probe[number]));
  const graceField = `${field}.terminationGracePeriodSeconds`;
  if (grace !== undefined && grace <= 0)
    errors.push(invalidValue(graceField, grace, "must be greater than 0"));
  if (name !== "readinessProbe") {
    if (successThreshold === 1) return errors;
    return [...errors, invalidValue(`${field}.successThreshold`, successThreshold, "must be 1")];
  }
  if (grace === undefined) return errors;
  return [...errors, invalidValue(graceField, grace, "must not be set for readinessProbes")];
}

/** @models pkg/apis/core/validation/validation.go validateLifecycle, 1.33 */
export function validateLifecycle(
  field: string,
  lifecycle: Lifecycle,
  times: PodTimes,
): readonly FieldError[] {
  const { postStart, preStop, stopSignal } = lifecycle as Lifecycle & { readonly stopSignal?: string };
  return [
    ...(postStart === undefined ? [] : handlerErrors(`${field}.postStart`, postStart, times)),
    ...(preStop === undefined ? [] : handlerErrors(`${field}.preStop`, preStop, times)),
    ...(stopSignal === undefined ? [] : stopSignalErrors(`${field}.stopSignal`, stopSignal, times.os)),
  ];
}
