fn main<T>() {} //~ ERROR E0131 `main` function is not allowed to have generic parameters
