fn sum(v: &[i32]) -> i32 {
    let mut s = 0;
    for x in v {
        s += x;
    }
    s
}

fn bump(v: &mut [i32]) {
    for x in v.iter_mut() {
        *x += 1;
    }
}

fn main() {
    let a = [1, 2, 3, 4, 5];
    println!("{} {} {:?}", a.len(), sum(&a), &a[1..4]);
    let mut b = a;
    bump(&mut b);
    bump(&mut b[3..]);
    println!("{a:?} {b:?} {}", a == b);
    let grid = [[0; 3]; 2];
    println!("{grid:?} {}", grid[1].len());
    let mut g = grid;
    g[1][2] = 7;
    for row in &mut g {
        row[0] += 1;
    }
    println!("{g:?}");
    let (l, r) = b.split_at_mut(2);
    l[0] += r[0];
    r[1] = l[1];
    println!("{b:?}");
    let s: &[i32] = &a;
    println!("{:?} {:?} {}", s.first(), s.iter().rev().next(), s.is_empty());
    println!("{:?} {:?}", s.split_at(2), s.get(1..3));
    for (i, x) in s.iter().enumerate().skip(2).take(2) {
        print!("{i}:{x} ");
    }
    println!();
    let names = [String::from("x"), String::from("y")];
    for n in &names {
        print!("{n} ");
    }
    let [x, y] = names;
    println!("{}", x + &y);
    let empty: [u8; 0] = [];
    println!("{empty:?} {}", sum(&[]));
    println!("{:?}", s.iter().copied().collect::<Vec<i32>>());
    b.sort_unstable();
    b.reverse();
    b.swap(0, 4);
    println!("{b:?} {:?}", b.contains(&4));
    let boxed: Box<[i32]> = Box::new([1, 2]);
    println!("{boxed:?} {}", boxed.len());
    b[1..3].copy_from_slice(&[70, 80]);
    println!("{b:?} {}", [1, 2].starts_with(&[1]));
    let bytes = b"ab\x00";
    println!("{bytes:?} {}", bytes.len());
}
