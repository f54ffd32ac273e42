//@ exit: 134
// A hook that panics ends the program, even where it catches its own panic.
use std::panic;

fn main() {
    panic::set_hook(Box::new(|info| {
        println!(
            "hook: {:?}, panicking {}",
            info.payload_as_str(),
            std::thread::panicking()
        );
        if info.payload_as_str() == Some("second") {
            let inner = panic::catch_unwind(|| panic!("inside the hook"));
            println!("never said {}", inner.is_err());
        }
    }));
    println!("{}", panic::catch_unwind(|| panic!("first")).is_err());
    println!("{}", std::thread::panicking());
    println!("{}", panic::catch_unwind(|| panic!("second")).is_err());
}
