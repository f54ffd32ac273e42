trait Speak {}

impl Drop for dyn Speak { //~ ERROR E0120 the `Drop` trait may only be implemented for local structs, enums, and unions
    fn drop(&mut self) {}
}

fn main() {}
