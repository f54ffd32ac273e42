struct Arena {
    blocks: Vec<Box<u32>>,
}

impl Arena {
    fn add(&mut self, n: u32) -> *mut u32 {
        self.blocks.push(Box::new(n));
        &mut **self.blocks.last_mut().unwrap()
    }
}

fn main() {
    let mut arena = Arena { blocks: Vec::new() };
    let first = arena.add(1);
    for i in 0..50 {
        arena.add(i);
    }
    unsafe { *first += 5 };
    assert_eq!(*arena.blocks[0], 6);
}
