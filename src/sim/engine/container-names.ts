import type { Random } from "../kernel/random.ts";

const adjectives =
  "agitated amazing bold brave busy charming clever cool determined eager elegant festive focused gallant happy hopeful jolly keen kind laughing lucid modest nifty peaceful quirky relaxed serene sharp stoic trusting vibrant wizardly zen";
const surnames =
  "albattani archimedes babbage bardeen bell booth borg bose curie darwin davinci dijkstra einstein euclid euler fermi feynman franklin galileo goldberg hamilton hawking hopper hypatia kepler knuth lamarr lovelace mendel newton noether pasteur ritchie sammet shannon tesla thompson turing wozniak";

/** A name for a container that was given none: `brave_hopper`. */
export function randomName(random: Random, isTaken: (name: string) => boolean): string {
  for (let attempt = 0; attempt < 10; attempt++) {
    const name = `${pick(random, adjectives)}_${pick(random, surnames)}`;
    if (!isTaken(name)) return name;
  }
  return `${pick(random, adjectives)}_${pick(random, surnames)}${random.below(10_000)}`;
}

function pick(random: Random, words: string): string {
  const list = words.split(" ");
  return list[random.below(list.length)] ?? "";
}
