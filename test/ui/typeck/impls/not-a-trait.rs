struct P;
struct Q;

impl P for Q {} //~ ERROR E0404 expected trait, found struct `P`

fn main() {}
