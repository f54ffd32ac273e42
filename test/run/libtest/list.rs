//@ test
//@ args: --list
// The options of libtest.

mod zoo {
    #[test]
    fn ant() {
        println!("an ant");
    }

    #[test]
    fn ant_eater() {
        print!("no ");
        println!("ant");
    }

    #[test]
    #[ignore = "asleep"]
    #[should_panic(expected = "woken")]
    fn bear() {
        panic!("woken up");
    }
}

#[test]
#[ignore]
fn zebra() {
}
