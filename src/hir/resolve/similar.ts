// "Did you mean": the name most like another, by rustc's measures (rustc_span's `edit_distance`).

/** Damerau-Levenshtein distance (adjacent transpositions count one), or undefined if above `limit`. */
export function editDistance(a: string, b: string, limit: number): number | undefined {
  const x = [...a];
  const y = [...b];
  if (Math.abs(x.length - y.length) > limit) return undefined;
  let before: number[] = [];
  let previous = Array.from({ length: y.length + 1 }, (_, j) => j);
  for (let i = 1; i <= x.length; i++) {
    const row = [i];
    for (let j = 1; j <= y.length; j++) {
      const cost = x[i - 1] === y[j - 1] ? 0 : 1;
      let best = Math.min((row[j - 1] as number) + 1, (previous[j] as number) + 1, (previous[j - 1] as number) + cost);
      if (i > 1 && j > 1 && cost === 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1])
        best = Math.min(best, (before[j - 2] as number) + 1);
      row.push(best);
    }
    before = previous;
    previous = row;
  }
  const distance = previous[y.length] as number;
  return distance <= limit ? distance : undefined;
}

/** The candidate most like `lookup`, within a third of its length (`limit` if given). */
export function bestMatch(candidates: readonly string[], lookup: string, limit?: number): string | undefined {
  const upper = lookup.toUpperCase();
  const sameLetters = candidates.find((c) => c.toUpperCase() === upper);
  if (sameLetters !== undefined) return sameLetters;
  let allowed = limit ?? Math.floor(Math.max([...lookup].length, 3) / 3);
  let best: string | undefined;
  for (const candidate of candidates) {
    if (allowed < 0) break;
    const distance = editDistance(lookup, candidate, allowed);
    if (distance === undefined) continue;
    if (distance === 0) return candidate;
    allowed = distance - 1;
    best = candidate;
  }
  if (best !== undefined) return best;
  const sorted = sortWords(lookup);
  return candidates.find((c) => sortWords(c) === sorted);
}

function sortWords(name: string): string {
  return name.split("_").sort().join("_");
}
