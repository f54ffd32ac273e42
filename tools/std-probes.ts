// Programs of one line each that ask a compiler whether it has what the documentation shows, with that signature.

import type { DocBlock, DocMember, DocPage } from "./std-docs.ts";

/** What is asked, and the line that asks it. */
export interface Probe {
  readonly what: string;
  readonly line: string;
}

/** Index of the bracket that closes the one at `open`. Arrows do not close anything. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    const c = text[i];
    if (c === "<" || c === "(" || c === "[" || c === "{") depth++;
    if (c === ")" || c === "]" || c === "}" || (c === ">" && text[i - 1] !== "-" && text[i - 1] !== "=")) depth--;
    if (depth === 0) return i;
  }
  return text.length;
}

/** At the commas that stand in no bracket. */
function splitList(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "<" || text[i] === "(" || text[i] === "[" || text[i] === "{") i = closing(text, i);
    else if (text[i] === ",") {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, text.slice(start)].map((part) => part.trim()).filter((part) => part !== "");
}

/** `<…>` at the front, and what follows. */
function takeGenerics(text: string): { readonly params: readonly string[]; readonly rest: string } {
  const trimmed = text.trimStart();
  if (!trimmed.startsWith("<")) return { params: [], rest: trimmed };
  const end = closing(trimmed, 0);
  return { params: splitList(trimmed.slice(1, end)), rest: trimmed.slice(end + 1).trimStart() };
}

function splitWhere(text: string): { readonly head: string; readonly where: string } {
  const at = text.search(/(^| )where /);
  if (at < 0) return { head: text.trim(), where: "" };
  return { head: text.slice(0, at).trim(), where: text.slice(at).trim().replace(/,$/, "") };
}

interface ImplHeader {
  readonly params: readonly string[];
  readonly trait: string | undefined;
  readonly self: string;
  readonly where: string;
}

function parseHeader(header: string): ImplHeader {
  const { params, rest } = takeGenerics(header.replace(/^unsafe /, "").replace(/^impl/, ""));
  const { head, where } = splitWhere(rest);
  const cut = head.search(/ for (?!<)/);
  if (cut < 0) return { params, trait: undefined, self: head, where };
  return { params, trait: head.slice(0, cut), self: head.slice(cut + 5), where };
}

const paramName = (param: string): string =>
  param
    .replace(/^const /, "")
    .replace(/[:=].*$/s, "")
    .trim();
const angle = (params: readonly string[]): string => (params.length === 0 ? "" : `<${params.join(", ")}>`);
const withoutDefault = (param: string): string => param.replace(/ = .*$/s, "");

interface Signature {
  readonly unsafe: boolean;
  readonly name: string;
  readonly params: readonly string[];
  readonly receiver: string | undefined;
  /** Types of the other parameters. */
  readonly inputs: readonly string[];
  /** `-> T`, or nothing. */
  readonly output: string;
  readonly where: string;
}

/** @returns nothing for what is no plain function */
function parseSignature(text: string): Signature | undefined {
  const match = /^(?:pub )?((?:const |unsafe )*)fn (\w+)(.*)$/s.exec(text);
  if (match === null) return undefined;
  const [, qualifiers = "", name = "", after = ""] = match;
  const { params, rest } = takeGenerics(after);
  const end = closing(rest, 0);
  const args = splitList(rest.slice(1, end));
  const { head: output, where } = splitWhere(rest.slice(end + 1));
  const hasReceiver = /^(?:&(?:'\w+ )?)?(?:mut )?self\b/.test(args[0] ?? "");
  const inputs = (hasReceiver ? args.slice(1) : args).map((arg) => arg.slice(arg.search(/:(?!:)/) + 1).trim());
  const unsafe = qualifiers.includes("unsafe");
  return { unsafe, name, params, receiver: hasReceiver ? args[0] : undefined, inputs, output, where };
}

function declare(sig: Signature): string {
  const inputs = sig.inputs.map((ty, i) => `a${i}: ${ty}`);
  const args = sig.receiver === undefined ? inputs : [sig.receiver, ...inputs];
  const unsafe = sig.unsafe ? "unsafe " : "";
  return `${unsafe}fn ${sig.name}${angle(sig.params)}(${args.join(", ")}) ${sig.output} ${sig.where}`;
}

function call(sig: Signature, path: string): string {
  const args = sig.inputs.map((_, i) => `a${i}`);
  if (sig.receiver !== undefined) args.unshift("self");
  const text = `${path}(${args.join(", ")})`;
  return sig.unsafe ? `unsafe { ${text} }` : text;
}

const isUnsized = (self: string): boolean => /^(str\b|\[[^;]*\]$|\(?dyn )/.test(self);

/** A trait with the same signature, implemented by calling the function in question. */
function methodProbe(member: DocMember, header: ImplHeader, id: string): string | undefined {
  const sig = parseSignature(member.text);
  if (sig === undefined || /-> .*\bimpl /.test(sig.output)) return undefined;
  const { params, self, where } = header;
  const sized = isUnsized(self) ? "" : ": Sized";
  const names = angle(params.map(paramName));
  const declared = declare(sig);
  const body = call(sig, `<${self}>::${sig.name}`);
  const own = angle(params.map(withoutDefault));
  return `trait P${id}${own}${sized} ${where} { ${declared}; } impl${own} P${id}${names} for ${self} ${where} { ${declared} { ${body} } }`;
}

function constProbe(member: DocMember, header: ImplHeader, id: string): string {
  const ty = /: (.*?)(?: =|$)/.exec(member.text)?.[1] ?? "_";
  const own = angle(header.params.map(withoutDefault));
  return `fn p${id}${own}() -> ${ty.replaceAll("Self", header.self)} ${header.where} { <${header.self}>::${member.name} }`;
}

function inherentProbes(page: DocPage, block: DocBlock, at: string): Probe[] {
  const header = parseHeader(block.header);
  return block.members.flatMap((member, i) => {
    if (!member.stable) return [];
    const id = `${at}_${i}`;
    const line = member.kind === "fn" ? methodProbe(member, header, id) : constProbe(member, header, id);
    return line === undefined ? [] : [{ what: `${page.path}::${member.name}`, line }];
  });
}

/** Asks for the impl under its own conditions, with the associated types it gives. */
function implProbe(block: DocBlock, id: string): Probe | undefined {
  const { params, trait, self, where } = parseHeader(block.header);
  if (trait === undefined || trait.startsWith("!") || /…|\{constant/.test(block.header)) return undefined;
  const types = block.members.flatMap(({ kind, text }) => {
    const [, name, ty] = /^type (\w+) = (.*)$/.exec(text) ?? [];
    return kind === "type" && name !== undefined ? [`${name} = ${(ty ?? "").replace(/\bSelf\b/g, self)}`] : [];
  });
  const open = trait.endsWith(">") ? `${trait.slice(0, -1)}, ` : `${trait}<`;
  const wanted = types.length === 0 ? trait : `${open}${types.join(", ")}>`;
  const named = (text: string): string => text.replace(/&(?!')/g, "&'z ").replace(/'_/g, "'z");
  const own = params.map(withoutDefault);
  const names = params.filter((param) => !param.startsWith("'")).map(paramName);
  const need = `fn n${id}${angle(["'z", ...own, `Z: ${named(wanted)} + ?Sized`])}() ${where} {}`;
  return {
    what: block.header,
    line: `${need} fn p${id}${angle(["'z", ...own])}() ${where} { n${id}::<${[...names, named(self)].join(", ")}>() }`,
  };
}

/** Supertraits, parameters and conditions of a trait, from its declaration. */
function traitProbes(page: DocPage, at: string): Probe[] {
  const match = /^pub (?:unsafe )?(?:const )?(?:auto )?trait \w+(.*)$/s.exec(page.declaration.replace(/\{.*$/s, ""));
  if (match === null) return [];
  const { params } = takeGenerics(match[1] ?? "");
  const own = params.map(withoutDefault);
  const path = `::${page.path}${angle(params.map(paramName))}`;
  return page.traitMembers.flatMap((member, i): Probe[] => {
    const what = `${page.path}::${member.name}`;
    if (!member.stable) return [];
    if (member.kind === "type")
      return [
        {
          what,
          line: `fn p${at}_${i}<Z: ${path} + ?Sized, ${own.join(", ")}>(_: <Z as ${path}>::${member.name}) where <Z as ${path}>::${member.name}: Sized {}`,
        },
      ];
    const sig = parseSignature(member.text.replace(/ \{ \.\.\. \}$/, ""));
    if (sig === undefined || sig.output.includes("impl ")) return [];
    const declared = declare(sig);
    const body = call(sig, `<Z as ${path}>::${sig.name}`);
    const line = `trait P${at}_${i}${angle(own)}: ${path} { ${declared}; } impl<Z: ${path} + ?Sized${own.map((p) => `, ${p}`).join("")}> P${at}_${i}${angle(params.map(paramName))} for Z { ${declared} { ${body} } }`;
    return [{ what, line }];
  });
}

function itemProbes(page: DocPage, at: string): Probe[] {
  if (page.kind === "primitive" || page.kind === "keyword" || page.kind === "attribute") return [];
  const what = `${page.kind} ${page.path}`;
  if (page.kind === "macro") return [{ what, line: `const _: () = { use ${page.path.replace(/!$/, "")}; };` }];
  if (page.kind !== "fn") return [{ what, line: `const _: () = { use ${page.path}; };` }];
  const sig = parseSignature(page.declaration);
  if (sig === undefined || sig.output.includes("impl "))
    return [{ what, line: `const _: () = { use ${page.path}; };` }];
  return [{ what, line: `${declare({ ...sig, name: `p${at}` })} { ${call(sig, page.path)} }` }];
}

/** Everything stable that a page shows; `at` makes the names in its lines unique. */
export function probesOf(page: DocPage, at: string): Probe[] {
  if (!page.stable) return [];
  const variants = page.variants.filter((v) => v.stable && v.kind === "variant");
  const impls = [...page.traitImpls, ...page.autoImpls].filter((block) => block.stable);
  return [
    ...itemProbes(page, `${at}_`),
    ...variants.map(({ name }) => ({
      what: `${page.path}::${name}`,
      line: `const _: () = { use ${page.path}::${name}; };`,
    })),
    ...page.inherent.flatMap((block, i) => inherentProbes(page, block, `${at}_${i}`)),
    ...traitProbes(page, `${at}_t`),
    ...impls.flatMap((block, i) => implProbe(block, `${at}_i${i}`) ?? []),
  ];
}
