//@ verdict: fine
fn show(level: i32, verbose: bool) {
    let mut level = level;
    let before = &level;
    level = 2;
    if verbose {
        println!("was {before}");
    }
    println!("{level}");
}

fn main() {
    show(1, false);
}
