fn twist<'a, 'b>(a: &'a i32, b: &'b i32) -> i32 {
    let c: &'a i32 = b; //~ ERROR lifetime may not live long enough
    *a + *c
}

fn main() {
    println!("{}", twist(&1, &2));
}
