// Characters that change the direction of text, allowed for the crate.
#![allow(text_direction_codepoint_in_comment, text_direction_codepoint_in_literal)]

fn main() {
    println!("‮"); // ‮
}
