// A closure's body puts a reference to a variable of its own into one that it captures: the variable outlives the call.
struct Reading {
    value: i32,
}

impl Reading {
    fn value(&self) -> &i32 {
        &self.value
    }
}

fn through_method(first: &Reading) {
    let mut latest = first.value();
    let mut take = |n: i32| {
        let reading = Reading { value: n };
        latest = reading.value(); //~ ERROR E0521 borrowed data escapes outside of closure
    };
    take(3);
    println!("{latest}");
}

fn directly(first: &Reading) {
    let mut latest = first;
    let mut take = |n: i32| {
        let reading = Reading { value: n };
        latest = &reading; //~ ERROR E0521 borrowed data escapes outside of closure
    };
    take(3);
    println!("{}", latest.value);
}

fn pushed(first: &Reading) {
    let mut all = vec![first];
    let mut take = |n: i32| {
        let reading = Reading { value: n };
        all.push(&reading); //~ ERROR E0597 `reading` does not live long enough
    };
    take(3);
    println!("{}", all.len());
}

fn main() {}
