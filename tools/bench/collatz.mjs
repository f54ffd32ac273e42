// Twin of collatz.rs; the numbers stay below 2^53.
function steps(start) {
  let n = start;
  let count = 0;
  while (n !== 1) {
    n = n % 2 === 0 ? n / 2 : 3 * n + 1;
    count++;
  }
  return count;
}

let best = [1, 0];
for (let start = 1; start < 60_000; start++) {
  const count = steps(start);
  if (count > best[1]) best = [start, count];
}
console.log(`${best[0]} ${best[1]}`);
