struct P<T: ?Sized + ?Sized> { //~ ERROR E0203 duplicate relaxed `Sized` bounds
    t: Box<T>,
}

fn main() {}
