//@ fault: M0014
// A method that frees what its own `&mut self` stands for.
struct Job {
    id: u32,
}

impl Job {
    fn finish(&mut self) {
        println!("finished {}", self.id);
        drop(unsafe { Box::from_raw(self as *mut Job) }); //~ FAULT
    }
}

fn main() {
    let job = Box::into_raw(Box::new(Job { id: 3 }));
    unsafe { (*job).finish() };
}
