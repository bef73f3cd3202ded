import { invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { qualifiedNameErrors } from "../qualified-name.ts";
import type { Event } from "./event.ts";

const lengthMax = 128;
const noteMax = 1024;

/**
 * What holds for events of every form; `controllerField` is what this form calls the reporting component.
 * @models pkg/apis/core/validation/events.go legacyValidateEvent, 1.33
 */
export function validateEvent(event: Event, controllerField: string): readonly FieldError[] {
  const { eventTime } = event;
  return eventTime ? newErrors(event, controllerField) : oldErrors(event);
}

function mismatch(namespace: string): FieldError {
  return invalidValue("involvedObject.namespace", namespace, "does not match event.namespace");
}

/** Events without an eventTime: the namespace of what they are about is their own. */
function oldErrors({ metadata, involvedObject }: Event): readonly FieldError[] {
  const { namespace = "" } = involvedObject;
  const expected = namespace === "" ? "default" : namespace;
  return metadata.namespace === expected ? [] : [mismatch(namespace)];
}

function newErrors(event: Event, controllerField: string): readonly FieldError[] {
  const { metadata, involvedObject, reportingComponent = "", message = "" } = event;
  const { namespace = "" } = involvedObject;
  const isHome = metadata.namespace === "default" || metadata.namespace === "kube-system";
  return [
    ...(namespace === "" && !isHome ? [mismatch(namespace)] : []),
    ...(reportingComponent === "" ? [required(controllerField)] : []),
    ...qualifiedNameErrors(controllerField, reportingComponent),
    ...wordErrors("reportingInstance", event.reportingInstance),
    ...wordErrors("action", event.action),
    ...wordErrors("reason", event.reason),
    ...(message.length > noteMax ? [tooWordy("message", noteMax)] : []),
  ];
}

function wordErrors(field: string, word = ""): readonly FieldError[] {
  if (word === "") return [required(field)];
  return word.length > lengthMax ? [tooWordy(field, lengthMax)] : [];
}

function tooWordy(field: string, max: number): FieldError {
  return invalidValue(field, "", `can have at most ${max} characters`);
}
