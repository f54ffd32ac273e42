fn main() {
    let mut grid = [[0u8; 4]; 4];
    let p = grid.as_mut_ptr() as *mut u8;
    for i in 0..16 {
        unsafe { *p.add(i) = i as u8 };
    }
    assert_eq!(grid[3][2], 14);
}
