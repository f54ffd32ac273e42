fn main() {
    let mut n = 0;
    let mut all: Vec<&mut i32> = Vec::new();
    for _ in 0..2 {
        all.push(&mut n); //~ ERROR E0499 cannot borrow `n` as mutable more than once at a time
    }
    println!("{}", all.len());
}
