fn main() {
    break; //~ ERROR E0268 `break` outside of a loop or labeled block
}
