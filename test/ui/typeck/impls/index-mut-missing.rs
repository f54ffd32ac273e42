use std::ops::Index;

struct Row([i32; 3]);

impl Index<usize> for Row {
    type Output = i32;
    fn index(&self, i: usize) -> &i32 {
        &self.0[i]
    }
}

fn main() {
    let mut r = Row([1, 2, 3]);
    r[0] = 5; //~ ERROR E0594 cannot assign to data in an index of `Row`
    println!("{}", r[0]);
    r = Row([0; 3]);
    println!("{}", r[1]);
}
