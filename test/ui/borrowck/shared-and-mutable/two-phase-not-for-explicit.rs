fn push(v: &mut Vec<usize>, n: usize) {
    v.push(n);
}

fn main() {
    let mut v = vec![1];
    push(&mut v, v.len()); //~ ERROR E0502 cannot borrow `v` as immutable because it is also borrowed as mutable
}
