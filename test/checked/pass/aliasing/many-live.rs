// More references than the machine keeps apart.
fn main() {
    let mut cells = vec![0; 100];
    let start = cells.as_mut_ptr();
    let mut all: Vec<&mut i32> = Vec::new();
    for i in 0..100 {
        all.push(unsafe { &mut *start.add(i) });
    }
    for (i, cell) in all.iter_mut().enumerate() {
        **cell += i as i32;
    }
    println!("{}", cells.iter().sum::<i32>());
}
