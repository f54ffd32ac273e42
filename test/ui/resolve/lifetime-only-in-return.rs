fn main() {
    let _f: for<'a> fn() -> &'a str; //~ ERROR E0581 return type references lifetime `'a`, which is not constrained by the fn input types
}
