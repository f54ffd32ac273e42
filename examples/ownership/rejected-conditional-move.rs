// Teaches: a value that is moved on only one path may not be used where the paths meet.
// Rejected with E0382, even if at run time the branch is never taken.
// Repair: move on both paths, return early in the branch, or borrow in `archive`.

struct Report {
    title: String,
    pages: u32,
}

fn archive(report: Report) {
    println!("archived {} ({} pages)", report.title, report.pages);
}

fn file_away(report: Report, old: bool) {
    if old {
        archive(report);
    }
    println!("done with {}", report.title);
}

fn main() {
    file_away(Report { title: String::from("spring"), pages: 12 }, true);
    file_away(Report { title: String::from("autumn"), pages: 40 }, false);
}
