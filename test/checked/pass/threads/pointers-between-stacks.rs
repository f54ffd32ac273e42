// Threads of a scope reach into each other's stacks, by references and by addresses that have been numbers.
use std::thread;

fn deep(values: &mut [u64], depth: u32) {
    let mut own = [depth as u64; 4];
    if depth > 0 {
        thread::scope(|scope| {
            let address = own.as_mut_ptr() as usize;
            scope.spawn(move || {
                let first = address as *mut u64;
                unsafe { *first += 1 };
            });
            deep(values, depth - 1);
        });
    }
    values[depth as usize] = own[0];
}

fn main() {
    let mut values = vec![0; 4];
    thread::scope(|scope| {
        scope.spawn(|| deep(&mut values, 3));
    });
    assert_eq!(values, [0, 2, 3, 4]);
}
