// Comments and literals with characters that change the direction in which text is shown, wherever they stand.

/* access is for ‮ admins only */ //~ ERROR unicode codepoint changing visible direction of text present in comment
// ⁩
//~^ ERROR unicode codepoint changing visible direction of text present in comment

/// a doc comment ⁦
//~^ ERROR unicode codepoint changing visible direction of text present in doc comment
fn level(name: &str) -> u8 {
    match name {
        "user‮ ⁦//⁩" => 1, //~ ERROR unicode codepoint changing visible direction of text present in literal
        r#"‮"# => 2, //~ ERROR unicode codepoint changing visible direction of text present in literal
        _ => 0,
    }
}

macro_rules! unused {
    () => {
        '‮' //~ ERROR unicode codepoint changing visible direction of text present in literal
    };
}

#[cfg(any())]
fn never_compiled() -> &'static str {
    "⁩" //~ ERROR unicode codepoint changing visible direction of text present in literal
}

#[allow(text_direction_codepoint_in_literal)]
fn only_the_crate_may_allow_it() {
    println!("⁩{}", level("\u{202e}")); //~ ERROR unicode codepoint changing visible direction of text present in literal
}

fn main() {
    only_the_crate_may_allow_it();
}
