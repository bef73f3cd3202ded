import { isTrue, type Query } from "../../sim/wire/http.ts";

/** Which streams a client of exec or attach asks for. */
export interface RemoteStreams {
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  readonly tty: boolean;
}

/** A terminal has one output. @models pkg/kubelet/cri/streaming/remotecommand/httpstream.go NewOptions, 1.33 */
export function remoteStreams(query: Query): RemoteStreams {
  const tty = isTrue(query, "tty");
  return {
    stdin: isTrue(query, "stdin"),
    stdout: isTrue(query, "stdout"),
    stderr: isTrue(query, "stderr") && !tty,
    tty,
  };
}
