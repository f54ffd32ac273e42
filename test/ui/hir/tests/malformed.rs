//@ test
// The forms of `#[test]`, `#[should_panic]` and `#[ignore]`.

#[test]
#[should_panic(message = "x")] //~ ERROR E0539 malformed `should_panic` attribute input
fn other_word() {}

#[test]
#[should_panic(expected)] //~ ERROR E0539 malformed `should_panic` attribute input
fn no_text() {}

#[test]
#[should_panic("x")] //~ ERROR E0539 malformed `should_panic` attribute input
fn bare_text() {}

#[test]
#[ignore(slow)] //~ ERROR valid forms for the attribute are `#[ignore = "reason"]` and `#[ignore]`
fn ignored() {}

#[test(x)] //~ ERROR attribute must be of the form `#[test]`
fn with_arguments() {}
