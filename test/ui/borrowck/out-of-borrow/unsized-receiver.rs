// A value of unknown size behind a reference can be moved neither for want of a size nor out of the reference.

trait Finish {
    fn finish(self);
}

fn end(it: &dyn Finish) {
    (*it).finish();
    //~^ ERROR E0161 cannot move a value of type `dyn Finish`
    //~| ERROR E0507 cannot move out of `*it` which is behind a shared reference
}

fn main() {}
