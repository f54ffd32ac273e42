fn main() {
    let mut v: Vec<i32> = Vec::new();
    println!("{} {} {:?}", v.len(), v.is_empty(), v.first());
    for i in 0..5 {
        v.push(i * i);
    }
    println!("{v:?} {:?} {:?} {:?}", v.first(), v.last(), v.get(9));
    v.insert(2, 100);
    println!("{} {v:?}", v.remove(0));
    println!("{:?} {v:?}", v.pop());
    v.extend([7, 8, 9]);
    v.extend_from_slice(&[1, 1]);
    println!("{v:?} {}", v.contains(&100));
    v.sort();
    println!("{v:?}");
    v.dedup();
    v.reverse();
    println!("{v:?} {:?}", v.binary_search(&500).is_err());
    println!("{:?} {v:?}", v.drain(1..3).collect::<Vec<_>>());
    v.swap(0, 1);
    v.truncate(4);
    v.resize(6, -1);
    println!("{v:?} {}", v.capacity() >= 6);
    let mut w = v.split_off(3);
    println!("{v:?} {w:?}");
    v.append(&mut w);
    println!("{v:?} {w:?}");
    println!("{} {}", v.iter().sum::<i32>(), v.iter().max().unwrap());
    println!("{:?} {:?}", &v[1..3], &v[..=1]);
    println!("{:?} {:?}", v.split_first(), v.split_last().map_or_none());
    println!("{:?}", v.iter().rev().collect::<Vec<_>>());
    println!("{:?}", v.chunks(4).collect::<Vec<_>>());
    println!("{:?}", v.windows(2).last());
    println!("{:?}", v.iter().position_of(-1));
    v.fill(3);
    println!("{v:?} {:?}", vec![0u8; 3]);
    println!("{:?}", vec![vec![1; 2]; 2]);
    println!("{:?} {:?}", [1, 2, 3].to_vec(), vec![[1, 2], [3, 4]].concat());
    println!("{}", vec![1, 2] == vec![1, 2] && vec![1] < vec![2]);
    v.clear();
    println!("{v:?}");
}

trait MapOrNone {
    fn map_or_none(self) -> Option<i32>;
}

impl MapOrNone for Option<(&i32, &[i32])> {
    fn map_or_none(self) -> Option<i32> {
        match self {
            Some((x, rest)) if rest.len() > 2 => Some(*x),
            _ => None,
        }
    }
}

trait PositionOf {
    fn position_of(self, n: i32) -> Option<usize>;
}

impl<'a, I: Iterator<Item = &'a i32>> PositionOf for I {
    fn position_of(self, n: i32) -> Option<usize> {
        for (i, x) in self.enumerate() {
            if *x == n {
                return Some(i);
            }
        }
        None
    }
}
