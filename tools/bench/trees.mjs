// Twin of trees.rs.
const grow = (depth) => (depth === 0 ? { left: null, right: null } : { left: grow(depth - 1), right: grow(depth - 1) });

function count(tree) {
  let total = 1;
  if (tree.left !== null) total += count(tree.left);
  if (tree.right !== null) total += count(tree.right);
  return total;
}

let total = 0;
for (let i = 0; i < 40; i++) total += count(grow(11));
console.log(`${total}`);
