fn nest(depth: u32) -> impl Sized { //~ ERROR E0720 cannot resolve opaque type
    if depth == 0 {
        return None;
    }
    Some((depth, nest(depth - 1)))
}

fn main() {
    let _ = nest(2);
}
