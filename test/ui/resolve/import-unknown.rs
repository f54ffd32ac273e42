use missing::thing; //~ ERROR E0432 unresolved import `missing`

fn main() {
    thing();
}
