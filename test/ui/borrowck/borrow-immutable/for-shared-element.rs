fn main() {
    let rows = vec![vec![1], vec![2]];
    for row in &rows {
        row.push(0); //~ ERROR E0596 cannot borrow `*row` as mutable, as it is behind a `&` reference
    }
}
