mod a {
    mod b {
        pub fn f() {}
    }

    pub fn g() {
        b::f();
    }
}

fn main() {
    a::g();
    a::b::f(); //~ ERROR E0603 module `b` is private
}
