import { forbiddenField, type FieldError } from "../../api/field-error.ts";
import { oneOf } from "../validation.ts";

const realTime = [
  ...["", ...Array.from({ length: 15 }, (_, index) => `PLUS${index + 1}`)].map((part) => `SIGRTMIN${part}`),
  ...["", ...Array.from({ length: 14 }, (_, index) => `MINUS${index + 1}`)].map((part) => `SIGRTMAX${part}`),
].map((name) => name.replace("PLUS", "+").replace("MINUS", "-"));

const linux: readonly string[] = [
  ...(
    "ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP " +
    "TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ"
  )
    .split(" ")
    .map((name) => `SIG${name}`),
  ...realTime,
].toSorted();

/** @models pkg/apis/core/validation/validation.go validateStopSignal, 1.33 */
export function stopSignalErrors(
  field: string,
  signal: string,
  os: string | undefined,
): readonly FieldError[] {
  if (os === undefined) {
    return [forbiddenField(field, "may not be set for containers with empty `spec.os.name`")];
  }
  return oneOf(field, signal, os === "windows" ? ["SIGKILL", "SIGTERM"] : linux);
}
