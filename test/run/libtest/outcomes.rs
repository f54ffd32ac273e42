//@ test
//@ exit: 101
// Every way in which a test can end, and what libtest says of it.

fn divide(a: i32, b: i32) -> i32 {
    a / b
}

fn main() {
    println!("{}", divide(6, 3));
}

#[test]
fn at_the_root() {
    println!("not shown");
}

mod shelf {
    use std::collections::HashMap;

    #[derive(Debug, PartialEq)]
    pub struct Missing(pub String);

    pub fn find(stock: &HashMap<&str, u32>, name: &str) -> Result<u32, Missing> {
        stock.get(name).copied().ok_or_else(|| Missing(name.to_string()))
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn stock() -> HashMap<&'static str, u32> {
            HashMap::from([("nail", 3), ("bolt", 5)])
        }

        #[test]
        fn finds() -> Result<(), Missing> {
            assert_eq!(find(&stock(), "nail")?, 3);
            Ok(())
        }

        #[test]
        fn misses() -> Result<(), Missing> {
            println!("looking for a screw");
            find(&stock(), "screw")?;
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::divide;
    use std::process::ExitCode;

    #[test]
    fn fails() {
        println!("to standard output");
        eprintln!("to standard error");
        assert_eq!(divide(6, 3), 3, "six by three");
    }

    #[test]
    fn fails_without_a_line_end() {
        print!("text");
        assert!(divide(1, 1) == 2);
    }

    #[test]
    #[should_panic]
    fn panics() {
        divide(1, 0);
    }

    #[test]
    #[should_panic]
    fn does_not_panic() {
        println!("{}", divide(1, 1));
    }

    #[test]
    #[should_panic(expected = "by zero")]
    fn panics_as_expected() {
        divide(1, 0);
    }

    #[test]
    #[should_panic = "by zero"]
    fn panics_as_expected_in_the_short_form() {
        divide(1, 0);
    }

    #[test]
    #[should_panic(expected = "by \"three\"")]
    fn panics_with_another_text() {
        divide(1, 0);
    }

    #[test]
    #[should_panic(expected = "anything")]
    fn panics_with_no_text() {
        std::panic::panic_any(7_u8);
    }

    #[test]
    #[ignore]
    fn left_out() {
        panic!("never run");
    }

    #[test]
    #[ignore = "takes an hour"]
    #[should_panic]
    fn left_out_with_a_reason() {}

    #[test]
    fn gives_a_status() -> ExitCode {
        ExitCode::from(3)
    }

    #[test]
    fn is_named() {
        assert_eq!(std::thread::current().name(), Some("tests::is_named"));
    }
}
