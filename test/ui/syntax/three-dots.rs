// `...` where an expression or an operator is expected.
fn elided<T>(arg: T) { ... } //~ ERROR unexpected token: `...`
//~| ERROR E0586 inclusive range with no end

fn value() -> i32 {
    let closed = 1...2; //~ ERROR unexpected token: `...`
    let open = 1...; //~ ERROR unexpected token: `...`
//~| ERROR E0586 inclusive range with no end
    for i in 0...3 {} //~ ERROR unexpected token: `...`
    ... //~ ERROR unexpected token: `...`
//~| ERROR E0586 inclusive range with no end
}

fn main() {}
