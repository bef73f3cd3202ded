/**
 * Text that is made when somebody reads it. Who only wants to know what it says takes `meaning`, which is what reading
 * the text would give.
 */
export interface DeferredText {
  /** Another one for every other text: stands for it in digests. */
  readonly id: string;
  readonly text: () => string;
  readonly meaning: unknown;
}

/** Text, or what stands for it until somebody looks. */
export type TextSource = string | DeferredText;

export function textOf(source: TextSource): string {
  return typeof source === "string" ? source : source.text();
}
