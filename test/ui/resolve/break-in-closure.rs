fn main() {
    loop {
        let f = || {
            break; //~ ERROR E0267 `break` inside of a closure
        };
        f();
        break;
    }
}
