// Attributes that set levels of lints: their form, and what `forbid` forbids further in.
#![forbid(non_snake_case)]
#![forbid(unused_mut)]

#[allow] //~ ERROR malformed `allow` attribute input
fn one() {}

#[allow = "unused"] //~ ERROR malformed `allow` attribute input
fn two() {}

#[warn(unused = "no", reason = "because")] //~ ERROR E0452 malformed lint attribute input
fn three() {}

#[warn(reason = "because", dead_code)] //~ ERROR E0452 malformed lint attribute input
fn four() {}

#[warn(dead_code, reason = 5)] //~ ERROR E0452 malformed lint attribute input
fn five() {}

#[deny(kettle::boil, clippy::all)] //~ ERROR E0710 unknown tool name `kettle` found in scoped lint: `kettle::boil`
fn six() {}

#[allow(non_snake_case)] //~ ERROR E0453 allow(non_snake_case) incompatible with previous forbid
fn Seven() {}

#[deny(non_snake_case)]
fn eight() {}

mod nine {
    fn inner() {
        #[allow(unused)] //~ ERROR E0453 allow(unused) incompatible with previous forbid
        let mut x = 1;
    }
}

#[forbid(unused_variables)]
#[allow(unused_variables)] //~ ERROR E0453 allow(unused_variables) incompatible with previous forbid
fn ten() {}

#[allow(unused_variables)]
#[forbid(unused_variables)]
fn eleven() {}

#[forbid(unused_parens)]
fn twelve() {}

#[allow(unused_parens)]
fn thirteen() {}

#[forbid(nonstandard_style)]
mod fourteen {
    #[allow(non_camel_case_types)]
    pub struct lower;
}

fn main() {}
