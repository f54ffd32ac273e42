// The type that a pattern names is required of what it matches, wherever it stands.
struct S<'a> {
    r: &'a str,
    n: i32,
}
struct T<'a>(&'a str);
enum E<'a> {
    A(&'a str),
    B(&'a str),
}

fn of_a_value(s: S<'_>) {
    let S::<'static> { r, .. } = s; //~ ERROR lifetime may not live long enough
    println!("{r}");
}

fn behind_a_reference(s: &S<'_>) {
    let S::<'static> { r, .. } = s; //~ ERROR lifetime may not live long enough
    println!("{r}");
}

fn in_an_arm(s: S<'_>) {
    match s {
        S::<'static> { n: 0, .. } => {} //~ ERROR lifetime may not live long enough
        S { r, .. } => println!("{r}"),
    }
}

fn within_another(s: (S<'_>, i32)) {
    let (S::<'static> { r, .. }, _) = s; //~ ERROR lifetime may not live long enough
    println!("{r}");
}

fn of_a_tuple_struct(s: T<'_>) {
    let T::<'static>(r) = s; //~ ERROR lifetime may not live long enough
    println!("{r}");
}

fn of_variants(s: Option<E<'_>>) {
    if let Some(E::A::<'static>(_) | E::B(_)) = s { //~ ERROR lifetime may not live long enough
        println!("some");
    }
}

impl S<'static> {
    fn by_self(s: &mut S<'_>) {
        let Self { n, .. } = s; //~ ERROR lifetime may not live long enough
        *n += 1;
    }
    fn as_a_parameter(Self { n, .. }: S<'_>) { //~ ERROR lifetime may not live long enough
        println!("{n}");
    }
}

fn main() {
    of_a_value(S { r: "", n: 1 });
}
