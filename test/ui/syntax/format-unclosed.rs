fn main() {
    println!("{", 1); //~ ERROR invalid format string: expected `}` but string was terminated
}
