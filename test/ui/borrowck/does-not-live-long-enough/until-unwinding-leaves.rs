// Unwinding leaves a function, too: what outlives it may not point at its variables by then, even where nothing ever
// returns, and nothing has to be dropped on the way.
fn pushes_for_ever<'a>(seen: &mut Vec<&'a i32>) -> ! {
    let round = 1;
    loop {
        seen.push(&round); //~ ERROR E0597 `round` does not live long enough
    }
}

fn exits<'a>(seen: &mut Vec<&'a i32>) -> ! {
    let last = 1;
    seen.push(&last); //~ ERROR E0597
    std::process::exit(3)
}

fn indexes<'a>(seen: &mut Option<&'a i32>, at: usize) -> ! {
    let first = 1;
    *seen = Some(&first); //~ ERROR E0597
    let table = [1, 2, 3];
    let _chosen = table[at];
    loop {}
}

fn waits<'a>(seen: &mut Option<&'a i32>) -> ! {
    let only = 1;
    *seen = Some(&only); //~ ERROR E0597
    loop {}
}

fn closures() {
    let mut outer: Option<&i32> = None;
    let mut replaces_and_assigns = || {
        let inner = 0;
        outer.replace(&inner); //~ ERROR E0597
        outer = Some(&inner);
    };
    let mut other: Option<&i32> = None;
    let mut assigns_and_replaces = || {
        let inner = 0;
        other = Some(&inner); //~ ERROR E0521 borrowed data escapes outside of closure
        other.replace(&inner); //~ ERROR E0597
    };
    let mut boxed: Option<&Box<i32>> = None;
    let mut assigns_twice = || {
        let inner = Box::new(0);
        boxed = Some(&inner); //~ ERROR E0521
        boxed = Some(&inner); //~ ERROR E0521
    };
}

fn main() {
    closures();
    let mut never = None;
    if std::env::args().count() > 99 {
        waits(&mut never);
    }
}
