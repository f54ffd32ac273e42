// Twin of table.rs.
class Table {
  constructor(capacity) {
    this.keys = new Array(capacity).fill(0);
    this.values = new Array(capacity).fill(0);
    this.mask = capacity - 1;
    this.length = 0;
  }

  slot(key) {
    let at = Math.floor((key * 0x9e3779b9) / 128) % (this.mask + 1);
    while (this.keys[at] !== 0 && this.keys[at] !== key) at = (at + 1) & this.mask;
    return at;
  }

  add(key, amount) {
    const at = this.slot(key);
    if (this.keys[at] === 0) {
      this.keys[at] = key;
      this.length++;
    }
    this.values[at] += amount;
  }

  get(key) {
    const at = this.slot(key);
    return this.keys[at] === key ? this.values[at] : undefined;
  }
}

const table = new Table(1 << 15);
let state = 12345;
for (let i = 0; i < 150_000; i++) {
  // Products stay below 2^53 when the multiplier is split in two.
  const high = Math.floor(1103515245 / 65536) * state;
  const low = (1103515245 % 65536) * state + 12345;
  state = ((high % 32768) * 65536 + low) % 2147483648;
  table.add((state % 20_000) + 1, state % 7);
}
let total = 0;
for (let key = 1; key < 30_000; key++) total += table.get(key) ?? 0;
console.log(`${table.length} ${total}`);
