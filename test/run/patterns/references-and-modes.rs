#[derive(Debug)]
struct P {
    name: String,
    n: i32,
}

fn main() {
    let p = P { name: String::from("p"), n: 1 };
    let P { name, n } = &p;
    println!("{name} {n}");
    let P { ref name, n } = p;
    println!("{name} {n}");
    let mut q = P { name: String::from("q"), n: 2 };
    let P { name, n } = &mut q;
    name.push('!');
    *n += 1;
    println!("{q:?}");
    {
        let P { ref mut name, .. } = q;
        name.push('?');
    }
    println!("{q:?}");
    let t = &(1, "a".to_string());
    let (x, s) = t;
    println!("{x} {s}");
    let &(y, _) = t;
    println!("{y}");
    for &(a, ref b) in &[(1, String::from("one")), (2, String::from("two"))] {
        println!("{a} {b}");
    }
    let nested = Some(Some(String::from("deep")));
    if let Some(Some(s)) = &nested {
        println!("{s}");
    }
    match &nested {
        Some(inner @ Some(_)) => println!("{inner:?}"),
        _ => {}
    }
    let o = Some(5);
    match o {
        ref r @ Some(n) => println!("{r:?} {n}"),
        None => {}
    }
    let v = vec![(1, 'a'), (2, 'b')];
    for (i, (n, c)) in v.iter().enumerate() {
        print!("{i}{n}{c} ");
    }
    println!();
    let b = Box::new((1, 2));
    let (l, r) = *b;
    println!("{l} {r}");
}
