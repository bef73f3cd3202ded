const hashBits = 60n;

/**
 * Whether a hash is too short to deal a hand of queues from a deck of them: a bit for each doubling of the hands that
 * there are.
 * @models staging/src/k8s.io/apiserver/pkg/util/shufflesharding RequiredEntropyBits, 1.33
 */
export function exceedsEntropy(deckSize: number, handSize: number): boolean {
  const max = 1n << hashBits;
  if (deckSize < 2) return false;
  let hands = 1n;
  for (let card = 0; card < handSize && hands <= max; card++) hands *= BigInt(deckSize);
  return hands > max;
}
