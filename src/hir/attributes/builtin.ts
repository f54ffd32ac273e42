// The built-in attributes of rustc 1.95: what each may stand on, its form, and whether it may be given twice.
//
// Where rustc only warns (a misplaced `#[cold]`), nothing is said here. `test/ui/hir/attributes` holds samples of every row.

import { error, onByDefault, unsupported } from "#diagnostics/diagnostic.ts";
import * as forms from "./forms.ts";
import type { Form } from "./forms.ts";
import { checkLintAttribute } from "./lint-attribute-form.ts";
import { checkDoc } from "./doc.ts";
import { checkRepr } from "./repr.ts";
import { targetFeature } from "./target-features.ts";
import { type Target, TARGETS } from "./targets.ts";

/** What rustc knows of one of its attributes. */
export interface BuiltinAttribute {
  readonly form: Form;
  /** Where it may stand; undefined where rustc only warns elsewhere. */
  readonly on?: readonly Target[];
  /** Where a misplaced one is only warned about. */
  readonly tolerated?: readonly Target[];
  /** `on` in words. */
  readonly onWords?: string;
  /** Whether a second one is an error. */
  readonly once?: boolean;
  /** Written `#[unsafe(…)]`, since edition 2024 always. */
  readonly unsafe?: boolean;
  /** Whether it transforms the item: then it can only stand on what can be replaced. */
  readonly isMacro?: boolean;
}

/** Nodes on which rustc once ignored attributes, and now warns. */
const OLD: readonly Target[] = ["field", "arm", "macroCall", "macroDef"];
const METHODS: readonly Target[] = ["inherentMethod", "providedMethod", "implMethod"];
const ALL_BUT_CRATE = (Object.keys(TARGETS) as Target[]).filter((target) => target !== "crate");

const PROC_MACRO: BuiltinAttribute = {
  form: forms.procMacro,
  on: ["fn"],
  tolerated: ["macroCall", "crate"],
  onWords: "functions",
};
const LINT_LEVEL: BuiltinAttribute = { form: checkLintAttribute };
const ON_CRATES: BuiltinAttribute = { form: forms.word };

/** `#[no_mangle]`: constants have no place in a program that a name could be of. */
const noMangle: Form = (input) => {
  if (input.target === "const" || input.target === "assocConst")
    input.sink.error(
      error(undefined, "const items should never be `#[no_mangle]`")
        .at(input.node)
        .note(onByDefault("deny", "no_mangle_const_items")),
    );
  forms.word(input);
};

const isInteger = (text: string): boolean => /^\d{1,19}$/.test(text);

/** `#![recursion_limit = "128"]`. */
const limit: Form = forms.value((text, input) => {
  if (!isInteger(text))
    input.sink.error(
      error(undefined, "`limit` must be a non-negative integer").at(
        input.attr.span,
        /^\d+$/.test(text) ? "`limit` is too large" : "not a valid integer",
      ),
    );
});

const CRATE_TYPES: readonly string[] = "bin lib dylib staticlib cdylib rlib proc-macro sdylib".split(" ");

const crateType: Form = forms.value((text, input, at) => {
  if (input.target === "crate" && !CRATE_TYPES.includes(text))
    input.sink.error(
      error(undefined, "invalid `crate_type` value").at(at).note(onByDefault("deny", "unknown_crate_types")),
    );
});

const crateName: Form = forms.value((text, input) => {
  if (input.target !== "crate") return;
  const strange = /[^\p{XID_Continue}_]/u.exec(text)?.[0];
  const message =
    text === ""
      ? "crate name must not be empty"
      : strange === undefined
        ? undefined
        : `invalid character '${strange}' in crate name: \`${text}\``;
  if (message !== undefined) input.sink.error(error(undefined, message).at(input.attr.span));
});

/** What is outside the subset. */
const outside =
  (feature: string): Form =>
  ({ attr, sink }) =>
    void sink.error(unsupported(feature, attr.span));

const visualizerKey = forms.soleKey(["natvis_file", "gdb_script_file"]);

/** Names a file that must exist. */
const debuggerVisualizer: Form = (input) => {
  if (input.target === "crate" || input.target === "mod")
    input.sink.error(unsupported("debugger visualizers", input.attr.span));
  visualizerKey(input);
};

const exportName: Form = forms.value((text, input) => {
  if (text.includes("\0"))
    input.sink.error(error("E0648", "`export_name` may not contain null characters").at(input.attr.span));
});

/** By name. */
export const BUILTIN_ATTRIBUTES: ReadonlyMap<string, BuiltinAttribute> = new Map<string, BuiltinAttribute>([
  // Conditional compilation is checked where it is decided.
  ["cfg", { form: forms.anything }],
  ["cfg_attr", { form: forms.anything }],

  // Testing and deriving.
  ["test", { form: forms.test, isMacro: true }],
  ["ignore", { form: forms.ignore }],
  ["should_panic", { form: forms.shouldPanic }],
  ["derive", { form: forms.derive, isMacro: true }],
  ["automatically_derived", { form: forms.word, on: ALL_BUT_CRATE, onWords: "trait impl blocks" }],

  // Macros.
  ["macro_export", { form: forms.macroExport, on: ALL_BUT_CRATE, onWords: "macro defs" }],
  ["macro_use", { form: forms.macroUse }],
  ["macro_escape", { form: forms.anything }],
  ["proc_macro", { ...PROC_MACRO, once: true }],
  ["proc_macro_derive", PROC_MACRO],
  ["proc_macro_attribute", { ...PROC_MACRO, once: true }],
  ["collapse_debuginfo", { form: forms.collapseDebuginfo, on: ["macroDef"], onWords: "macro defs", once: true }],

  // Diagnostics.
  ["allow", LINT_LEVEL],
  ["warn", LINT_LEVEL],
  ["deny", LINT_LEVEL],
  ["forbid", LINT_LEVEL],
  ["expect", LINT_LEVEL],
  ["must_use", { form: forms.wordOrValue }],
  [
    "deprecated",
    {
      form: forms.deprecated,
      once: true,
      on: [
        ...(["crate", "fn", "struct", "union", "enum", "variant", "field", "trait", "inherentImpl", "const"] as const),
        ...(["static", "typeAlias", "mod", "use", "foreignFn", "foreignStatic", "macroDef", "macroCall"] as const),
        ...(["inherentMethod", "requiredMethod", "providedMethod", "assocConst", "assocType"] as const),
        ...(["statement", "expression", "arm", "closure"] as const),
      ],
      onWords:
        "associated consts, associated types, constants, crates, data types, enum variants, foreign statics, functions, " +
        "inherent impl blocks, macro defs, modules, statics, struct fields, traits, type aliases, and use statements",
    },
  ],
  ["doc", { form: checkDoc }],

  // Linking.
  ["link", { form: forms.link }],
  ["link_name", { form: forms.value() }],
  [
    "link_ordinal",
    {
      form: forms.linkOrdinal,
      on: ["foreignFn", "foreignStatic"],
      tolerated: ["macroCall"],
      onWords: "foreign functions and foreign statics",
    },
  ],
  ["link_section", { form: forms.value(), unsafe: true }],
  [
    "no_link",
    { form: forms.word, on: ["externCrate"], tolerated: ["field", "arm", "macroDef"], onWords: "extern crates" },
  ],
  [
    "no_mangle",
    {
      form: noMangle,
      unsafe: true,
      on: ["crate", ...ALL_BUT_CRATE.filter((target) => target !== "closure")],
      onWords: "functions, methods, and statics",
    },
  ],
  [
    "export_name",
    {
      form: exportName,
      unsafe: true,
      on: ["fn", "static", ...METHODS],
      tolerated: OLD,
      onWords: "functions and statics",
    },
  ],
  ["used", { form: forms.used, on: ["static"], tolerated: ["macroCall"], onWords: "statics" }],

  // Types.
  ["repr", { form: checkRepr }],
  [
    "non_exhaustive",
    { form: forms.word, on: ["struct", "enum", "variant"], tolerated: OLD, onWords: "data types and enum variants" },
  ],

  // Code.
  [
    "inline",
    {
      form: forms.inline,
      on: ["fn", "closure", ...METHODS],
      tolerated: [...OLD, "requiredMethod", "foreignFn", "assocConst"],
      onWords: "functions",
    },
  ],
  ["cold", { form: forms.word }],
  [
    "track_caller",
    {
      form: forms.word,
      on: ["fn", "closure", "foreignFn", "requiredMethod", ...METHODS],
      tolerated: OLD,
      onWords: "functions",
    },
  ],
  [
    "target_feature",
    { form: targetFeature, on: ["fn", ...METHODS], tolerated: [...OLD, "statement"], onWords: "functions" },
  ],
  ["instruction_set", { form: forms.instructionSet }],
  ["global_allocator", { form: outside("global allocators"), isMacro: true }],
  ["panic_handler", { form: forms.anything }],

  // Modules and crates.
  ["path", { form: forms.path, on: ALL_BUT_CRATE, onWords: "modules" }],
  ["no_implicit_prelude", ON_CRATES],
  ["no_std", ON_CRATES],
  ["no_main", ON_CRATES],
  ["no_builtins", ON_CRATES],
  ["crate_name", { form: crateName }],
  ["crate_type", { form: crateType }],
  ["recursion_limit", { form: limit }],
  ["type_length_limit", { form: limit }],
  ["windows_subsystem", { form: forms.anything }],
  ["feature", { form: forms.feature }],
  ["debugger_visualizer", { form: debuggerVisualizer, on: ["crate", "mod"], onWords: "crates and modules" }],
]);

/** Attributes that stable rustc does not let programs use, with what it says. */
export const UNSTABLE_ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ...(
    "coverage optimize ffi_pure ffi_const marker sanitize must_not_suspend loop_match const_continue pin_v2 no_core " +
    "needs_allocator needs_panic_runtime panic_runtime register_tool fundamental rustc_layout type_const derive_const"
  )
    .split(" ")
    .map((name) => [name, `the \`#[${name}]\` attribute is an experimental feature`] as const),
  ["bench", "use of unstable library feature `test`: `bench` is a part of custom test frameworks which are unstable"],
  [
    "test_case",
    "use of unstable library feature `custom_test_frameworks`: custom test frameworks are an unstable feature",
  ],
  ["cfg_eval", "use of unstable library feature `cfg_eval`: `cfg_eval` is a recently implemented feature"],
  ["linkage", "the `linkage` attribute is experimental and not portable across platforms"],
  ["thread_local", "`#[thread_local]` is an experimental feature, and does not currently handle destructors"],
  ["lang", "lang items are subject to change"],
  ["may_dangle", "`may_dangle` has unstable semantics and may be removed in the future"],
  ["allow_internal_unstable", "allow_internal_unstable side-steps feature gating and stability checks"],
  ["allow_internal_unsafe", "allow_internal_unsafe side-steps the unsafe_code lint"],
  ["prelude_import", "`#[prelude_import]` is for use by rustc only"],
]);
