// What starts a program is called without any promise.
unsafe fn main() {} //~ ERROR E0580
