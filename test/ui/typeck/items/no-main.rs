fn helper() {} //~ ERROR E0601 `main` function not found in crate `no_main`
