// Borrows in the inner loop: insertion sort by swaps through a slice, and a walk along a list by `&mut`.

struct Link {
    value: u32,
    next: Option<Box<Link>>,
}

fn sort(list: &mut [u32]) {
    for i in 1..list.len() {
        let mut at = i;
        while at > 0 && list[at - 1] > list[at] {
            list.swap(at - 1, at);
            at -= 1;
        }
    }
}

fn push(mut end: &mut Option<Box<Link>>, value: u32) {
    while let Some(link) = end {
        end = &mut link.next;
    }
    *end = Some(Box::new(Link { value, next: None }));
}

fn main() {
    let mut list: Vec<u32> = (0..150).map(|n| n * 7919 % 1009).collect();
    sort(&mut list);
    let mut head = None;
    for value in &list {
        push(&mut head, *value);
    }
    let mut sum = 0;
    let mut at = &head;
    while let Some(link) = at {
        sum = sum * 31 % 65521 + link.value;
        at = &link.next;
    }
    println!("{sum}");
}
