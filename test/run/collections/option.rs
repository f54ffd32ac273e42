fn half(n: i32) -> Option<i32> {
    if n % 2 == 0 { Some(n / 2) } else { None }
}

fn eighth(n: i32) -> Option<i32> {
    half(half(half(n)?)?)
}

fn main() {
    println!("{:?} {:?}", eighth(16), eighth(12));
    let mut o = Some(3);
    println!("{} {} {}", o.is_some(), o.is_none(), o.unwrap());
    println!("{:?}", o.take());
    println!("{:?}", o.replace(5));
    println!("{}", o.unwrap_or(9));
    println!("{} {}", None.unwrap_or(9), None::<i32>.unwrap_or_default());
    println!("{:?} {:?} {:?}", o.or(Some(1)), None.or(Some(1)), o.and(Some("x")));
    println!("{:?} {:?}", o.xor(None), o.zip(Some('z')));
    println!("{:?} {:?}", o.ok_or("none"), None::<i32>.ok_or("none"));
    if let Some(x) = o.as_mut() {
        *x += 100;
    }
    println!("{o:?} {}", o.expect("has"));
    let s = Some(String::from("text"));
    println!("{:?} {:?} {:?}", s.as_ref(), s.as_deref(), s.clone().unwrap().len());
    println!("{:?}", s.iter().next());
    *o.get_or_insert(1) += 1;
    println!("{}", o.insert(2));
    let mut n: Option<Vec<u8>> = None;
    n.get_or_insert(Vec::new()).push(1);
    println!("{n:?}");
    println!("{:?} {:?}", Some(Some(1)).flatten(), Some(1).into_iter().next());
    println!("{:?} {:?}", Some(1).max(None), Some(&5).copied());
    println!("{:?} {:?}", Some(Ok::<i32, u8>(1)).transpose(), s.is_some() == n.is_some());
    for x in Some(7) {
        println!("{x}");
    }
}
