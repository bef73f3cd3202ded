import type { Directory } from "../host/file-node.ts";

/** A world's starting point: machines, and commands that have run on the first of them before time zero. */
export interface Scenario {
  readonly name: string;
  readonly summary: string;
  /** Virtual minutes that the commands and the rest before time zero take; ages of objects begin like this. */
  readonly minutesBefore: number;
  /** The first one has the learner's terminal. */
  readonly machines: readonly MachineSpec[];
  /** Run one after the other on the first machine as its learner; each must exit with 0. */
  readonly commands: readonly (readonly [string, ...string[]])[];
}

export interface MachineSpec {
  readonly hostname: string;
  /** On the segment `lan`. */
  readonly address: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly learner: {
    readonly name: string;
    readonly uid: number;
    readonly gid: number;
    readonly home: string;
  };
  /** Login environment; PATH, HOME, USER, SHELL, TERM and LANG among it. */
  readonly env: Readonly<Record<string, string>>;
  root(): Directory;
  /** Programs started at power on, by path with arguments: `/usr/bin/dockerd`. */
  readonly services: readonly (readonly [string, ...string[]])[];
}
