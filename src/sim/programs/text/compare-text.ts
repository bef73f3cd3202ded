/** Order by code point, as sort does in the C locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The number at the start of a text (blanks, sign, digits, point); 0 where there is none. @models sort -n */
export function leadingNumber(text: string): number {
  const match = /^[ \t]*(-?\d*(?:\.\d*)?)/.exec(text);
  const number = Number(match?.[1] ?? "");
  return Number.isNaN(number) ? 0 : number;
}

const units = "KMGTPE";

/** As `leadingNumber`, with a suffix K, M, G ... that outweighs the number. @models sort -h */
export function compareHuman(a: string, b: string): number {
  const [numberA, numberB] = [leadingNumber(a), leadingNumber(b)];
  const weight = (text: string, number: number): number => {
    const unit = /^[ \t]*-?\d*(?:\.\d*)?([KMGTPE])/i.exec(text)?.[1]?.toUpperCase();
    const order = unit === undefined ? 0 : units.indexOf(unit) + 1;
    return number < 0 ? -order - 1 : number > 0 ? order + 1 : 0;
  };
  return weight(a, numberA) - weight(b, numberB) || numberA - numberB;
}

const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

export function compareMonth(a: string, b: string): number {
  const month = (text: string): number => months.indexOf(text.trimStart().slice(0, 3).toUpperCase());
  return month(a) - month(b);
}

/** Runs of digits compare as numbers: `v1.9` before `v1.10`. @models gnulib filevercmp, without its suffix rule */
export function compareVersion(a: string, b: string): number {
  const parts = /\d+|\D+/g;
  const [left, right] = [a.match(parts) ?? [], b.match(parts) ?? []];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [one = "", other = ""] = [left[index], right[index]];
    const areNumbers = /^\d/.test(one) && /^\d/.test(other);
    const order = areNumbers ? Number(one) - Number(other) : compareText(one, other);
    if (order !== 0) return order;
  }
  return 0;
}
