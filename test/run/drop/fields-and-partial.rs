struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Outer {
    first: D,
    second: D,
    third: D,
}

impl Drop for Wrapper {
    fn drop(&mut self) {
        println!("wrapper of {}", self.inner.0);
    }
}

struct Wrapper {
    inner: D,
    other: D,
}

fn make(p: &'static str) -> Outer {
    let third = D(p);
    Outer { first: D("first"), third, second: D("second") }
}

fn main() {
    {
        let _o = make("whole");
    }
    println!("-- partial");
    {
        let o = make("partial");
        let taken = o.second;
        println!("took {}", taken.0);
    }
    println!("-- pattern");
    {
        let Outer { first, .. } = make("pattern");
        println!("have {}", first.0);
    }
    println!("-- field assigned");
    {
        let mut o = make("assigned");
        o.first = D("replacement");
        println!("{} {} {}", o.first.0, o.second.0, o.third.0);
        drop(o.third);
        o.third = D("refilled");
    }
    println!("-- wrapper");
    {
        let w = Wrapper { inner: D("inner"), other: D("other") };
        println!("{}", w.other.0);
    }
    println!("-- tuple and array");
    {
        let t = (D("t0"), D("t1"));
        let _a = [D("a0"), D("a1")];
        let (x, _) = t;
        println!("{}", x.0);
    }
    println!("-- box");
    {
        let b = Box::new((D("b0"), D("b1")));
        let y = b.0;
        println!("{}", y.0);
    }
    println!("-- end");
}
