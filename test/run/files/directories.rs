//@ exit: 1
// Directories are made, listed and removed; links are followed; what goes wrong has the system's numbers.
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{symlink, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// All that is below a directory: paths with what kind each is of.
fn walk(directory: &Path, found: &mut BTreeMap<PathBuf, &'static str>) -> io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let name = match (kind.is_dir(), kind.is_file(), kind.is_symlink()) {
            (true, false, false) => "directory",
            (false, true, false) => "file",
            (false, false, true) => "link",
            _ => "confused",
        };
        assert_eq!(entry.path(), directory.join(entry.file_name()));
        assert_eq!(entry.metadata()?.file_type(), kind);
        found.insert(entry.path(), name);
        if kind.is_dir() {
            walk(&entry.path(), found)?;
        }
    }
    Ok(())
}

fn show(directory: &str) {
    let mut found = BTreeMap::new();
    println!("{directory}: {:?} {found:#?}", walk(Path::new(directory), &mut found));
}

fn errors() {
    println!("{:?}", fs::create_dir("tree"));
    println!("{:?}", fs::create_dir("absent/tree"));
    println!("{:?}", fs::create_dir_all("tree/one.txt/x"));
    println!("{:?}", fs::remove_dir("tree"));
    println!("{:?}", fs::remove_file("tree/absent"));
    println!("{:?}", fs::rename("tree/absent", "tree/other"));
    println!("{:?}", fs::read_dir("tree/one.txt").map(|_| ()));
    println!("{:?}", fs::read_link("tree/one.txt"));
    println!("{:?}", fs::copy("tree", "copy").map_err(|error| error.kind()));
    println!("{:?}", fs::metadata("tree/loop").map_err(|error| error.to_string()).map(|_| ()));
    println!("{:?}", fs::remove_dir_all("absent").map_err(|error| error.kind() == ErrorKind::NotFound));
    println!("{:?}", fs::exists("tree/one.txt/below").map_err(|error| error.kind()));
    println!("{:?}", File::open("tree").unwrap().read(&mut [0]).map_err(|error| error.kind()));
}

fn main() -> io::Result<()> {
    let _ = fs::remove_dir_all("tree");
    fs::create_dir("tree")?;
    fs::create_dir_all("tree/deep/er/est")?;
    fs::create_dir_all("tree/deep")?;
    fs::write("tree/one.txt", "one")?;
    fs::write("tree/deep/two.txt", "two, two")?;
    symlink("../one.txt", "tree/deep/link")?;
    symlink("loop", "tree/loop")?;
    fs::hard_link("tree/one.txt", "tree/deep/er/hard")?;
    show("tree");
    errors();

    println!("{:?} {:?}", fs::read_link("tree/deep/link")?, fs::read_to_string("tree/deep/link")?);
    println!("{} {}", Path::new("tree/loop").is_symlink(), Path::new("tree/loop").exists());
    let canonical = fs::canonicalize("tree/deep/../deep/link")?;
    println!("{} {}", canonical.is_absolute(), canonical.ends_with("tree/one.txt"));
    let known = fs::metadata("tree/one.txt")?;
    println!("{} {} {} {}", known.len(), known.is_file(), known.nlink(), known.size());
    println!("{:?}", fs::symlink_metadata("tree/deep/link")?.file_type());

    println!("{}", fs::copy("tree/deep/two.txt", "tree/copy.txt")?);
    let mut permissions = fs::metadata("tree/copy.txt")?.permissions();
    println!("{:o} {}", permissions.mode() & 0o777, permissions.readonly());
    permissions.set_readonly(true);
    fs::set_permissions("tree/copy.txt", permissions)?;
    println!("{:?}", fs::metadata("tree/copy.txt")?.permissions());
    fs::rename("tree/copy.txt", "tree/deep/er/moved.txt")?;
    fs::remove_file("tree/loop")?;
    fs::remove_dir("tree/deep/er/est")?;
    show("tree/deep");

    let mut file = OpenOptions::new().read(true).write(true).open("tree/one.txt")?;
    file.seek(SeekFrom::End(0))?;
    write!(file, " and more")?;
    println!("{:?} {}", file.seek(SeekFrom::Current(-4)), file.metadata()?.len());
    let mut rest = String::new();
    file.read_to_string(&mut rest)?;
    file.set_len(5)?;
    file.rewind()?;
    file.sync_all()?;
    println!("{rest:?} {:?}", io::read_to_string(&file));
    println!("{:?}", file.seek(SeekFrom::Current(-50)));

    fs::remove_dir_all("tree")?;
    println!("{:?}", fs::exists("tree"));
    fs::remove_dir("tree")
}
