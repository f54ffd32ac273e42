// Probe 4: moved on one path only, used after the paths meet.
fn main() {
    let word = String::from("maybe");
    if word.len() > 3 {
        let taken = word;
        println!("{taken}");
    }
    println!("{word}"); //~ ERROR E0382 borrow of moved value: `word`
}
