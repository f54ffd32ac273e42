fn main() {
    let mut data = vec![1, 2, 3];
    let mut last = &0;
    for i in 0..3 {
        data.push(i); //~ ERROR E0502 cannot borrow `data` as mutable because it is also borrowed as immutable
        println!("{last}");
        last = &data[0];
    }
}
