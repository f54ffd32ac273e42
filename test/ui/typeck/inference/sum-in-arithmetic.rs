// What `sum` adds up to is asked before what can be divided; where the left side is known, the operator comes first.

fn mean(values: &[i32]) -> f64 {
    values.iter().sum() / values.len() as f64 //~ ERROR E0283 type annotations needed
}

fn next(values: &[i32]) -> i32 {
    1 + values.iter().sum() //~ ERROR E0284 type annotations needed
}

fn parsed(text: &str) -> i32 {
    text.parse().unwrap() + 1 //~ ERROR E0284 type annotations needed
}

fn main() {}
