trait Pilot {
    fn fly(&self) -> &str;
    fn base() -> &'static str {
        "airport"
    }
}

trait Wizard {
    fn fly(&self) -> &str;
    fn base() -> &'static str;
}

struct Human;

impl Pilot for Human {
    fn fly(&self) -> &str {
        "captain"
    }
}

impl Wizard for Human {
    fn fly(&self) -> &str {
        "up"
    }
    fn base() -> &'static str {
        "tower"
    }
}

impl Human {
    fn fly(&self) -> &str {
        "arms"
    }
    fn base() -> &'static str {
        "home"
    }
}

trait Id {
    fn id(&self) -> String;
}

impl Id for i32 {
    fn id(&self) -> String {
        String::from("i32")
    }
}

impl Id for &i32 {
    fn id(&self) -> String {
        String::from("&i32")
    }
}

fn main() {
    let h = Human;
    println!("{} {} {}", h.fly(), Pilot::fly(&h), <Human as Wizard>::fly(&h));
    println!("{} {} {}", Human::base(), <Human as Pilot>::base(), <Human as Wizard>::base());
    let n = 5;
    println!("{} {} {}", n.id(), (&n).id(), (&&n).id());
    let f: fn(&Human) -> &str = Human::fly;
    println!("{}", f(&h));
    println!("{}", i32::max(3, 4));
    println!("{}", str::len("abc"));
    println!("{}", <str>::len("ab"));
    println!("{:?}", Vec::<u8>::with_capacity(0));
    println!("{}", <[i32]>::len(&[1, 2]));
}
