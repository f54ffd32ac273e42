fn ackermann(m: u64, n: u64) -> u64 {
    match (m, n) {
        (0, n) => n + 1,
        (m, 0) => ackermann(m - 1, 1),
        (m, n) => ackermann(m - 1, ackermann(m, n - 1)),
    }
}

fn is_even(n: u32) -> bool {
    n == 0 || is_odd(n - 1)
}

fn is_odd(n: u32) -> bool {
    n != 0 && is_even(n - 1)
}

fn hanoi(n: u32, from: char, to: char, via: char, moves: &mut Vec<(char, char)>) {
    if n > 0 {
        hanoi(n - 1, from, via, to, moves);
        moves.push((from, to));
        hanoi(n - 1, via, to, from, moves);
    }
}

fn permutations(items: &mut Vec<i32>, at: usize, out: &mut Vec<Vec<i32>>) {
    if at == items.len() {
        out.push(items.clone());
        return;
    }
    for i in at..items.len() {
        items.swap(at, i);
        permutations(items, at + 1, out);
        items.swap(at, i);
    }
}

fn main() {
    println!("{} {}", ackermann(2, 3), ackermann(1, 9));
    println!("{} {}", is_even(10), is_odd(7));
    let mut moves = Vec::new();
    hanoi(3, 'A', 'C', 'B', &mut moves);
    println!("{} {moves:?}", moves.len());
    let mut out = Vec::new();
    permutations(&mut vec![1, 2, 3], 0, &mut out);
    println!("{out:?}");
}
