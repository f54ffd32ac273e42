// Teaches: a panic ends the program with status 101, but not silently: on the way out every destructor of the
// unwound functions runs. Here an index out of bounds, met three calls deep.
//@ exit: 101

struct Guard {
    name: &'static str,
}

impl Drop for Guard {
    fn drop(&mut self) {
        println!("cleaning up {}", self.name);
    }
}

fn read(values: &[u32], at: usize) -> u32 {
    let _guard = Guard { name: "read" };
    values[at]
}

fn sum_first(values: &[u32], count: usize) -> u32 {
    let _guard = Guard { name: "sum_first" };
    let mut sum = 0;
    for index in 0..count {
        sum += read(values, index);
    }
    println!("sum of {count} is {sum}");
    sum
}

fn main() {
    let _guard = Guard { name: "main" };
    let values = [10, 20, 30];
    let small = sum_first(&values, 2);
    println!("so far {small}");
    sum_first(&values, 4);
    println!("never reached");
}
