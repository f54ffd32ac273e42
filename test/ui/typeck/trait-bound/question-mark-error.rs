#[derive(Debug)]
struct Mine;

fn parse(s: &str) -> Result<i32, Mine> {
    Ok(s.parse::<i32>()?) //~ ERROR E0277 `?` couldn't convert the error to `Mine`
}

fn main() {
    println!("{:?}", parse("1"));
}
