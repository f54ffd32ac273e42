fn call<F>(_f: F)
where
    F: for<'a> Fn(i32) -> Option<&'a i32>, //~ ERROR E0582 binding for associated type `Output` references lifetime `'a`, which does not appear in the trait input types
{
}

fn main() {}
