// A mutable borrow of what was moved away might give it a value again: its destructor counts at the end of the scope.
struct View<'a> {
    text: &'a String,
}

impl Drop for View<'_> {
    fn drop(&mut self) {
        println!("no longer viewing {}", self.text);
    }
}

fn borrowed(text: String) {
    let mut view = View { text: &text };
    drop(view);
    let again = &mut view; //~ ERROR E0382 borrow of moved value: `view`
    println!("{}", again.text);
    drop(text); //~ ERROR E0505 cannot move out of `text` because it is borrowed
}

fn captured(text: String, other: &'static String) {
    let mut view = View { text: &text };
    drop(view);
    let mut refill = || { //~ ERROR E0382 borrow of moved value: `view`
        view = View { text: other };
    };
    refill();
    drop(text); //~ ERROR E0505 cannot move out of `text` because it is borrowed
}

fn only_read(text: String) {
    let view = View { text: &text };
    drop(view);
    let again = &view; //~ ERROR E0382 borrow of moved value: `view`
    println!("{}", again.text);
    drop(text);
}

fn main() {}
