// Twin of matmul.rs.
function matrix(size, seed) {
  const rows = [];
  for (let i = 0; i < size; i++) {
    const row = [];
    for (let j = 0; j < size; j++) row.push((seed * (i - j) * (i + j)) / (size * size));
    rows.push(row);
  }
  return rows;
}

function multiply(a, b) {
  const size = a.length;
  const result = [];
  for (let i = 0; i < size; i++) {
    const row = [];
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += a[i][k] * b[k][j];
      row.push(sum);
    }
    result.push(row);
  }
  return result;
}

const size = 120;
const product = multiply(matrix(size, 1), matrix(size, 2));
console.log(product[Math.floor(size / 2)][Math.floor(size / 3)].toFixed(6));
