fn shift(p: (i32, i32)) -> i32 {
    p.0 += 1; //~ ERROR E0594 cannot assign to `p.0`, as `p` is not declared as mutable
    p.0 + p.1
}

fn main() {
    println!("{}", shift((1, 2)));
}
