// Teaches: giving a value away while it is borrowed is rejected with E0505. `drop` frees the box; `inside`
// would point at freed memory.
// Repair: use `inside` before dropping.

struct Config {
    name: String,
    retries: u32,
}

fn name_of(config: &Config) -> &str {
    &config.name
}

fn main() {
    let config = Box::new(Config { name: String::from("default"), retries: 3 });

    let inside = name_of(&config);
    println!("{} tries for {inside}", config.retries);
    drop(config);

    println!("used {inside}");
}
