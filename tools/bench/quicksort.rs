// Quicksort on slices: halves by `split_at_mut`, so that the borrow checker sees they are apart.

fn sort(list: &mut [u32]) {
    if list.len() < 2 {
        return;
    }
    let last = list.len() - 1;
    list.swap(last / 2, last);
    let pivot = list[last];
    let mut boundary = 0;
    for i in 0..last {
        if list[i] < pivot {
            list.swap(i, boundary);
            boundary += 1;
        }
    }
    list.swap(boundary, last);
    let (left, right) = list.split_at_mut(boundary);
    sort(left);
    sort(&mut right[1..]);
}

const COUNT: usize = 100_000;

fn main() {
    let mut list = Vec::new();
    let mut state: u32 = 1;
    for _ in 0..COUNT {
        state = state.wrapping_mul(1664525).wrapping_add(1013904223);
        list.push(state >> 8);
    }
    sort(&mut list);
    let mut sorted = true;
    for i in 1..list.len() {
        if list[i - 1] > list[i] {
            sorted = false;
        }
    }
    println!("{} {} {}", sorted, list[0], list[COUNT / 2]);
}
