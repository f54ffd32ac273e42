use std::borrow::BorrowMut;

trait NestedBorrowMut<U, V> {
    fn nested_borrow_mut(&mut self) -> &mut V;
}

impl<T, U, V> NestedBorrowMut<U, V> for T
where
    T: BorrowMut<U>,
    U: BorrowMut<V>,
{
    fn nested_borrow_mut(&mut self) -> &mut V {
        let u_ref = self.borrow_mut(); //~ ERROR E0311 the parameter type `U` may not live long enough
        let v_ref = u_ref.borrow_mut(); //~ ERROR E0311 the parameter type `U` may not live long enough
        v_ref
    }
}

fn main() {}
