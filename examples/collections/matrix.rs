// Teaches: nested arrays, slices as parameters, `for` over `&` and `&mut` collections, and slicing.

type Row = [i32; 3];
type Matrix = [Row; 3];

const IDENTITY: Matrix = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];

fn multiply(a: &Matrix, b: &Matrix) -> Matrix {
    let mut product = [[0; 3]; 3];
    for i in 0..3 {
        for j in 0..3 {
            for k in 0..3 {
                product[i][j] += a[i][k] * b[k][j];
            }
        }
    }
    product
}

fn power(base: &Matrix, exponent: u32) -> Matrix {
    let mut result = IDENTITY;
    for _ in 0..exponent {
        result = multiply(&result, base);
    }
    result
}

fn scale(cells: &mut [i32], factor: i32) {
    for cell in cells {
        *cell *= factor;
    }
}

fn sum(cells: &[i32]) -> i32 {
    match cells {
        [] => 0,
        [only] => *only,
        [first, rest @ ..] => first + sum(rest),
    }
}

fn print(title: &str, matrix: &Matrix) {
    println!("{title}:");
    for row in matrix {
        for cell in row {
            print!("{cell:>5}");
        }
        println!();
    }
}

fn main() {
    let mut steps = [[1, 1, 0], [1, 0, 1], [0, 1, 1]];
    print("steps", &steps);
    print("five steps", &power(&steps, 5));
    print("no steps", &power(&steps, 0));

    for row in &mut steps {
        scale(row, 2);
    }
    scale(&mut steps[1][1..], -1);
    print("scaled", &steps);
    println!("row sums: {} {} {}", sum(&steps[0]), sum(&steps[1]), sum(&steps[2][..2]));
}
