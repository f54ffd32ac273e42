fn main() {
    let b = b"bytes; //~ ERROR E0766 unterminated double quote byte string
}
