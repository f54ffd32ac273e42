fn main() {
    let x = #[allow(unused)] 1 + 1; //~ ERROR E0658 attributes on expressions are experimental
}
