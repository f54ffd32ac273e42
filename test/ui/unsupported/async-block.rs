fn main() {
    drop(async { 1 }); //~ ERROR F0001
}
