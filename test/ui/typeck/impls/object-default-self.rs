trait Add<Other = Self> {}

fn together(_x: &dyn Add) {} //~ ERROR E0393 the type parameter `Other` must be explicitly specified

fn main() {}
