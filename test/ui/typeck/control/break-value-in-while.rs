fn main() {
    let n = while true {
        break 5; //~ ERROR E0571 `break` with value from a `while` loop
    };
    println!("{n:?}");
}
