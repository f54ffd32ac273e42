static LIMIT: u32 = 3;

fn main() {
    LIMIT = 4; //~ ERROR E0594 cannot assign to immutable static item `LIMIT`
    println!("{LIMIT}");
}
