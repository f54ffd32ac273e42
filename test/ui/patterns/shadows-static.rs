static LIMIT: u32 = 3;

fn main() {
    match 3u32 {
        LIMIT => println!("limit"), //~ ERROR E0530 match bindings cannot shadow statics
        _ => {}
    }
}
