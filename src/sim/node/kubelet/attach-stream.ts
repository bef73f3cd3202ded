import type { Kernel } from "../../kernel/kernel.ts";
import type { Container } from "../../runtime/container.ts";
import type { HttpResponse } from "../../wire/http.ts";
import { followSize } from "./exec-stream.ts";
import { closeDuplex, newDuplex, success } from "./remote-duplex.ts";

/** Connects a client with the first process of a container. It ends well with the container, whatever its exit code. */
export function attachStream(kernel: Kernel, container: Container, stdin: boolean): HttpResponse {
  const duplex = newDuplex();
  container.console.attach({
    stdout: duplex.stdout,
    stderr: duplex.stderr,
    stdin: stdin ? duplex.stdin : undefined,
  });
  followSize(duplex, (columns, rows) => container.console.resize(columns, rows));
  container.onExit(() => kernel.later(() => closeDuplex(duplex, success)));
  return { status: 101, headers: { upgrade: "SPDY/3.1" }, body: { duplex } };
}
