import { signals, type SignalName } from "../../host/signals.ts";

/** `9`, `KILL`, `SIGKILL`, `kill`; undefined if there is no such signal. `0` is "only look". */
export function signalNamed(text: string): SignalName | "none" | undefined {
  if (text === "0") return "none";
  const upper = text.toUpperCase();
  const name = upper.startsWith("SIG") ? upper : `SIG${upper}`;
  const found = Object.entries(signals).find(
    ([known, { number }]) => known === name || String(number) === text,
  );
  return found?.[0] as SignalName | undefined;
}
