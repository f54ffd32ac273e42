use std::rc::Rc;

struct D(u8);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let mut v = vec![D(1), D(2), D(3), D(4)];
    println!("pop");
    v.pop();
    println!("remove");
    let r = v.remove(0);
    println!("removed {}", r.0);
    println!("truncate");
    v.truncate(1);
    println!("replace");
    v[0] = D(5);
    v.push(D(6));
    println!("swap_remove");
    let s = v.swap_remove(0);
    println!("clear {}", s.0);
    v.clear();
    println!("insert");
    v.insert(0, D(7));
    v.extend([D(8), D(9)]);
    let w = v.split_off(1);
    println!("{} {}", v.len(), w.len());
    println!("option");
    let mut o = Some(D(10));
    o.take();
    println!("taken");
    o.replace(D(11));
    o = None;
    println!("{}", o.is_none());
    let mut d = D(12);
    let old = std::mem::replace(&mut d, D(13));
    println!("old {}", old.0);
    let rc = Rc::new(D(14));
    let rc2 = Rc::clone(&rc);
    drop(rc);
    println!("rc gone once");
    drop(rc2);
    let b: Box<[D]> = vec![D(15), D(16)].into_boxed_slice();
    println!("{}", b.len());
    let nested = vec![vec![D(17)], vec![D(18), D(19)]];
    println!("{}", nested.len());
    println!("end");
}
