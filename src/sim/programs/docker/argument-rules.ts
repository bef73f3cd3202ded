import type { ArgumentRule } from "../cobra/arguments.ts";

const plural = (count: number): string => (count === 1 ? "argument" : "arguments");

/** docker's words for cobra's rules. @models github.com/docker/cli cli/required.go, 28 */
export function atLeast(count: number): ArgumentRule {
  return (args, path) =>
    args.length >= count ? undefined : `'${path}' requires at least ${count} ${plural(count)}`;
}

export function atMost(count: number): ArgumentRule {
  return (args, path) =>
    args.length <= count ? undefined : `'${path}' requires at most ${count} ${plural(count)}`;
}

export function exactly(count: number): ArgumentRule {
  return (args, path) => (args.length === count ? undefined : `'${path}' requires ${count} ${plural(count)}`);
}

export const none: ArgumentRule = (args, path) =>
  args.length === 0 ? undefined : `'${path}' accepts no arguments`;
