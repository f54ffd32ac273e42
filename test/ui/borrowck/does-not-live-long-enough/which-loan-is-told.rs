// Of several loans that one end of storage violates the first is told, in the order in which bodies are searched.
fn cond() -> bool { true }
fn a() {
    let s = String::new();
    let mut r = &s;
    for _ in 0..3 {
        let k = String::new();
        if cond() {
            r = &k; //~ ERROR E0597 `k` does not live long enough
        } else {
            r = &k;
        }
    }
    println!("{r}");
}
fn b() {
    let s = String::new();
    let mut r = &s;
    for _ in 0..3 {
        let k = String::new();
        if cond() {
            r = &k; //~ ERROR E0597 `k` does not live long enough
        } else {
            r = &k;
        }
        println!("{r}");
    }
    println!("{r}");
}
struct V<'a> { f0: &'a String, f1: String }
impl<'a> V<'a> { fn get(&self) -> &String { &self.f1 } }
fn c() {
    let s = String::new();
    let mut r = &s;
    for _ in 0..3 {
        let k = String::new();
        if cond() {
            let v = V { f0: &k, f1: String::new() }; //~ ERROR E0597 `k` does not live long enough
            r = v.get(); //~ ERROR E0597 `v` does not live long enough
        } else {
            let w = V { f0: &k, f1: String::new() };
            r = w.get(); //~ ERROR E0597 `w` does not live long enough
        }
    }
    println!("{r}");
}
fn d() {
    let s = String::new();
    let mut r = &s;
    for _ in 0..3 {
        let k = String::new();
        if cond() {
            let v = V { f0: &k, f1: String::new() }; //~ ERROR E0597 `k` does not live long enough
            r = v.get(); //~ ERROR E0597 `v` does not live long enough
        } else {
            r = &k;
        }
    }
    println!("{r}");
}
fn e() {
    let s = String::new();
    let mut r = &s;
    for _ in 0..3 {
        let k = String::new();
        if cond() {
            r = &k; //~ ERROR E0597 `k` does not live long enough
        } else {
            let v = V { f0: &k, f1: String::new() };
            r = v.get(); //~ ERROR E0597 `v` does not live long enough
        }
    }
    println!("{r}");
}
fn f() {
    let s = String::new();
    let mut r = &s;
    {
        let k = String::new();
        if cond() {
            r = &k; //~ ERROR E0597 `k` does not live long enough
        } else {
            let v = V { f0: &k, f1: String::new() };
            r = v.get(); //~ ERROR E0597 `v` does not live long enough
        }
    }
    println!("{r}");
}
fn g() {
    let s = String::new();
    let mut r = &s;
    {
        let k = String::new();
        if cond() {
            r = &k; //~ ERROR E0597 `k` does not live long enough
        } else {
            r = &k;
        }
    }
    println!("{r}");
}
fn h() {
    let s = String::new();
    let mut r = &s;
    {
        let k = 5;
        let z = String::new();
        if cond() {
            if cond() { let v = V { f0: &z, f1: format!("a") }; println!("{}", v.get()) }
            r = &z; //~ ERROR E0597 `z` does not live long enough
        } else {
            if cond() { let v = V { f0: &z, f1: format!("a") };  println!("{}", v.get()) }
            r = &z;
        }
    }
    println!("{r}");
}
fn main() {}
