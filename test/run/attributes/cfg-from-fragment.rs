// A predicate that a macro has read as `$m:meta` decides as one that is written out.
macro_rules! when {
    ($test:meta => $name:ident) => {
        #[cfg($test)]
        fn $name() -> &'static str {
            stringify!($name)
        }
    };
}
macro_rules! when_all {
    ($($test:meta),* => $name:ident) => {
        #[cfg(all($($test),*))]
        fn $name() -> &'static str {
            stringify!($name)
        }
        #[cfg(not(all($($test),*)))]
        fn $name() -> &'static str {
            "otherwise"
        }
    };
}

when!(not(test) => first);
when_all!(not(test), target_pointer_width = "64" => second);
when_all!(not(test), target_os = "none" => third);

fn main() {
    println!("{} {} {}", first(), second(), third());
}
