fn main()
where //~ ERROR E0646 `main` function is not allowed to have a `where` clause
    (): Copy,
{
}
