/** What one run of a probe gave. `unknown`: it could not be run, and says nothing about the container. */
export interface ProbeResult {
  readonly outcome: "success" | "failure" | "warning" | "unknown";
  /** For the event: `HTTP probe failed with statuscode: 500`. */
  readonly output: string;
}

export type ProbeType = "liveness" | "readiness" | "startup";
