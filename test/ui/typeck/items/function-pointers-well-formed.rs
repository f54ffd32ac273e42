// The types within function pointers are well-formed, in signatures and fields too.
struct Copied<T: Copy>(T);

struct Held(fn(Copied<String>)); //~ ERROR E0277 the trait bound `String: Copy` is not satisfied

fn taken(_: fn(Copied<String>)) {} //~ ERROR E0277

struct Outlives<'a>(fn(&'static &'a ())); //~ ERROR E0491

trait Named {
    type Is;
}

impl Named for u8 {
    type Is = fn() -> Copied<String>; //~ ERROR E0277
}

// What a pointer's own lifetimes stand in is for its callers; and sizes are not asked for.
struct Fine<T>(for<'a> fn(Copied<&'a T>), fn(str) -> [u8]);

fn main() {}
