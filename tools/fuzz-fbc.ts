// Damages `.fbc` files by the thousand and watches what becomes of them: refused or run, never harm.
//
//   npm run fuzz:fbc                              10,000 files from seed 0; fails on the first harm
//   npm run fuzz:fbc -- --count 1000000 --seed 7  so many, from there
//   npm run fuzz:fbc -- --write 7 out.fbc         the damaged file of a seed
import { writeFileSync } from "node:fs";
import { damagedFile, fuzzFiles } from "./fuzz-fbc/campaign.ts";
import { specimens } from "./fuzz-fbc/specimens.ts";
import { readOptions } from "./options.ts";

function main(args: readonly string[]): void {
  const { numberOf, positionals } = readOptions(args, {
    numbers: ["count", "seed", "write"],
    // Where to.
    positionals: args.includes("--write") ? 1 : 0,
  });
  const all = specimens(process.cwd());
  const written = numberOf("write");
  if (written !== undefined) {
    writeFileSync(positionals[0] ?? `damaged-${written}.fbc`, damagedFile(all, written).file);
    return;
  }
  const count = numberOf("count") ?? 10_000;
  const totals = fuzzFiles(all, numberOf("seed") ?? 0, count);
  for (const one of new Set(all)) console.log(`${one.file.length} bytes: ${one.name}`);
  for (const [key, total] of [...totals].sort()) console.log(`${String(total).padStart(8)}  ${key}`);
  console.log(`${count} damaged files: no host exception, no access outside the machine's memory, no endless run`);
}

main(process.argv.slice(2));
