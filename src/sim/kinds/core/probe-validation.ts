import type { ExecAction, GRPCAction, HTTPGetAction, Probe, TCPSocketAction } from "kubernetes-types/core/v1";
import { forbiddenField, invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { nameErrors } from "../../api/names.ts";
import { inRange, notNegative, oneOf, portErrors } from "../validation.ts";

/** What a probe or a lifecycle hook does. */
interface Handler {
  readonly exec?: ExecAction;
  readonly httpGet?: HTTPGetAction;
  readonly tcpSocket?: TCPSocketAction;
  readonly grpc?: GRPCAction;
  readonly sleep?: { readonly seconds: number };
}

const handlers = ["exec", "httpGet", "tcpSocket", "grpc", "sleep"] as const;

/** @models pkg/apis/core/validation/validation.go validateHandler, 1.33 */
export function validateHandler(field: string, handler: Handler): readonly FieldError[] {
  const [first, ...more] = handlers.filter((name) => handler[name] !== undefined);
  if (first === undefined) return [required(field, "must specify a handler type")];
  const errors = more.map((name) =>
    forbiddenField(`${field}.${name}`, "may not specify more than 1 handler type"),
  );
  return [...validateAction(field, handler), ...errors];
}

function validateAction(field: string, { exec, httpGet, tcpSocket, grpc }: Handler): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (exec !== undefined && (exec.command?.length ?? 0) === 0) errors.push(required(`${field}.exec.command`));
  if (httpGet !== undefined) errors.push(...validateHttpGet(`${field}.httpGet`, httpGet));
  if (tcpSocket !== undefined) errors.push(...portErrors(`${field}.tcpSocket.port`, tcpSocket.port ?? 0));
  if (grpc !== undefined) errors.push(...inRange(`${field}.grpc.port`, grpc.port ?? 0, [1, 65_535]));
  return errors;
}

const headerRule =
  "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')";

function validateHttpGet(
  field: string,
  { path, port, scheme, httpHeaders = [] }: HTTPGetAction,
): readonly FieldError[] {
  const wrongHeader = (name: string): string | undefined =>
    /^[-A-Za-z0-9]+$/.test(name) ? undefined : headerRule;
  return [
    ...(path ? [] : [required(`${field}.path`)]),
    ...portErrors(`${field}.port`, port ?? 0),
    ...oneOf(`${field}.scheme`, scheme, ["HTTP", "HTTPS"]),
    ...httpHeaders.flatMap(({ name }, index) =>
      nameErrors(`${field}.httpHeaders[${index}].name`, name, wrongHeader),
    ),
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
export function validateProbe(field: string, probe: Probe, name: ProbeName): readonly FieldError[] {
  const { terminationGracePeriodSeconds: grace, successThreshold = 1 } = probe;
  const errors: FieldError[] = [...validateHandler(field, probe)];
  for (const number of numbers) errors.push(...notNegative(`${field}.${number}`, probe[number]));
  if (grace !== undefined && grace <= 0) {
    errors.push(invalidValue(`${field}.terminationGracePeriodSeconds`, grace, "must be greater than 0"));
  }
  if (name === "readinessProbe") {
    if (grace !== undefined) {
      errors.push(
        invalidValue(`${field}.terminationGracePeriodSeconds`, grace, "must not be set for readinessProbes"),
      );
    }
  } else if (successThreshold !== 1) {
    errors.push(invalidValue(`${field}.successThreshold`, successThreshold, "must be 1"));
  }
  return errors;
}
