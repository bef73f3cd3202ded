const rotate = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

const hex = (words: Iterable<number>): string =>
  [...words].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");

/** The first 32 bits of the fractional parts of a root of the first primes, in integers only. */
function rootFractions(count: number, isCube: boolean): readonly number[] {
  const words: number[] = [];
  for (let candidate = 2; words.length < count; candidate++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) isPrime &&= candidate % divisor !== 0;
    if (isPrime)
      words.push(Number(BigInt.asUintN(32, integerRoot(BigInt(candidate) << (isCube ? 96n : 64n), isCube))));
  }
  return words;
}

function integerRoot(value: bigint, isCube: boolean): bigint {
  let low = 0n;
  let high = 1n << 64n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if ((isCube ? middle * middle * middle : middle * middle) <= value) low = middle;
    else high = middle;
  }
  return low;
}

let constants: { readonly start: readonly number[]; readonly rounds: readonly number[] } | undefined;

/** SHA-256 of bytes, 64 hexadecimal digits. @models FIPS 180-4 */
export function sha256(bytes: Uint8Array): string {
  constants ??= { start: rootFractions(8, false), rounds: rootFractions(64, true) };
  const state = Int32Array.from(constants.start);
  const rounds = Int32Array.from(constants.rounds);
  const message = padded(bytes);
  const words = new Int32Array(64);
  for (let at = 0; at < message.byteLength; at += 64) {
    for (let index = 0; index < 16; index++) words[index] = message.getInt32(at + index * 4);
    compress(state, words, rounds);
  }
  return hex(state);
}

function padded(bytes: Uint8Array): DataView {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const all = new Uint8Array(length);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const view = new DataView(all.buffer);
  view.setUint32(length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(length - 4, (bytes.length * 8) >>> 0);
  return view;
}

type Eight = [number, number, number, number, number, number, number, number];

/** The 48 words that follow from the first 16. */
function extend(words: Int32Array): void {
  for (let index = 16; index < 64; index++) {
    const a = words[index - 15] ?? 0;
    const b = words[index - 2] ?? 0;
    const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
    const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
    words[index] = (words[index - 16] ?? 0) + s0 + (words[index - 7] ?? 0) + s1;
  }
}

function compress(state: Int32Array, words: Int32Array, rounds: Int32Array): void {
  extend(words);
  let [a, b, c, d, e, f, g, h] = Array.from(state) as Eight;
  for (let index = 0; index < 64; index++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const one = (h + s1 + ((e & f) ^ (~e & g)) + (rounds[index] ?? 0) + (words[index] ?? 0)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => (state[index] = (state[index] ?? 0) + word));
}
