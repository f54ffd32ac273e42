struct View<'a> {
    part: &'a [i32],
}

impl<'a> View<'a> {
    fn total(&self) -> i32 {
        let mut sum = 0;
        for x in self.part {
            sum += x;
        }
        sum
    }
}

fn main() {
    let mut v = vec![1, 2, 3];
    let view = View { part: &v[1..] };
    v[0] = 9; //~ ERROR E0502 cannot borrow `v` as mutable because it is also borrowed as immutable
    println!("{}", view.total());
}
