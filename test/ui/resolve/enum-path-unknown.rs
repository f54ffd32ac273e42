fn main() {
    let _l = Way::Left; //~ ERROR E0433 cannot find type `Way` in this scope
}
