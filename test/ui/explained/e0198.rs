struct S;

unsafe impl !Clone for S {} //~ ERROR E0198 negative impls cannot be unsafe
//~| ERROR E0658 negative trait bounds are not fully implemented; use marker types for now

fn main() {
    let _ = S;
}
