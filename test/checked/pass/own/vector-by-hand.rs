use std::alloc::{alloc, dealloc, Layout};

struct Stack {
    data: *mut u64,
    used: usize,
}

const ROOM: usize = 8;

impl Stack {
    fn new() -> Stack {
        let data = unsafe { alloc(Layout::array::<u64>(ROOM).unwrap()) } as *mut u64;
        Stack { data, used: 0 }
    }

    fn push(&mut self, n: u64) {
        assert!(self.used < ROOM);
        unsafe { self.data.add(self.used).write(n) };
        self.used += 1;
    }

    fn pop(&mut self) -> Option<u64> {
        if self.used == 0 {
            return None;
        }
        self.used -= 1;
        Some(unsafe { self.data.add(self.used).read() })
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        unsafe { dealloc(self.data as *mut u8, Layout::array::<u64>(ROOM).unwrap()) };
    }
}

fn main() {
    let mut s = Stack::new();
    s.push(1);
    s.push(2);
    assert_eq!((s.pop(), s.pop(), s.pop()), (Some(2), Some(1), None));
}
