fn add<'a, 'b>(v: &mut Vec<&'a i32>, n: &'b i32) {
    v.push(n); //~ ERROR lifetime may not live long enough
}

fn main() {
    add(&mut Vec::new(), &1);
}
