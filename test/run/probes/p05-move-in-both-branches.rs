// Probe 5: moved in both branches, used in neither again.
fn main() {
    for n in 0..2 {
        let word = String::from("either");
        if n == 0 {
            let taken = word;
            println!("then {taken}");
        } else {
            let taken = word;
            println!("else {}", taken.len());
        }
    }
}
