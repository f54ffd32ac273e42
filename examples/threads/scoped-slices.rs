// Teaches: threads that borrow. A scope waits for its threads, so they may use the locals around it, in disjoint parts.
use std::thread;

/// Sums with one thread for each chunk.
fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let size = numbers.len().div_ceil(threads);
    thread::scope(|scope| {
        let parts: Vec<_> = numbers
            .chunks(size)
            .map(|chunk| scope.spawn(move || chunk.iter().sum::<u64>()))
            .collect();
        parts.into_iter().map(|part| part.join().unwrap()).sum()
    })
}

/// Merges two sorted runs that lie one behind the other.
fn merge(numbers: &mut [u64], middle: usize) {
    let mut merged = Vec::with_capacity(numbers.len());
    let (mut left, mut right) = (
        numbers[..middle].iter().peekable(),
        numbers[middle..].iter().peekable(),
    );
    while let (Some(&&a), Some(&&b)) = (left.peek(), right.peek()) {
        if a <= b {
            merged.push(a);
            left.next();
        } else {
            merged.push(b);
            right.next();
        }
    }
    merged.extend(left.chain(right));
    numbers.copy_from_slice(&merged);
}

/// Sorts both halves at the same time: `split_at_mut` proves that they are two.
fn merge_sort(numbers: &mut [u64], depth: u32) {
    if numbers.len() < 2 {
        return;
    }
    let middle = numbers.len() / 2;
    let (left, right) = numbers.split_at_mut(middle);
    if depth == 0 {
        merge_sort(left, 0);
        merge_sort(right, 0);
    } else {
        thread::scope(|scope| {
            scope.spawn(|| merge_sort(left, depth - 1));
            merge_sort(right, depth - 1);
        });
    }
    merge(numbers, middle);
}

fn main() {
    let mut seed = 12345;
    let mut numbers: Vec<u64> = (0..100)
        .map(|_| {
            seed = (seed * 1103515245 + 12345) % 2147483648;
            seed % 1000
        })
        .collect();

    let before = parallel_sum(&numbers, 4);
    merge_sort(&mut numbers, 2);
    println!("sum {before}, still {}", parallel_sum(&numbers, 7));
    println!("sorted: {}", numbers.is_sorted());
    println!("smallest {:?}, largest {:?}", &numbers[..3], &numbers[97..]);
}
