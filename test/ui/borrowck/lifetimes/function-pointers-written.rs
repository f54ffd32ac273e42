// What a function pointer takes and gives is well-formed, wherever the pointer is written; and an item that becomes a
// pointer without lifetimes of its own must fulfil there what a call would ask of it.
fn local_of_pointer<'a>(_: &'a i32) {
    let _taking: fn(&'static &'a ()); //~ ERROR lifetime may not live long enough
}

fn local_of_giving<'a>(_: &'a i32) {
    let _giving: fn(i32) -> &'static &'a (); //~ ERROR lifetime may not live long enough
}

fn in_an_argument<'a>(_: &'a i32) {
    let _none = None::<fn(&'static &'a ())>; //~ ERROR lifetime may not live long enough
}

fn shortens<'a, 'b>(_proof: &'b &'a (), value: &'a i32) -> &'b i32 {
    value
}

fn without_proof<'a, 'b>(value: &'a i32) -> &'b i32 {
    let unproved: fn(_, &'a i32) -> &'b i32 = shortens; //~ ERROR lifetime may not live long enough
    unproved(&&(), value)
}

fn with_a_proof_that_cannot_be<'a, 'b>(value: &'a i32) -> &'b i32 {
    let unproved: fn(&'static &'a (), &'a i32) -> &'b i32 = shortens; //~ ERROR lifetime may not live long enough
    unproved(&&(), value)
}

// Parameters promise it to the body.
fn promised<'a>(take: fn(&'static &'a ()), value: &'static &'a ()) {
    let again: fn(&'static &'a ()) = take;
    again(value);
}

fn of_its_own(value: &i32) -> &i32 {
    let any: for<'b> fn(&'b &'b (), &'b i32) -> &'b i32 = shortens;
    any(&&(), value)
}

fn main() {
    promised(|_| (), &&());
    println!("{}", of_its_own(&1));
}
