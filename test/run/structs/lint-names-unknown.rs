// Lints that do not exist, and those of other tools, can be forbidden and allowed at will.
#![forbid(no_such_lint)]
#![forbid(clippy::all)]

#[allow(no_such_lint, clippy::all)]
fn main() {
    println!("accepted");
}
