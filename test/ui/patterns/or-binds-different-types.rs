enum Value {
    Int(i32),
    Text(String),
}

fn main() {
    for v in [Value::Int(1), Value::Text(String::new())] {
        match v {
            Value::Int(x) | Value::Text(x) => drop(x), //~ ERROR E0308 mismatched types
        }
    }
}
