// Probe 8: the owner is assigned while the reference that a function returned is live.
fn same(x: &i32) -> &i32 {
    x
}

fn main() {
    let mut owner = 5;
    let seen = same(&owner);
    owner = 6; //~ ERROR E0506 cannot assign to `owner` because it is borrowed
    println!("{seen} {owner}");
}
