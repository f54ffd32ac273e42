fn main() {
    let x: i32;
    let flag = std::mem::size_of::<usize>() == 8;
    if flag && {
        x = 3;
        x > 2
    } {
        println!("{x}");
    }
    println!("{x}"); //~ ERROR E0381 used binding `x` is possibly-uninitialized
}
