fn main() {
    fn helper<'a>(v: &'a [i32], spare: &'a i32) -> &'a i32 {
        match v {
            [] => spare,
            [x, ..] => x,
        }
    }

    struct Local<'s>(&'s str);

    impl<'s> Local<'s> {
        fn get(&self) -> &'s str {
            self.0
        }
    }

    let spare = 5;
    println!("{} {}", helper(&[], &spare), helper(&[1], &spare));
    let text = String::from("t");
    let got = {
        let l = Local(&text);
        l.get()
    };
    println!("{got}");
}
