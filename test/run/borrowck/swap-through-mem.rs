fn main() {
    let mut a = vec![1];
    let mut b = vec![2, 3];
    {
        let (mut x, mut y) = (&mut a, &mut b);
        std::mem::swap(&mut x, &mut y);
        x.push(9);
        y.push(8);
    }
    println!("{a:?} {b:?}");
    std::mem::swap(&mut a, &mut b);
    println!("{a:?} {b:?}");
    let mut pair = [String::from("l"), String::from("r")];
    let (l, r) = pair.split_at_mut(1);
    std::mem::swap(&mut l[0], &mut r[0]);
    println!("{pair:?}");
}
