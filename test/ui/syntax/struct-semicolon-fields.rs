struct P {
    x: i32; //~ ERROR struct fields are separated by `,`
    y: i32; //~ ERROR struct fields are separated by `,`
}

fn main() {}
