// The layer table: what each folder of `src/` may import, besides itself and `support`.
// `test/architecture.test.ts` holds every import against it; `tools/gen.ts` makes the linter's rules of it.

export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  support: [],
  diagnostics: [],
  isa: [],
  std: [],
  syntax: ["diagnostics"],
  hir: ["diagnostics", "syntax"],
  types: ["diagnostics", "hir"],
  typeck: ["diagnostics", "hir", "types"],
  mir: ["diagnostics", "hir", "types"],
  lower: ["diagnostics", "hir", "types", "typeck", "mir"],
  borrowck: ["diagnostics", "hir", "types", "mir"],
  lints: ["diagnostics", "syntax", "hir", "types", "typeck", "mir"],
  elaborate: ["hir", "types", "mir"],
  mono: ["diagnostics", "hir", "types", "mir"],
  optimize: ["hir", "types", "mir", "mono"],
  codegen: ["hir", "types", "mir", "mono", "optimize", "isa"],
  vm: ["isa"],
  render: ["diagnostics"],
  driver: [
    "diagnostics",
    "isa",
    "std",
    "syntax",
    "hir",
    "types",
    "typeck",
    "lints",
    "mir",
    "lower",
    "borrowck",
    "elaborate",
    "mono",
    "optimize",
    "codegen",
    "vm",
  ],
  ide: ["diagnostics", "isa", "syntax", "hir", "types", "typeck", "mir", "borrowck", "driver", "vm"],
  cli: ["diagnostics", "driver", "render", "ide", "isa", "vm"],
  playground: ["diagnostics", "driver", "render", "ide", "isa", "vm"],
};

/** The layers that run anywhere: no globals of Node or of a browser. */
export const CORE_LAYERS: readonly string[] = Object.keys(LAYERS).filter(
  (layer) => layer !== "cli" && layer !== "playground",
);
