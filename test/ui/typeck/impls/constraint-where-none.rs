fn total(v: Vec<u32, Item = u32>) -> usize { //~ ERROR E0229 associated item constraints are not allowed here
    v.len()
}

fn main() {}
