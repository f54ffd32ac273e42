// A part of what a moved reference points to is assigned, and then read. Of several errors about one move the last
// about a larger place counts, as rustc compares places.
struct Page {
    title: String,
    words: i32,
}
struct Editor<'a> {
    page: &'a mut Page,
}

impl<'a> Editor<'a> {
    fn finish(self) -> String {
        self.page.title.clone()
    }

    fn count(self) -> i32 {
        self.page.words
    }
}

fn then_read(editor: Editor<'_>) {
    editor.page.title = editor.finish(); //~ ERROR E0382 use of moved value: `editor.page`
    println!("{}", editor.page.title);
}

fn not_read(editor: Editor<'_>) {
    editor.page.words = editor.count(); //~ ERROR E0382 use of moved value: `editor.page`
}

fn while_borrowed(editor: Editor<'_>) {
    let page = &mut *editor.page;
    editor.page.title = editor.finish(); //~ ERROR E0382
    //~^ ERROR E0506
    //~| ERROR E0505
    println!("{}", page.words);
}

fn main() {}
