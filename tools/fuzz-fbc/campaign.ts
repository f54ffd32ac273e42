// A run of the `.fbc` fuzzer: seeds to damaged files, and the totals of what became of them.
import { Rng } from "#tools/fuzz/rng.ts";
import { type Damage, damage, type Specimen } from "./damage.ts";
import { type Fate, probe } from "./probe.ts";

/** Every so many files, all pictures of a program are made too. */
const LISTING_EVERY = 16;

/** The damaged file of a seed. */
export function damagedFile(
  all: readonly Specimen[],
  seed: number,
): { readonly how: Damage; readonly file: Uint8Array } {
  const rng = new Rng(Math.imul(seed, 0x9e3779b1));
  return damage(rng, rng.pick(all), rng.pick(all));
}

/** Tries the files of seeds `from` to `from + count - 1`; throws, with the seed, on harm. */
export function fuzzFiles(all: readonly Specimen[], from: number, count: number): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  const add = (key: string): void => void totals.set(key, (totals.get(key) ?? 0) + 1);
  for (let seed = from; seed < from + count; seed++) {
    const { how, file } = damagedFile(all, seed);
    let fate: Fate;
    try {
      fate = probe(file, seed % LISTING_EVERY === 0);
    } catch (thrown) {
      throw new Error(`harm done by the file of seed ${seed} (${how})`, { cause: thrown });
    }
    add(`damage: ${how}`);
    add(`fate: ${fate}`);
    if ((seed + 1 - from) % 10_000 === 0) process.stderr.write(`${seed + 1 - from} files\n`);
  }
  return totals;
}
