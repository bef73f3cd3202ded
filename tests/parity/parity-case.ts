/** What is asked of the real programs and of ours: an argv in a directory with these files, never a shell line. */
export interface ParityCase {
  readonly argv: readonly [string, ...string[]];
  readonly stdin?: string;
  readonly files?: Readonly<Record<string, string>>;
}
