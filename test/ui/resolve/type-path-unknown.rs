fn main() {
    let _v = Vek::new(); //~ ERROR E0433 cannot find type `Vek` in this scope
}
