import { second } from "../../kernel/time.ts";

/** A service unit as its file and drop-ins say. */
export interface Unit {
  /** `kubelet.service`. */
  readonly name: string;
  readonly path: string;
  readonly dropIns: readonly string[];
  readonly description: string;
  readonly documentation: readonly string[];
  readonly after: readonly string[];
  /** Starting is skipped, successfully, while one of these files is missing. */
  readonly conditionPaths: readonly string[];
  readonly execStart: string;
  readonly environment: readonly string[];
  readonly environmentFiles: readonly string[];
  readonly restart: "no" | "always" | "on-failure" | "on-abnormal";
  /** Microseconds between an end and the next start. */
  readonly restartDelay: number;
  /** Microseconds; within them at most `startBurst` starts, then the unit has failed. 0 is without limit. */
  readonly startInterval: number;
  readonly startBurst: number;
  readonly stopTimeout: number;
  readonly slice: string;
  readonly wantedBy: readonly string[];
}

export interface UnitFile {
  readonly path: string;
  readonly text: string;
}

type Settings = ReadonlyMap<string, readonly string[]>;

/** The unit that a file and its drop-ins make together. Settings that this simulator does not act on are kept out. */
export function readUnit(name: string, main: UnitFile, dropIns: readonly UnitFile[]): Unit {
  const settings = readSettings([main, ...dropIns]);
  const list = (key: string): readonly string[] => settings.get(key) ?? [];
  const last = (key: string): string | undefined => list(key).at(-1);
  const words = (key: string): readonly string[] => list(key).flatMap((value) => value.split(/\s+/));
  return {
    name,
    path: main.path,
    dropIns: dropIns.map(({ path }) => path),
    description: last("Description") ?? name,
    documentation: words("Documentation"),
    after: words("After"),
    conditionPaths: list("ConditionPathExists"),
    execStart: last("ExecStart") ?? "",
    environment: list("Environment"),
    environmentFiles: list("EnvironmentFile"),
    restart: restartOf(last("Restart")),
    restartDelay: readDuration(last("RestartSec")) ?? second / 10,
    startInterval: readDuration(last("StartLimitIntervalSec") ?? last("StartLimitInterval")) ?? 10 * second,
    startBurst: Number(last("StartLimitBurst") ?? 5),
    stopTimeout: readDuration(last("TimeoutStopSec")) ?? 90 * second,
    slice: last("Slice") ?? "system.slice",
    wantedBy: words("WantedBy"),
  };
}

/** An empty assignment (`ExecStart=`) forgets what stood before it: how drop-ins replace a command. */
function readSettings(files: readonly UnitFile[]): Settings {
  const settings = new Map<string, string[]>();
  const lines = files.flatMap(({ text }) => text.replaceAll("\\\n", " ").split("\n"));
  for (const line of lines) {
    const match = /^\s*([A-Za-z]+)\s*=\s*(.*?)\s*$/.exec(line);
    if (match === null) continue;
    const [, key = "", value = ""] = match;
    if (value === "") settings.set(key, []);
    else settings.set(key, [...(settings.get(key) ?? []), value]);
  }
  return settings;
}

function restartOf(text: string | undefined): Unit["restart"] {
  if (text === "always" || text === "on-failure" || text === "on-abnormal") return text;
  return "no";
}

const durations: Readonly<Record<string, number>> = {
  "": second,
  s: second,
  sec: second,
  ms: second / 1000,
  min: 60 * second,
};

/** `10`, `10s`, `1min`, `100ms`; microseconds. */
function readDuration(text: string | undefined): number | undefined {
  const match = /^(\d+)\s*(ms|min|sec|s|)$/.exec(text ?? "");
  const unit = durations[match?.[2] ?? "none"];
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit;
}
