fn main() {
    let v: Vec<i32>;
    let r = &v; //~ ERROR E0381 used binding `v` isn't initialized
    println!("{}", r.len());
}
