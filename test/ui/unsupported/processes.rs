fn main() {
    let c = std::process::Command::new("true"); //~ ERROR F0001
    drop(c);
}
