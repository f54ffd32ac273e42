struct Frame {
    parent: *const Frame,
    depth: u32,
}

fn descend(parent: *const Frame, depth: u32) -> u32 {
    let here = Frame { parent, depth };
    if depth < 5 {
        return descend(&here, depth + 1);
    }
    let mut sum = 0;
    let mut at: *const Frame = &here;
    while !at.is_null() {
        unsafe {
            sum += (*at).depth;
            at = (*at).parent;
        }
    }
    sum
}

fn main() {
    assert_eq!(descend(std::ptr::null(), 0), 15);
}
