// What a closure may not change because it lies behind a `&` is told where the closure is made, and not again inside.
struct Cart {
    items: Vec<String>,
    total: (i64, i64),
}

fn add_all(cart: &Cart, names: &[&str]) {
    names.iter().for_each(|name| { //~ ERROR E0596 cannot borrow `*cart` as mutable, as it is behind a `&` reference
        cart.items.push(name.to_string());
    });
}

fn count(total: &i64) {
    let mut add = |n: i64| { //~ ERROR E0596 cannot borrow `*total` as mutable, as it is behind a `&` reference
        *total += n;
        *total -= 1;
    };
    add(1);
}

fn nested(cart: &Cart) {
    let mut outer = || { //~ ERROR E0596 cannot borrow `*cart` as mutable, as it is behind a `&` reference
        let mut inner = || {
            cart.total.0 += 1;
        };
        inner();
    };
    outer();
}

fn by_value(total: &i64) {
    let mut add = move || {
        *total += 1; //~ ERROR E0594 cannot assign to `*total`, which is behind a `&` reference
    };
    add();
}

impl Cart {
    fn clear(&self) {
        let mut all = || { //~ ERROR E0596 cannot borrow `*self` as mutable, as it is behind a `&` reference
            self.items.clear();
        };
        all();
    }
}

fn not_declared_mut(cart: Cart) {
    let add = || {
        cart.total.1 += 2; //~ ERROR E0594 cannot assign to `cart.total.1`, as it is not declared as mutable
    };
    add(); //~ ERROR E0596 cannot borrow `add` as mutable, as it is not declared as mutable
}

fn out_of_fn(cart: Box<(i64, String)>) {
    let take: &dyn Fn() = &|| {
        drop(cart.1); //~ ERROR E0507 cannot move out of `cart.1`, as `cart` is a captured variable in an `Fn` closure
    };
    take();
}

fn main() {
    count(&1);
}
