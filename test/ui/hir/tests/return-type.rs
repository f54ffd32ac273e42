//@ test
// A test may end with what `main` may end with.

use std::process::{ExitCode, Termination};

#[test]
fn number() -> i32 { //~ ERROR E0277 the trait bound `i32: Termination` is not satisfied
    1
}

#[test]
fn option() -> Option<()> { //~ ERROR E0277 the trait bound `Option<()>: Termination` is not satisfied
    None
}

#[test]
fn status() -> ExitCode {
    ExitCode::SUCCESS
}

#[test]
fn result() -> Result<(), Box<dyn std::error::Error>> {
    Ok(())
}

#[test]
fn any() -> impl Termination {}

#[test]
fn never() -> ! {
    panic!()
}
