struct D(u32);

impl Drop for D {
    fn drop(&mut self) {
        print!("d{} ", self.0);
    }
}

fn main() {
    for i in 0..4 {
        let _d = D(i);
        if i == 1 {
            print!("continue ");
            continue;
        }
        if i == 3 {
            print!("break ");
            break;
        }
        print!("body{i} ");
    }
    println!();
    let mut n = 10;
    while D(n).0 < 13 {
        print!("w ");
        n += 1;
    }
    println!();
    let mut kept = Vec::new();
    loop {
        let d = D(n);
        n += 1;
        if n % 2 == 0 {
            kept.push(d);
        }
        if n > 18 {
            break;
        }
    }
    println!("kept {}", kept.len());
    for d in kept {
        print!("item{} ", d.0);
    }
    println!();
    let mut slot = None;
    for i in 20..23 {
        slot = Some(D(i));
        print!("set ");
    }
    println!("{}", slot.is_some());
    let mut it = vec![D(30), D(31), D(32)].into_iter();
    if let Some(d) = it.next() {
        print!("got{} ", d.0);
    }
    drop(it);
    println!("iterator gone");
}
