fn forever(_r: &'static str) {}

fn use_it(s: &str) {
    forever(s); //~ ERROR E0521 borrowed data escapes outside of function
}

fn main() {
    use_it("s");
}
