import type { Task } from "../../../kernel/task.ts";
import { jsonEqual, type Json, type JsonObject } from "../../../wire/json.ts";
import type { Stored } from "../../../wire/object.ts";
import { jsonPatch } from "../../../wire/patch/json-patch.ts";
import type { Status } from "../../../wire/status.ts";
import { ApiError, badRequest } from "../../api-error.ts";
import { completed } from "../../completed.ts";
import type { Form } from "../../form.ts";
import { refusal } from "../refusal.ts";
import type { WaitingPlugin } from "../admission.ts";
import { shownIn } from "../policies/request-variables.ts";
import { askWebhook, CallFailed, type Verdict } from "./ask.ts";
import { wantedForm, webhooksOf, type Asked, type Webhook } from "./webhook.ts";

/**
 * Asks one webhook after the other; each sees what those before it have changed. Those that want it are asked again
 * if one after them has changed something.
 * @models staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/mutating/dispatcher.go Dispatch, 1.33
 */
const mutatingAdmissionWebhook: WaitingPlugin = {
  *mutate(object, request, machinery) {
    const webhooks = webhooksOf(machinery, "mutatingwebhookconfigurations");
    let current = object;
    const called: Webhook[] = [];
    const again = new Set<Webhook>();
    for (const webhook of webhooks) {
      const result = yield* changedBy(webhook, { object: current, request, machinery });
      if (result === undefined) continue;
      if (!jsonEqual(result, current)) {
        for (const one of called) again.add(one);
        current = result;
      }
      if (webhook.reinvocationPolicy === "IfNeeded") called.push(webhook);
    }
    for (const webhook of again) {
      current = (yield* changedBy(webhook, { object: current, request, machinery })) ?? current;
    }
    return current;
  },
};

/** @models staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/validating/dispatcher.go Dispatch, 1.33 */
const validatingAdmissionWebhook: WaitingPlugin = {
  *validate(object, request, machinery) {
    const asked = { object, request, machinery };
    for (const webhook of webhooksOf(machinery, "validatingwebhookconfigurations")) {
      const form = formOf(webhook, asked);
      if (form === undefined) continue;
      const verdict = yield* verdictOf(webhook, asked, form);
      if (verdict === undefined) continue;
      if (!verdict.allowed) throw rejected(webhook, verdict);
    }
  },
};

export const plugins: Readonly<Record<string, WaitingPlugin>> = {
  MutatingAdmissionWebhook: mutatingAdmissionWebhook,
  ValidatingAdmissionWebhook: validatingAdmissionWebhook,
};

function formOf(webhook: Webhook, asked: Asked): Form | undefined {
  const form = wantedForm(webhook, asked);
  if (typeof form === "string") throw refusal(asked.request, asked.object, form);
  if (form === undefined || !asked.request.dryRun) return form;
  if (webhook.sideEffects === "None" || webhook.sideEffects === "NoneOnDryRun") return form;
  throw badRequest(`admission webhook ${JSON.stringify(webhook.name)} does not support dry run`);
}

/** Undefined if the webhook could not be asked and does not mind. */
function* verdictOf(webhook: Webhook, asked: Asked, form: Form): Task<Verdict | undefined> {
  try {
    const verdict = yield* askWebhook(webhook, asked, form);
    asked.request.warnings.push(...verdict.warnings);
    return verdict;
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    if (webhook.failurePolicy === "Ignore") return undefined;
    throw internal(`failed calling webhook ${JSON.stringify(webhook.name)}: ${error.message}`);
  }
}

function internal(why: string): ApiError {
  return new ApiError("InternalError", `Internal error occurred: ${why}`, { causes: [{ message: why }] });
}

/** The object as a webhook would have it; undefined if it was not asked. */
function* changedBy(webhook: Webhook, asked: Asked): Task<Stored | undefined> {
  const form = formOf(webhook, asked);
  if (form === undefined) return undefined;
  const verdict = yield* verdictOf(webhook, asked, form);
  if (verdict === undefined) return undefined;
  if (!verdict.allowed) throw rejected(webhook, verdict);
  const { object } = asked;
  if (verdict.patch === undefined || object === undefined) return object;
  return patched(object, verdict.patch, form);
}

function patched(object: Stored, patch: Json, form: Form): Stored {
  let result: Json;
  try {
    result = jsonPatch(shownIn(form, object) as unknown as Json, patch);
  } catch (error) {
    if (error instanceof Error && error.name === "PatchError") throw internal(error.message);
    throw error;
  }
  const { namespace, resourceVersion } = object.metadata;
  const stored = form.toStorage(result as JsonObject) as unknown as Stored;
  const metadata = { ...stored.metadata, namespace, resourceVersion };
  return completed(form.kind, { ...stored, metadata });
}

/** A refusal in a webhook's own words. */
class Rejection extends ApiError {
  override readonly status: Status;
  override readonly code: number;

  constructor(status: Status) {
    super("", status.message ?? "");
    this.status = status;
    this.code = status.code ?? 400;
  }
}

/** @models staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/errors/statuserror.go ToStatusErr, 1.33 */
function rejected({ name }: Webhook, { status = {} }: Verdict): ApiError {
  const { message, reason, code } = status;
  const said = typeof message === "string" && message !== "" ? message : reason;
  const by = `admission webhook ${JSON.stringify(name)} denied the request`;
  const text = typeof said === "string" && said !== "" ? `${by}: ${said}` : `${by} without explanation`;
  const number = typeof code === "number" && code >= 400 ? code : 400;
  const { details } = status;
  return new Rejection({
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    message: text,
    ...(typeof reason === "string" && reason !== "" ? { reason } : {}),
    ...(details === undefined ? {} : { details }),
    code: number,
  } as unknown as Status);
}
