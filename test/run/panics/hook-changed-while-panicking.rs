// Hooks stay while a thread of theirs panics; resume_unwind goes by them; a panic in a destructor counts as one more.
use std::panic;

struct Meddler;

impl Drop for Meddler {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let tried = panic::catch_unwind(|| panic::set_hook(Box::new(|_| println!("new hook"))));
            println!("set while panicking: {}", tried.is_ok());
            if let Err(why) = tried {
                println!("{:?}", why.downcast_ref::<&str>());
            }
            println!("still panicking: {}", std::thread::panicking());
        }
    }
}

fn main() {
    panic::set_hook(Box::new(|info| {
        println!("hook: {:?}", info.payload_as_str())
    }));
    let result = panic::catch_unwind(|| {
        let _meddler = Meddler;
        panic!("first")
    });
    println!("{}", result.is_err());
    let result = panic::catch_unwind(|| panic::resume_unwind(Box::new(7)));
    println!("{:?}", result.unwrap_err().downcast_ref::<i32>());
    println!("{}", std::thread::panicking());
    let other = std::thread::spawn(|| panic!("elsewhere {}", 1));
    println!("{:?}", other.join().unwrap_err().downcast_ref::<String>());
    drop(panic::take_hook());
}
