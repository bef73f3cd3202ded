/** One request of a kubectl and what a real API server answered. */
export interface Exchange {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Text; protobuf as base64 in `binary`. */
  readonly body?: string;
  readonly binary?: string;
  readonly status: number;
  readonly warnings?: readonly string[];
  /** JSON or text; absent for watches, streams, OpenAPI and aggregated discovery. */
  readonly response?: unknown;
}

export interface RecordedCommand {
  readonly command: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
  readonly exchanges: readonly Exchange[];
}

/** What a real kubectl did at a real control plane without nodes, command by command. */
export interface ClusterRecording {
  readonly kubernetes: string;
  readonly kubectl: string;
  readonly commands: readonly RecordedCommand[];
}

/** A prepared cluster: files in the working folder, and commands for bash, one after the other. */
export interface Suite {
  readonly files?: Readonly<Record<string, string>>;
  readonly commands: readonly string[];
}
