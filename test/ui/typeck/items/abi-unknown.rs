extern "invalid" fn f() {} //~ ERROR E0703 invalid ABI: found `invalid`

fn main() {
    f();
}
