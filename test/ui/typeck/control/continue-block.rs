fn main() {
    loop {
        'b: {
            continue 'b; //~ ERROR E0696 `continue` pointing to a labeled block
        }
    }
}
