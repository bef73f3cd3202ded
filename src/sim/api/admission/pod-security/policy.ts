import { invalidValue, type FieldError } from "../../field-error.ts";
import { labelPrefix as prefix } from "./labels.ts";

export type Level = "privileged" | "baseline" | "restricted";

/** A standard in one of its versions. */
export interface LevelVersion {
  readonly level: Level;
  /** 25 for v1.25. */
  readonly version: number | "latest";
}

/** What a namespace's labels ask for. */
export interface Policy {
  readonly enforce: LevelVersion;
  readonly audit: LevelVersion;
  readonly warn: LevelVersion;
}

type Mode = keyof Policy;

const levels: readonly string[] = ["privileged", "baseline", "restricted"];
const versionShape = /^v1\.(0|[1-9]\d*)$/;
const privileged: LevelVersion = { level: "privileged", version: "latest" };

export function shownLevel({ level, version }: LevelVersion): string {
  return `${level}:${version === "latest" ? version : `v1.${version}`}`;
}

/** Negative, zero or positive, as `a` is more lenient, the same or stricter. */
export function compareLevels(a: Level, b: Level): number {
  return levels.indexOf(a) - levels.indexOf(b);
}

export function sameLevel(a: LevelVersion, b: LevelVersion): boolean {
  return a.level === b.level && a.version === b.version;
}

type Labels = Readonly<Record<string, string>>;

/**
 * Reads the labels of a namespace. A level that cannot be read is taken as restricted where it is enforced, and as
 * privileged elsewhere. What is enforced is also warned of, unless the labels say otherwise.
 * @models staging/src/k8s.io/pod-security-admission/api/helpers.go PolicyToEvaluate, 1.33
 */
export function policyOf(labels: Labels): {
  readonly policy: Policy;
  readonly errors: readonly FieldError[];
} {
  const errors: FieldError[] = [];
  const modes = (["enforce", "audit", "warn"] as const).map((mode) => modeOf(mode, labels, errors));
  const [enforce = privileged, audit = privileged, warn = privileged] = modes;
  const enforced = labels[`${prefix}enforce`];
  const isImplied =
    labels[`${prefix}warn`] === undefined &&
    enforced !== undefined &&
    levels.includes(enforced) &&
    compareLevels(enforce.level, warn.level) > 0;
  const version = labels[`${prefix}warn-version`] === undefined ? enforce.version : warn.version;
  return {
    policy: { enforce, audit, warn: isImplied ? { level: enforce.level, version } : warn },
    errors,
  };
}

function modeOf(mode: Mode, labels: Labels, errors: FieldError[]): LevelVersion {
  return {
    level: levelOf(mode, labels[prefix + mode], errors),
    version: versionOf(`${prefix}${mode}-version`, labels, errors),
  };
}

function levelOf(mode: Mode, level: string | undefined, errors: FieldError[]): Level {
  if (level === undefined) return "privileged";
  if (levels.includes(level)) return level as Level;
  errors.push(
    invalidValue(`metadata.labels[${prefix}${mode}]`, level, `must be one of ${levels.join(", ")}`),
  );
  return mode === "enforce" ? "restricted" : "privileged";
}

function versionOf(label: string, labels: Labels, errors: FieldError[]): number | "latest" {
  const text = labels[label] ?? "latest";
  if (text === "latest") return text;
  const minor = versionShape.exec(text)?.[1];
  if (minor !== undefined) return Number(minor);
  errors.push(invalidValue(`metadata.labels[${label}]`, text, 'must be "latest" or "v1.x"'));
  return "latest";
}
