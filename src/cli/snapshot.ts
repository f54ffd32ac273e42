// The program that the start-up snapshot is taken of: the command line with the standard library read.

import { startupSnapshot } from "node:v8";
import { compile } from "#driver/compile.ts";
import { MemoryFiles } from "#driver/files.ts";
import { runApp } from "./app.ts";
import { borrowMissingBuiltins } from "./snapshot-builtins.ts";

/** A program that uses what most programs use, so that it has been read when the snapshot is taken. */
const WARM_UP = `use std::rc::Rc;

#[derive(Debug, Clone, PartialEq)]
enum Shape {
    Dot,
    Line { from: i32, to: i32 },
}

fn total(shapes: &[Shape]) -> Result<i32, String> {
    let mut sum = 0;
    for shape in shapes {
        match shape {
            Shape::Dot => sum += 1,
            Shape::Line { from, to } => sum += to - from,
        }
    }
    if sum < 0 { Err(format!("{sum:>5}")) } else { Ok(sum) }
}

fn main() {
    let mut shapes = vec![Shape::Dot, Shape::Line { from: 1, to: 2 }];
    shapes.push(Shape::Dot);
    let shared = Rc::new(String::from("a"));
    println!("{:?} {} {shared}", shapes, total(&shapes).unwrap());
    for i in 0..2 {
        assert_eq!(shapes[i].clone(), shapes[i]);
    }
    let boxed: Option<Box<i32>> = Some(Box::new(1));
    if let Some(n) = &boxed {
        println!("{:.2} {n:?}", **n as f64);
    }
}
`;

const giveBack = borrowMissingBuiltins();
compile({ name: "warm-up.rs", text: WARM_UP, files: new MemoryFiles() }, { edition: "2024", test: false }, "program");
giveBack();

startupSnapshot.setDeserializeMainFunction(() => {
  // A process made from a snapshot has no script: arguments follow Node itself.
  void runApp(process.argv.slice(1)).then((status) => {
    process.exitCode = status;
  });
});
