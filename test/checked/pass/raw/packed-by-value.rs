#[repr(C, packed)]
struct Header {
    kind: u8,
    length: u32,
}

fn main() {
    let h = Header { kind: 1, length: 77 };
    let length = h.length;
    assert_eq!(length + h.kind as u32, 78);
}
