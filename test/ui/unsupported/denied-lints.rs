//@ skip-rustc: the lints are ones that Ferrule does not have
// Lints that a program denies although nobody looks for them: whether they would stop it is not known.
#![deny(unused_variables)] //~ ERROR F0001 the lint `unused_variables`, which is denied here
#![deny(overflowing_literals, clippy::all, no_such_lint)]

#[forbid(unused)] //~ ERROR F0001 the lint `unused`, which is forbidden here
fn main() {
    #[warn(unused_mut)]
    let mut x = 1;
}
