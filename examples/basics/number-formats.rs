// Teaches: what `println!` can do with a number: width, fill, alignment, sign, radix, precision.

fn main() {
    let n = 202;
    println!("decimal {n}, hex {n:x} {n:#X}, octal {n:o}, binary {n:b}");
    println!("padded  [{n:6}] [{n:<6}] [{n:^6}] [{n:06}]");
    println!("filled  [{n:*>7}] [{n:_<7}] [{n:.^7}]");
    println!("signed  [{n:+}] [{:+}] [{:+05}]", -n, 7);
    println!("prefix  [{n:#010b}] [{n:#06x}]");

    let pi = 3.14159265;
    println!("floats  [{pi}] [{pi:.2}] [{pi:8.3}] [{pi:<8.1}] [{pi:+.0}]");
    println!("whole   [{}] [{:?}] [{:.2}]", 2.0, 2.0, 2.0);

    let (width, precision) = (10, 4);
    println!("chosen  [{pi:width$.precision$}] [{n:>width$}] [{:.*}]", 1, pi);

    println!("limits  i8 {}..={}, u16 ..={}", i8::MIN, i8::MAX, u16::MAX);
    println!("wide    {}", u128::MAX);
    println!("texts   [{:>6}] [{:<6}] [{:^6}] [{:.2}]", "ab", "ab", "ab", "abcdef");
    println!("debug   {:?} {:?} {:?}", "tab\there", 'q', '\n');
    println!("braces  {{{n}}}");
}
