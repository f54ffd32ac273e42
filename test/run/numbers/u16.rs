// Arithmetic of `u16`: plain, checked, wrapping, saturating and overflowing; bits; comparison; text.
fn arithmetic(a: u16, b: u16) {
    println!("{a} and {b}: {:?} {:?} {:?}", a.checked_add(b), a.checked_sub(b), a.checked_mul(b));
    println!("  wrapping {} {} {}", a.wrapping_add(b), a.wrapping_sub(b), a.wrapping_mul(b));
    println!("  saturating {} {} {}", a.saturating_add(b), a.saturating_sub(b), a.saturating_mul(b));
    println!("  overflowing {:?} {:?} {:?}", a.overflowing_add(b), a.overflowing_sub(b), a.overflowing_mul(b));
    println!("  divided {:?} {:?} {:?} {:?}", a.checked_div(b), a.checked_rem(b), a.checked_div_euclid(b), a.checked_rem_euclid(b));
    println!("  bits {} {} {} {}", a & b, a | b, a ^ b, !a);
    println!("  order {} {} {} {} {:?}", a < b, a <= b, a == b, a != b, a.cmp(&b));
    println!("  {} {}", a.min(b), a.max(b));
}

fn shifts(a: u16) {
    for by in [0, 1, 3, 15] {
        println!("{a} << {by} = {}, >> {}, {:?} {} {}", a << by, a >> by, a.checked_shl(by), a.rotate_left(by), a.rotate_right(by));
    }
    println!("{:?} {:?} {}", a.checked_shl(16), a.checked_shr(16), a.wrapping_shl(17));
}

fn bits(a: u16) {
    println!("{a}: {} {} {} {}", a.count_ones(), a.count_zeros(), a.leading_zeros(), a.trailing_zeros());
    println!("  {a:b} {a:o} {a:x} {a:X} {a:#x} {a:#b} {a:#o}");
    println!("  [{a:8}] [{a:<8}] [{a:^8}] [{a:>08}] [{a:+}] [{a:#012x}]");
    println!("  {} {:?}", a.swap_bytes(), a.to_be_bytes());
}

fn main() {
    println!("{} {} {}", u16::MIN, u16::MAX, u16::BITS);
    let values = [0, 1, 2, 3, 7, 100, u16::MIN, u16::MAX, u16::MAX / 2 + 1];
    for a in [3, u16::MIN, u16::MAX, 100] {
        for b in values {
            arithmetic(a, b);
        }
    }
    for a in values {
        shifts(a);
        bits(a);
        println!("{:?} {:?}", a.checked_pow(2), a.wrapping_pow(3));
        println!("{} {:?} {}", a.is_power_of_two(), a.checked_next_power_of_two(), a.abs_diff(5));
    }
    for text in ["0", "12", "-12", "+7", "", "-", "1x", "99999999999999999999999999999999999999999"] {
        println!("{text:?} {:?}", text.parse::<u16>());
    }
    println!("{:?} {:?}", u16::from_str_radix("7f", 16), u16::from_str_radix("102", 2));
}
