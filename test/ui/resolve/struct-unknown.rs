fn main() {
    let _p = Point { x: 1 }; //~ ERROR E0422 cannot find struct, variant or union type `Point` in this scope
}
