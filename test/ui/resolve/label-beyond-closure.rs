fn main() {
    'outer: loop {
        let f = || loop {
            break 'outer; //~ ERROR E0767 use of unreachable label `'outer`
        };
        f();
    }
}
