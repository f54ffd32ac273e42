fn main() {
    let s = "héy";
    println!("[{s}] [{s:6}] [{s:<6}] [{s:>6}] [{s:^6}] [{s:-^7}] [{s:.2}] [{s:6.1}] [{s:>6.2}]");
    println!("[{s:?}] [{s:8?}] [{s:<8?}]");
    println!("[{:3}] [{:>3}] [{:?}] [{:4?}]", 'x', 'y', 'z', 'w');
    println!("[{:6}] [{:>6}] [{:?}] [{:.2}]", true, false, true, true);
    println!("[{:10}]", String::from("owned"));
    println!("[{:w$.p$}]", "abcdef", w = 8, p = 3);
    println!("[{:>1$}]", "r", 4);
    println!("[{:.*}]", 2, "abcdef");
    let width = 7;
    println!("[{s:>width$}] [{s:*^width$}]");
    println!("{}", format!("{:>5}|{:<5}", "a", "b"));
    print!("no newline;");
    println!(" {} args", 0);
    println!();
    eprintln!("not on stdout");
    println!("{}", &&"refs");
    println!("{s}{s}{0}{0}", s.len());
}
