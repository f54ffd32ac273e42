//@ exit: 101
// What `cfg` removes is gone before a block's value is looked for; levels of lints hold where they are set.
macro_rules! ignore {
    ($($_:tt)*) => {};
}

ignore! { any #tokens "at all" }

struct Own;

trait Of {
    type Out;
}

impl Of for Own {
    type Out = Own;
}

impl Own {
    fn by_projection(self: <Own as Of>::Out) -> &'static str {
        "own"
    }
}

fn is_unix() -> bool {
    #[cfg(unix)]
    {
        true
    }
    #[cfg(not(unix))]
    {
        false
    }
}

fn count() -> u8 {
    #![allow(static_mut_refs)]
    static mut COUNT: u8 = 1;
    let count = unsafe { &mut COUNT };
    *count += 1;
    *count
}

const EMPTY: &[u8] = {
    let empty: &'static mut [u8] = &mut [];
    empty
};

fn main() {
    println!("{} {} {} {}", is_unix(), count(), EMPTY.len(), Own.by_projection());
    {
        #![allow(overflowing_literals)]
        println!("{} {} {}", 300u8, 128i8, 255u8);
    }
    #[warn(unconditional_panic)]
    let nothing = [1, 2][5];
    println!("{nothing}");
}
