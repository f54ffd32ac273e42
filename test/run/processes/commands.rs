// Programs are started with arguments, an environment, a directory and streams; what becomes of them is told.
use std::io::{self, BufRead, BufReader, Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, ExitStatus, Stdio};

fn shell(script: &str) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(script);
    command
}

fn order_of_output() -> io::Result<()> {
    println!("before");
    print!("kept until the line is done, ");
    println!("{}", shell("echo from a child").status()?);
    print!("flushed, ");
    io::stdout().flush()?;
    shell("echo and then a child").status()?;
    shell("echo not seen").stdout(Stdio::null()).status()?;
    shell("echo to the error stream").stdout(io::stderr()).status()?;
    Ok(())
}

fn caught() -> io::Result<()> {
    println!("{:?}", shell("echo out; echo err >&2; exit 3").output()?);
    println!("{:?}", shell("printf '\\377'").output()?.stdout);
    println!("{:?}", shell("echo $A-$B-$C").env("A", "x").envs([("B", "y"), ("C", "z")]).env_remove("B").output()?.stdout);
    println!("{:?}", Command::new("/usr/bin/env").env_clear().env("ONLY", "1").output()?.stdout);
    println!("{:?}", shell("pwd").current_dir("/").output()?.stdout);
    println!("{:?}", shell("cat").output()?.stdout);
    let both = shell("i=0; while [ $i -lt 20000 ]; do echo $i >&2; echo $i; i=$((i+1)); done").output()?;
    println!("{} {}", both.stdout.len(), both.stderr.len());
    Ok(())
}

/// Writes a line and reads one, three times.
fn converse() -> io::Result<()> {
    let mut child = Command::new("cat").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    println!("{child:?} {}", child.id() > 1);
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    for i in 0..3 {
        writeln!(child.stdin.as_mut().unwrap(), "line {i}")?;
        let mut answer = String::new();
        lines.read_line(&mut answer)?;
        print!("{answer}");
    }
    println!("{:?}", child.try_wait()?);
    println!("{:?} {:?}", child.wait()?, child.try_wait()?);
    println!("{:?}", lines.read_line(&mut String::new()));
    Ok(())
}

fn chained() -> io::Result<()> {
    let first: Child = shell("echo b; echo c; echo a").stdout(Stdio::piped()).spawn()?;
    let second = Command::new("sort").stdin(first.stdout.unwrap()).stdout(Stdio::piped()).spawn()?;
    let mut text = String::new();
    second.stdout.unwrap().read_to_string(&mut text)?;
    println!("{text:?}");
    let mut deaf = shell("exit 0").stdin(Stdio::piped()).spawn()?;
    let mut stdin = deaf.stdin.take().unwrap();
    deaf.wait()?;
    println!("{:?}", stdin.write_all(b"hello").map_err(|error| error.kind()));
    Ok(())
}

fn endings() -> io::Result<()> {
    let mut sleeper = Command::new("sleep").arg("100").spawn()?;
    println!("{:?}", sleeper.kill());
    let status = sleeper.wait()?;
    println!("{status}, {status:?}, {:?} {:?} {}", status.code(), status.signal(), status.success());
    println!("{:?}", sleeper.kill());
    for raw in [0, 256, 15, 134, 99] {
        let status = ExitStatus::from_raw(raw);
        println!("{status} {} {:?}", status.core_dumped(), status == ExitStatus::default());
    }
    println!("{:?}", Command::new("no such program").spawn().map(|_| ()));
    println!("{:?}", Command::new("/").status());
    println!("{:?}", shell("true").current_dir("no/such/directory").output());
    println!("{:?}", Command::new("a\0b").output());
    Ok(())
}

fn main() -> io::Result<()> {
    order_of_output()?;
    caught()?;
    converse()?;
    chained()?;
    endings()?;
    let mut command = Command::new("program");
    command.args(["one", "two words"]).env("K", "v w").env_remove("GONE").current_dir("there");
    println!("{command:?}");
    println!("{:?} {:?}", command.get_program(), command.get_args());
    println!("{:?} {:?}", command.get_envs(), command.get_current_dir());
    println!("{:?}", command.env_clear());
    println!("{:?} {:?}", Stdio::piped(), shell("echo $0").output()?.status.code());
    Ok(())
}
