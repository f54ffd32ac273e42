// Twin of list.rs.
class List {
  head = null;

  push(value) {
    this.head = { value, next: this.head };
  }

  pop() {
    const node = this.head;
    if (node === null) return undefined;
    this.head = node.next;
    return node.value;
  }

  reverse() {
    let rest = this.head;
    this.head = null;
    while (rest !== null) {
      const node = rest;
      rest = node.next;
      node.next = this.head;
      this.head = node;
    }
  }

  sum() {
    let total = 0;
    for (let node = this.head; node !== null; node = node.next) total += node.value;
    return total;
  }
}

const list = new List();
let total = 0;
for (let round = 0; round < 10; round++) {
  for (let i = 0; i < 3_000; i++) list.push(i + round);
  list.reverse();
  total += list.sum();
  for (let value = list.pop(); value !== undefined; value = list.pop()) total += value % 3;
}
console.log(`${total}`);
