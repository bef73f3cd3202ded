/** A resource quantity, exact to a billionth, with the family of suffixes that it was written in. */
export interface Quantity {
  /** Billionths. */
  readonly nano: bigint;
  readonly format: "DecimalSI" | "BinarySI" | "DecimalExponent";
}

const shape = /^([+-]?)(\d+\.?\d*|\.\d+)(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d{1,3}))?$/;
const decimalSuffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
const binarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
const billion = 1_000_000_000n;
const digitsMax = 40;

/**
 * Reads `500m`, `1.5Gi`, `1e3`; undefined if it is no quantity. Finer than a billionth is rounded up.
 * @models staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go ParseQuantity, 1.33
 */
export function parseQuantity(text: string): Quantity | undefined {
  const match = shape.exec(text);
  if (match === null || text.length > digitsMax) return undefined;
  const [, sign, number = "", suffix = "", exponent] = match;
  const [whole = "", fraction = ""] = number.split(".");
  const magnitude = multiplier(suffix, exponent);
  const numerator = BigInt(whole + fraction || "0") * magnitude.numerator * billion;
  const denominator = 10n ** BigInt(fraction.length) * magnitude.denominator;
  const nano = (numerator + denominator - 1n) / denominator;
  const format = suffix.endsWith("i") ? "BinarySI" : exponent === undefined ? "DecimalSI" : "DecimalExponent";
  return { nano: sign === "-" ? -nano : nano, format };
}

function multiplier(
  suffix: string,
  exponent: string | undefined,
): { numerator: bigint; denominator: bigint } {
  if (exponent !== undefined) return powerOfTen(Number(exponent));
  const binary = binarySuffixes.indexOf(suffix);
  if (suffix !== "" && binary > 0) return { numerator: 1024n ** BigInt(binary), denominator: 1n };
  return powerOfTen(3 * (decimalSuffixes.indexOf(suffix) - 3));
}

function powerOfTen(exponent: number): { numerator: bigint; denominator: bigint } {
  return exponent >= 0
    ? { numerator: 10n ** BigInt(exponent), denominator: 1n }
    : { numerator: 1n, denominator: 10n ** BigInt(-exponent) };
}

/** The canonical text: no fraction, and the largest suffix that allows it. */
export function formatQuantity({ nano, format }: Quantity): string {
  if (nano === 0n) return "0";
  const isBinary = format === "BinarySI" && nano % billion === 0n && magnitude(nano) >= 1024n * billion;
  if (isBinary) return scaled(nano / billion, 1024n, binarySuffixes);
  const suffixes = format === "DecimalExponent" ? exponentSuffixes : decimalSuffixes;
  return scaled(nano, 1000n, suffixes);
}

const exponentSuffixes = ["e-9", "e-6", "e-3", "", "e3", "e6", "e9", "e12", "e15", "e18"];

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function scaled(value: bigint, base: bigint, suffixes: readonly string[]): string {
  let rest = value;
  let index = 0;
  while (index + 1 < suffixes.length && rest % base === 0n) {
    rest /= base;
    index++;
  }
  return `${rest}${suffixes[index]}`;
}

const known = new Map<string, number>();

/** Thousandths, rounded up: 500 for `500m`. Zero if there is no quantity, or none that can be read. */
export function milliValue(text: string | undefined): number {
  if (text === undefined) return 0;
  let value = known.get(text);
  if (value !== undefined) return value;
  value = Number(roundedUp(parseQuantity(text)?.nano ?? 0n, 1_000_000n));
  if (known.size > 1000) known.clear();
  known.set(text, value);
  return value;
}

/** Whole units, rounded up: bytes for `64Mi`. Zero if there is no quantity, or none that can be read. */
export function wholeValue(text: string | undefined): number {
  return text === undefined ? 0 : Number(roundedUp(parseQuantity(text)?.nano ?? 0n, billion));
}

function roundedUp(nano: bigint, unit: bigint): bigint {
  return nano > 0n ? (nano + unit - 1n) / unit : nano / unit;
}

export function addQuantities(a: Quantity, b: Quantity): Quantity {
  return { nano: a.nano + b.nano, format: a.nano === 0n ? b.format : a.format };
}

/** Negative, zero or positive, as `a` is less, equal or more. Text that is no quantity counts as zero. */
export function compareQuantities(a: string, b: string): number {
  const difference = (parseQuantity(a)?.nano ?? 0n) - (parseQuantity(b)?.nano ?? 0n);
  return difference < 0n ? -1 : Number(difference > 0n);
}
