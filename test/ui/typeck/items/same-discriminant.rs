enum Level { //~ ERROR E0081 discriminant value `1` assigned more than once
    Low = 1,
    High = 1,
}

fn main() {
    println!("{} {}", Level::Low as i32, Level::High as i32);
}
