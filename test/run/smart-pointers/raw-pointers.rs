struct Stack {
    head: *mut Node,
    len: usize,
}

struct Node {
    value: i32,
    next: *mut Node,
}

impl Stack {
    fn push(&mut self, value: i32) {
        let node = Box::new(Node { value, next: self.head });
        self.head = Box::into_raw(node);
        self.len += 1;
    }

    fn pop(&mut self) -> Option<i32> {
        if self.head.is_null() {
            return None;
        }
        let node = unsafe { Box::from_raw(self.head) };
        self.head = node.next;
        self.len -= 1;
        Some(node.value)
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        while let Some(v) = self.pop() {
            print!("{v} ");
        }
        println!("freed");
    }
}

unsafe fn sum(p: *const i32, n: usize) -> i32 {
    let mut total = 0;
    for i in 0..n {
        total += unsafe { *p.add(i) };
    }
    total
}

fn main() {
    let mut s = Stack { head: std::ptr::null_mut(), len: 0 };
    for i in 0..4 {
        s.push(i * 10);
    }
    println!("{:?} {}", s.pop(), s.len);
    let mut n = 5;
    let p = &mut n as *mut i32;
    unsafe {
        *p += 1;
        p.write(p.read() * 2);
    }
    println!("{n}");
    let a = [1, 2, 3, 4];
    println!("{}", unsafe { sum(a.as_ptr(), a.len()) });
    let q = &raw const a[2];
    println!("{} {}", unsafe { *q }, unsafe { q.offset_from(a.as_ptr()) });
    let (mut x, mut y) = (1, 2);
    unsafe { std::ptr::swap(&mut x, &mut y) };
    println!("{x} {y} {}", p == &mut n as *mut i32);
    let slice = unsafe { std::slice::from_raw_parts(a.as_ptr().add(1), 2) };
    println!("{slice:?}");
}
