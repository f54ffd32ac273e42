// Probe 11: an outer reference is pointed at a variable of an inner block and read afterwards.
fn main() {
    let far = 1;
    let mut r = &far;
    println!("{r}");
    {
        let near = 2;
        r = &near; //~ ERROR E0597 `near` does not live long enough
    }
    println!("{r}");
}
