fn main() {
    let mut limit = 3;
    let r = &limit;
    for i in 0..*r {
        limit = i; //~ ERROR E0506 cannot assign to `limit` because it is borrowed
        println!("{r}");
    }
    println!("{limit}");
}
