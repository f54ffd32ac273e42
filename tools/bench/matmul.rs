// Multiplication of square matrices held as vectors of rows.

fn matrix(size: usize, seed: f64) -> Vec<Vec<f64>> {
    let mut rows = Vec::new();
    for i in 0..size {
        let mut row = Vec::with_capacity(size);
        for j in 0..size {
            row.push(seed * (i as f64 - j as f64) * (i as f64 + j as f64) / (size * size) as f64);
        }
        rows.push(row);
    }
    rows
}

fn multiply(a: &Vec<Vec<f64>>, b: &Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let size = a.len();
    let mut result = Vec::new();
    for i in 0..size {
        let mut row = Vec::with_capacity(size);
        for j in 0..size {
            let mut sum = 0.0;
            for k in 0..size {
                sum += a[i][k] * b[k][j];
            }
            row.push(sum);
        }
        result.push(row);
    }
    result
}

fn main() {
    let size = 120;
    let product = multiply(&matrix(size, 1.0), &matrix(size, 2.0));
    println!("{:.6}", product[size / 2][size / 3]);
}
