fn number(v: &[String], at: usize) -> Option<&str> {
    let s = v.get(at)?;
    let rest = s.strip_prefix("n=")?;
    Some(rest)
}

fn bump(v: &mut Vec<i32>, at: usize) -> Result<&mut i32, String> {
    let len = v.len();
    let x = v.get_mut(at).ok_or(format!("{at} of {len}"))?;
    *x += 1;
    Ok(x)
}

fn main() {
    let v = vec![String::from("n=1"), String::from("2")];
    println!("{:?} {:?} {:?}", number(&v, 0), number(&v, 1), number(&v, 2));
    let mut w = vec![1];
    println!("{:?}", bump(&mut w, 0));
    println!("{:?} {w:?}", bump(&mut w.clone(), 3));
}
