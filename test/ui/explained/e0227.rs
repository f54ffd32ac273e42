trait Near<'a>: 'a {}
trait Far<'b>: 'b {}
trait Both<'a, 'b>: Near<'a> + Far<'b> {}

struct Holder<'a, 'b> {
    x: &'a (dyn Both<'a, 'b>), //~ ERROR E0227 ambiguous lifetime bound, explicit lifetime bound required
    y: &'b u8,
}

fn main() {
    let _ = |h: Holder| (h.x as *const _ as *const u8, *h.y);
}
