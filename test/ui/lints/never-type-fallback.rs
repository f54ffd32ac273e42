//@ edition: 2021
// Types that only diverging code decides are `()` here, and `!` from edition 2024 on.
fn parsed<T: Default>() -> Result<T, ()> {
    Ok(T::default())
}

fn depends() -> Result<(), ()> { //~ ERROR this function depends on never type fallback
    parsed()?;
    Ok(())
}

fn says() -> Result<(), ()> {
    parsed::<()>()?;
    let _: u8 = parsed()?;
    Ok(())
}

#[allow(dependency_on_unit_never_type_fallback)]
fn allowed() -> Result<(), ()> {
    parsed()?;
    Ok(())
}

unsafe fn any<T>() -> T {
    unsafe { std::mem::zeroed() }
}

fn flows(yes: bool) {
    let _made = if yes { unsafe { any() } } else { return }; //~ ERROR never type fallback affects this call
}

fn main() {}
