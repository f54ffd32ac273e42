fn main() {
    for x in [0.0, 1.0, 1234.5, -0.00012, 1e100] {
        println!("{x:e} {x:E} {x:.2e} [{x:12.1e}]");
    }
    println!("{:e} {:e}", 1500, 7);
}
