fn main() {
    let w: &mut Vec<i32>;
    {
        let mut v = vec![1];
        w = &mut v; //~ ERROR E0597 `v` does not live long enough
    }
    w.push(2);
}
