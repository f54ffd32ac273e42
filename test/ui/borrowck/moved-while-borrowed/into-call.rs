fn eat(v: Vec<i32>) -> usize {
    v.len()
}

fn main() {
    let v = vec![1];
    let first = &v[0];
    println!("{}", eat(v)); //~ ERROR E0505 cannot move out of `v` because it is borrowed
    println!("{first}");
}
