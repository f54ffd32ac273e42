// Twin of strings.rs.
function build(lines) {
  let text = "";
  for (let i = 0; i < lines; i++) {
    text += "line ";
    text += String.fromCharCode(97 + (i % 26));
    text += " ";
    text += i % 3 === 0 ? "fizz" : "plain";
    text += "\n";
  }
  return text;
}

function checksum(text) {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) >>> 0;
  return sum;
}

const text = build(30_000);
console.log(`${text.length} ${checksum(text)}`);
