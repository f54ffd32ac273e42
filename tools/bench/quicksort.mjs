// Twin of quicksort.rs.
function swap(list, i, j) {
  const kept = list[i];
  list[i] = list[j];
  list[j] = kept;
}

function sort(list, start, end) {
  if (end - start < 2) return;
  const last = end - 1;
  swap(list, start + ((last - start) >> 1), last);
  const pivot = list[last];
  let boundary = start;
  for (let i = start; i < last; i++) {
    if (list[i] < pivot) {
      swap(list, i, boundary);
      boundary++;
    }
  }
  swap(list, boundary, last);
  sort(list, start, boundary);
  sort(list, boundary + 1, end);
}

const list = [];
let state = 1;
for (let i = 0; i < 100_000; i++) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  list.push(state >>> 8);
}
sort(list, 0, list.length);
let sorted = true;
for (let i = 1; i < list.length; i++) if (list[i - 1] > list[i]) sorted = false;
console.log(`${sorted} ${list[0]} ${list[50_000]}`);
