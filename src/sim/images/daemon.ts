import type { Process } from "../host/process.ts";
import type { Service } from "../network/service.ts";
import type { HttpHandler } from "../wire/http.ts";

/** Writes to standard output from a daemon, which has no task of its own to wait in. */
export function say(process: Process, text: string): void {
  process.kernel.begin("write", process.write(text), () => undefined);
}

/** Writes to standard error from a daemon. */
export function warn(process: Process, text: string): void {
  process.kernel.begin("write", process.complain(text), () => undefined);
}

/** Listens until the process ends. False if the port is taken. */
export function serve(process: Process, port: number, service: Service): boolean {
  const close = process.host.network.listen(port, service);
  if (close === undefined) return false;
  process.onEnd(close);
  return true;
}

/** As `serve`, for a program of Go's net/http: what it prints and returns when the port is taken. */
export function listenAndServe(process: Process, port: number, http: HttpHandler): void {
  const [path] = process.argv;
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (serve(process, port, { name, http })) return;
  warn(process, `listen tcp :${port}: bind: address already in use\n`);
  process.end(1);
}

/** A Go program without a handler for SIGTERM: as process 1 it exits with 2, since the signal's default is ignored. */
export function endLikeGo(process: Process): void {
  process.onSignal("SIGTERM", () => process.end(2));
  process.onSignal("SIGINT", () => process.end(2));
}
