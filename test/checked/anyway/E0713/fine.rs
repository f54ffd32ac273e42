//@ verdict: fine
struct Batch<'a> {
    items: &'a mut Vec<i32>,
    name: &'static str,
}

impl<'a> Drop for Batch<'a> {
    fn drop(&mut self) {
        println!("{} is done", self.name);
    }
}

fn items<'a>(batch: Batch<'a>) -> &'a mut Vec<i32> {
    &mut *batch.items
}

fn main() {
    let mut numbers = vec![1, 2, 3];
    items(Batch { items: &mut numbers, name: "first" }).push(4);
    println!("{numbers:?}");
}
