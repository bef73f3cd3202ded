/** A command line that cannot be understood: printed with a hint to `--help`, exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** Something that cannot be done as asked: printed as it is, exit code 1. */
export class CliError extends Error {
  override name = "CliError";
}
