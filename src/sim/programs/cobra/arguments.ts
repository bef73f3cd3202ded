/** How many arguments a command takes. The result is cobra's complaint, or undefined. */
export type ArgumentRule = (args: readonly string[], path: string) => string | undefined;

export const noArgs: ArgumentRule = (args, path) =>
  args.length === 0 ? undefined : `unknown command ${JSON.stringify(args[0])} for ${JSON.stringify(path)}`;

export function exactArgs(count: number): ArgumentRule {
  return (args) => (args.length === count ? undefined : `accepts ${count} arg(s), received ${args.length}`);
}

export function minimumArgs(count: number): ArgumentRule {
  return (args) =>
    args.length >= count ? undefined : `requires at least ${count} arg(s), only received ${args.length}`;
}

export function maximumArgs(count: number): ArgumentRule {
  return (args) =>
    args.length <= count ? undefined : `accepts at most ${count} arg(s), received ${args.length}`;
}
