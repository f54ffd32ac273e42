// Teaches: giving a value away while it is borrowed is rejected with E0505. `drop` frees the box; `inside`
// would point at freed memory.
// Repair: use `inside` before dropping.

struct Config {
    name: String,
    retries: u32,
}

fn main() {
    let config = Box::new(Config { name: String::from("default"), retries: 3 });

    let inside = &config.name;
    println!("{} tries", config.retries);
    drop(config);

    println!("used {inside}");
}
