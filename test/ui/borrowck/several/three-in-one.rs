fn main() {
    let a = String::from("a");
    let b = a;
    println!("{a}"); //~ ERROR E0382 borrow of moved value: `a`
    let mut v = vec![b];
    let r = &v;
    v.clear(); //~ ERROR E0502 cannot borrow `v` as mutable because it is also borrowed as immutable
    println!("{r:?}");
    let n = 1;
    println!("{n}");
    n = 2; //~ ERROR E0384 cannot assign twice to immutable variable `n`
    println!("{n}");
}
