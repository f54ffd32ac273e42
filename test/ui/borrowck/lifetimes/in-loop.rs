fn last<'a, 'b>(all: &'a [&'b str], first: &'b str) -> &'a &'b str {
    let mut found: &'a &'b str = &all[0];
    for s in all {
        if s.len() > first.len() {
            found = s;
        }
    }
    found
}

fn wrong<'a, 'b>(all: &'a [&'b str]) -> &'b &'b str {
    &all[0] //~ ERROR lifetime may not live long enough
}

fn main() {
    println!("{} {}", last(&["a"], "b"), wrong(&["a"]));
}
