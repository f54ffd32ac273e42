fn f() {}

//! too late for this //~ ERROR E0753

fn main() {
    f();
}
