use std::panic::catch_unwind;

fn main() {
    let result = catch_unwind(|| {
        let v = vec![String::from("held")];
        if v.len() == 1 {
            panic!("out");
        }
    });
    assert!(result.is_err());
}
