//@ verdict: M0001 E0713
struct Batch<'a> {
    items: &'a mut Vec<i32>,
}

impl<'a> Drop for Batch<'a> {
    fn drop(&mut self) {
        *self.items = Vec::new();
    }
}

fn first<'a>(batch: Batch<'a>) -> &'a mut i32 {
    &mut (*batch.items)[0]
}

fn main() {
    let mut items = vec![1, 2, 3];
    *first(Batch { items: &mut items }) += 1;
    println!("{}", items.len());
}
