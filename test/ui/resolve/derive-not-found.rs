//@ edition: 2021
// A derive macro whose import failed has been told of; so has one of a crate that is not there.
extern crate absent; //~ ERROR E0463
use std::fmt::Nope; //~ ERROR E0432
use zip::Zap; //~ ERROR E0432

#[derive(Nope, Local)] //~ ERROR cannot find derive macro `Local`
struct First;

#[derive(absent::Trait, unlinked::Other)] //~ ERROR E0433 cannot find module or crate `unlinked`
struct Local;

fn main() {
    #[derive(Zap, Inner)] //~ ERROR cannot find derive macro `Inner`
    struct Third;
    First.missing(); //~ ERROR E0599
}
