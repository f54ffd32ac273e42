// Finding the name a user may have meant, with rustc's care: edit distance with swaps, within a third of the length.

/** Damerau–Levenshtein distance (adjacent swaps count one); at least `limit + 1` where it exceeds `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  const n = a.length;
  const m = b.length;
  if (Math.abs(n - m) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: m + 1 }, (_, j) => j);
  for (let i = 1; i <= n; i++) {
    const current = [i];
    for (let j = 1; j <= m; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let d = Math.min((previous[j] as number) + 1, (current[j - 1] as number) + 1, (previous[j - 1] as number) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d = Math.min(d, (before[j - 2] as number) + 1);
      current.push(d);
    }
    before = previous;
    previous = current;
  }
  return previous[m] as number;
}

/** The best match for `name` among `candidates`: equal but for case, else nearest by distance, else by sorted words. */
export function closest(name: string, candidates: readonly string[]): string | undefined {
  const upper = name.toUpperCase();
  const sameButCase = candidates.find((c) => c.toUpperCase() === upper);
  if (sameButCase !== undefined) return sameButCase;
  let limit = Math.max(name.length, 3) / 3;
  let best: string | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(name, candidate, Math.floor(limit));
    if (distance > Math.floor(limit)) continue;
    if (distance === 0) return candidate;
    if (best === undefined || distance < limit) {
      best = candidate;
      limit = distance;
    }
  }
  if (best !== undefined) return best;
  const sorted = (s: string): string => s.split("_").sort().join("_");
  const key = sorted(name);
  return candidates.find((c) => sorted(c) === key);
}
