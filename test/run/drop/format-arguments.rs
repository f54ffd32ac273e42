// `let` keeps what `format_args!` borrows, as it does for `&`.
struct Noisy(&'static str);
impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
impl std::fmt::Display for Noisy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

fn main() {
    let once = format_args!("{}", Noisy("once"));
    let twice = format_args!("{0} {0} {1:>4}", Noisy("twice"), 7);
    let within = Some(format_args!("{}", { &Noisy("within") }));
    println!("{once}, {twice}, {within:?}");
    println!("{}", format_args!("{}", Noisy("at once")));
    println!("end");
}
