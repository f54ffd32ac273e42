fn main() {
    missing::function(); //~ ERROR E0433 cannot find module or crate `missing` in this scope
}
