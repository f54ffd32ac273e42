fn main() {
    let mut v: Vec<String> = "the cat and the dog and the bird".split(' ').map(String::from).collect();
    v.sort();
    v.dedup();
    assert_eq!(v.join(","), "and,bird,cat,dog,the");
}
