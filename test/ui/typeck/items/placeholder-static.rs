static N: _ = 5; //~ ERROR E0121 the placeholder `_` is not allowed within types on item signatures for static variables

fn main() {
    println!("{N}");
}
