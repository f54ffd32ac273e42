//@ verdict: M0001 E0524
fn main() {
    let mut numbers = vec![1, 2, 3];
    let list = &mut numbers;
    let mut reset = || *list = vec![7];
    let mut bump = || {
        for n in (*list).iter_mut() {
            reset();
            *n += 1;
        }
        *list = vec![8];
    };
    bump();
}
