// Target features by name, and which functions may enable them.
#[target_feature(enable = "avx2,sse4.1")]
unsafe fn known() {}

#[target_feature(enable = "kettle")] //~ ERROR the feature named `kettle` is not valid for this target
unsafe fn unknown() {}

#[target_feature(enable = "avx2,neon")] //~ ERROR the feature named `neon` is not valid for this target
unsafe fn of_another_target() {}

#[target_feature(enable = "x87")] //~ ERROR E0658 the target feature `x87` is currently unstable
unsafe fn unstable() {}

#[target_feature(enable = "soft-float")] //~ ERROR target feature `soft-float` cannot be enabled with `#[target_feature]`: use a soft-float target instead
unsafe fn never() {}

#[target_feature(enable = "avx2")]
#[inline(always)] //~ ERROR E0658 cannot use `#[inline(always)]` with `#[target_feature]`
unsafe fn inlined() {}

trait Work {
    #[target_feature(enable = "avx2")] //~ ERROR `#[target_feature(..)]` cannot be applied to safe trait method
    fn work(&self) {}
}

fn main() {}
