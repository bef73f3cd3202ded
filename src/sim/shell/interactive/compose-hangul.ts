const first = { base: 0x1100, count: 19 };
const vowel = { base: 0x1161, count: 21 };
const last = { base: 0x11a7, count: 28 };
const syllables = 0xac00;

/**
 * Joins conjoining letters (NFD, as macOS file names have them) to syllables (NFC). Own code, since engines differ in
 * their version of Unicode. @models The Unicode Standard, 3.12 Conjoining Jamo Behavior
 */
export function composeHangul(text: string): string {
  if (!/[\u1100-\u11ff]/.test(text)) return text;
  const points: number[] = [];
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    const before = points.at(-1);
    const joined = before === undefined ? undefined : joinedWith(before, point);
    if (joined === undefined) points.push(point);
    else points[points.length - 1] = joined;
  }
  return points.map((point) => String.fromCodePoint(point)).join("");
}

function joinedWith(before: number, point: number): number | undefined {
  const lead = before - first.base;
  const middle = point - vowel.base;
  if (lead >= 0 && lead < first.count && middle >= 0 && middle < vowel.count) {
    return syllables + (lead * vowel.count + middle) * last.count;
  }
  const tail = point - last.base;
  const syllable = before - syllables;
  const isOpen =
    syllable >= 0 && syllable < first.count * vowel.count * last.count && syllable % last.count === 0;
  return isOpen && tail > 0 && tail < last.count ? before + tail : undefined;
}
