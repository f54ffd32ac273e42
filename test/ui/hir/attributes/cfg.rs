// Predicates of conditional compilation that are none. What they stand on stays.
#[cfg] //~ ERROR E0539 malformed `cfg` attribute input
fn one() {}

#[cfg(unix, windows)] //~ ERROR E0805 malformed `cfg` attribute input
fn two() {}

#[cfg(not(unix, windows))] //~ ERROR E0805 malformed `cfg` attribute input
fn three() {}

#[cfg("unix")] //~ ERROR E0539 malformed `cfg` attribute input
fn four() {}

#[cfg(target_os = 1)] //~ ERROR E0539 malformed `cfg` attribute input
fn five() {}

#[cfg(neither(unix, windows))] //~ ERROR E0537 invalid predicate `neither`
fn six() {}

#[cfg(all(unix, any(1)))] //~ ERROR E0539 malformed `cfg` attribute input
fn seven() {}

#[cfg_attr] //~ ERROR E0539 malformed `cfg_attr` attribute input
fn eight() {}

#[cfg_attr(unix)] //~ ERROR expected one of `(`, `,`, `::`, or `=`, found `<eof>`
fn nine() {}

#[cfg_attr(unix, no_such_attribute)] //~ ERROR cannot find attribute `no_such_attribute` in this scope
fn ten() {}

#[cfg_attr(windows, no_such_attribute)]
fn eleven() {}

fn main() {
    six();
}
