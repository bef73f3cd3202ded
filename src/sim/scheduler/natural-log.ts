/** ln of a number of 1 or more, by arithmetic that every engine does alike (`Math.log` may differ in the last bit). */
export function naturalLog(value: number): number {
  let halvings = 0;
  let rest = value;
  while (rest > 1.5) {
    rest /= 2;
    halvings++;
  }
  // ln x = 2 artanh((x - 1) / (x + 1)), which converges fast between 0.75 and 1.5.
  const ratio = (rest - 1) / (rest + 1);
  let sum = 0;
  let power = ratio;
  for (let odd = 1; odd < 40; odd += 2) {
    sum += power / odd;
    power *= ratio * ratio;
  }
  return halvings * Math.LN2 + 2 * sum;
}
