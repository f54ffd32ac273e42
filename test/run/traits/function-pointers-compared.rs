// Function pointers are equal where they lead to the same function, whatever their signature; they can be keys.

use std::collections::HashMap;

type Handler = fn(&str, &mut Vec<String>) -> bool;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
struct Route {
    name: &'static str,
    handler: Handler,
}

fn home(path: &str, out: &mut Vec<String>) -> bool {
    out.push(path.to_uppercase());
    true
}

fn about(_: &str, out: &mut Vec<String>) -> bool {
    out.is_empty()
}

fn main() {
    let routes = [Route { name: "home", handler: home }, Route { name: "about", handler: about }];
    println!("{} {}", routes[0] == routes[1], routes[0] == Route { name: "home", handler: home });

    let mut calls: HashMap<Handler, u32> = HashMap::new();
    for handler in [home as Handler, about, home] {
        *calls.entry(handler).or_default() += 1;
    }
    println!("{:?} {:?}", calls[&(home as Handler)], calls.get(&(about as Handler)));

    let longest: for<'a> fn(&'a str, &'a str) -> &'a str = |a, b| if a.len() > b.len() { a } else { b };
    println!("{} {}", longest == longest, longest("ab", "c"));
    let nothing: Option<fn()> = None;
    println!("{}", nothing == None);
    println!("{}", format!("{:?}", home as Handler).starts_with("0x"));
}
