fn bump(n: &mut i32) -> &mut i32 {
    *n += 1;
    n
}

fn main() {
    let mut values = vec![1, 2, 3];
    let list = &mut values;
    for round in 0..20 {
        let first = &mut list[0];
        *bump(bump(first)) += round;
        let again = &mut *first;
        *again += 1;
        *first += 1;
        list.push(round);
    }
    println!("{} {}", values[0], values.len());
}
