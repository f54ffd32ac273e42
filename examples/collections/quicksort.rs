// Teaches: recursion on mutable slices. `split_at_mut` gives two halves that do not overlap, so each can be
// changed on its own; a generic function works for every type that can be compared.

fn partition<T: PartialOrd>(items: &mut [T]) -> usize {
    let last = items.len() - 1;
    let mut border = 0;
    for index in 0..last {
        if items[index] <= items[last] {
            items.swap(index, border);
            border += 1;
        }
    }
    items.swap(border, last);
    border
}

fn quicksort<T: PartialOrd>(items: &mut [T]) {
    if items.len() < 2 {
        return;
    }
    let middle = partition(items);
    let (left, right) = items.split_at_mut(middle);
    quicksort(left);
    quicksort(&mut right[1..]);
}

fn is_sorted<T: PartialOrd>(items: &[T]) -> bool {
    for index in 1..items.len() {
        if items[index - 1] > items[index] {
            return false;
        }
    }
    true
}

fn main() {
    let mut numbers = [5, -2, 9, 0, 5, 31, 7, -8];
    println!("sorted before: {}", is_sorted(&numbers));
    quicksort(&mut numbers);
    println!("{numbers:?}, sorted: {}", is_sorted(&numbers));

    let mut names = vec![String::from("Uma"), String::from("Bo"), String::from("Kim")];
    quicksort(&mut names);
    println!("{names:?}");

    let mut prices = vec![2.5, 0.99, 10.0];
    quicksort(&mut prices[..2]);
    println!("only two sorted: {prices:?}");

    let mut nothing: [u8; 0] = [];
    quicksort(&mut nothing);
    println!("{nothing:?}");
}
