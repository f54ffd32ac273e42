fn main() {
    let mut it;
    {
        let v = vec![1, 2];
        it = v.iter(); //~ ERROR E0597 `v` does not live long enough
        println!("{:?}", it.next());
    }
    println!("{:?}", it.next());
}
