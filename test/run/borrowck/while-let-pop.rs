fn main() {
    let mut stack = vec![3];
    while let Some(n) = stack.pop() {
        println!("{n}");
        if n > 0 {
            stack.push(n - 1);
            if n == 2 {
                stack.push(0);
            }
        }
    }
}
