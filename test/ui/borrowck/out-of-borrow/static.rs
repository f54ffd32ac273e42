struct Wrap(Box<i32>);

static ONE: Option<Wrap> = None;

fn main() {
    let o = ONE; //~ ERROR E0507 cannot move out of static item `ONE`
    println!("{}", o.is_none());
    if let Some(w) = o {
        println!("{}", w.0);
    }
}
