// What a message to the user is, as plain data; `render/` turns it into text.

import type { Span } from "#support/span.ts";
import type { Code } from "./codes.ts";

export type Level = "error" | "warning" | "note" | "help";

/** A labelled place; an empty text underlines only. */
export interface Label {
  readonly span: Span;
  readonly text: string;
}

/** How sure a suggestion is, in rustc's words. */
export type Applicability = "MachineApplicable" | "MaybeIncorrect" | "HasPlaceholders" | "Unspecified";

/** A change of the source that would help: every part is replaced at once. */
export interface Suggestion {
  readonly message: string;
  readonly applicability: Applicability;
  /** Short enough to be shown as a label of its own place instead of as changed code. */
  readonly inline?: boolean;
  readonly parts: readonly Replacement[];
  /** Other changes that would do as well, shown below the first. */
  readonly alternatives?: readonly (readonly Replacement[])[];
}

/** New text for a place. */
export interface Replacement {
  readonly span: Span;
  readonly replacement: string;
}

/** A note or help below the main message, with places of its own or none. */
export interface SubDiagnostic {
  readonly level: "note" | "help";
  readonly message: string;
  readonly primary: readonly Span[];
  readonly labels: readonly Label[];
}

/** One message. `primary` is where it points; `labels` explain primary and secondary places. */
export interface Diagnostic {
  readonly level: Level;
  /** Absent for syntax errors and for "lifetime may not live long enough", as in rustc. */
  readonly code: Code | undefined;
  readonly message: string;
  readonly primary: readonly Span[];
  /** Labels on primary spans (same span as a member of `primary`) and on secondary ones. */
  readonly labels: readonly Label[];
  readonly children: readonly SubDiagnostic[];
  readonly suggestions: readonly Suggestion[];
}

/** A value together with what was said while making it. */
export interface Checked<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** Builds a {@link Diagnostic} step by step: `error("E0382", "…").at(span, "…").note("…")`. */
export class DiagnosticBuilder {
  #level: Level;
  #code: Code | undefined;
  #message: string;
  #primary: Span[] = [];
  #labels: Label[] = [];
  #children: SubDiagnostic[] = [];
  #suggestions: Suggestion[] = [];

  constructor(level: Level, code: Code | undefined, message: string) {
    this.#level = level;
    this.#code = code;
    this.#message = message;
  }

  /** Adds a primary place, with a label unless `text` is empty. */
  at(span: Span, text = ""): this {
    this.#primary.push(span);
    if (text !== "") this.#labels.push({ span, text });
    return this;
  }

  /** Adds a secondary labelled place. */
  label(span: Span, text: string): this {
    this.#labels.push({ span, text });
    return this;
  }

  note(message: string, span?: Span, label = ""): this {
    return this.#child("note", message, span, label);
  }

  help(message: string, span?: Span, label = ""): this {
    return this.#child("help", message, span, label);
  }

  /** Adds a note with any number of labelled places. */
  noteWith(message: string, primary: readonly Span[], labels: readonly Label[]): this {
    this.#children.push({ level: "note", message, primary, labels });
    return this;
  }

  suggest(message: string, span: Span, replacement: string, applicability: Applicability): this {
    return this.suggestParts(message, [{ span, replacement }], applicability);
  }

  suggestParts(message: string, parts: Suggestion["parts"], applicability: Applicability): this {
    this.#suggestions.push({ message, parts, applicability });
    return this;
  }

  build(): Diagnostic {
    return {
      level: this.#level,
      code: this.#code,
      message: this.#message,
      primary: this.#primary,
      labels: this.#labels,
      children: this.#children,
      suggestions: this.#suggestions,
    };
  }

  #child(level: "note" | "help", message: string, span: Span | undefined, label: string): this {
    const primary = span === undefined ? [] : [span];
    const labels = span === undefined || label === "" ? [] : [{ span, text: label }];
    this.#children.push({ level, message, primary, labels });
    return this;
  }
}

export function error(code: Code | undefined, message: string): DiagnosticBuilder {
  return new DiagnosticBuilder("error", code, message);
}

export function warning(code: Code | undefined, message: string): DiagnosticBuilder {
  return new DiagnosticBuilder("warning", code, message);
}

/** `F0001`: valid Rust that lies outside the subset, named by `feature` ("async functions"). */
export function unsupported(feature: string, span: Span): DiagnosticBuilder {
  return error("F0001", `not supported by Ferrule yet: ${feature}`).at(span);
}

/** A note for what a lint says that no attribute has set a level of; `group`: the lints it is told among. */
export function onByDefault(level: "warn" | "deny", lint: string, group?: string): string {
  const part = group === undefined ? "" : ` (part of \`#[${level}(${group})]\`)`;
  return `\`#[${level}(${lint})]\`${part} on by default`;
}

declare const reported: unique symbol;

/**
 * Proof that the user has been told. An erroneous type or resolution needs one, so it cannot be
 * silent, and whoever meets it need not say it again (rustc's `ErrorGuaranteed`).
 */
export interface Reported {
  readonly [reported]: true;
}

const REPORTED = {} as Reported;

/** Collects diagnostics; the only source of {@link Reported}. */
export class DiagnosticSink {
  readonly #diagnostics: Diagnostic[] = [];
  readonly #seen = new Set<string>();

  /** Takes an error (once: an identical one at the same place is dropped) and proves it was taken. */
  error(diagnostic: Diagnostic | DiagnosticBuilder): Reported {
    this.#add(diagnostic instanceof DiagnosticBuilder ? diagnostic.build() : diagnostic);
    return REPORTED;
  }

  /** Takes a warning. */
  warn(diagnostic: Diagnostic | DiagnosticBuilder): void {
    this.#add(diagnostic instanceof DiagnosticBuilder ? diagnostic.build() : diagnostic);
  }

  /** Takes the errors another stage returned; the token, where one of them is an error. */
  addAll(diagnostics: readonly Diagnostic[]): Reported | undefined {
    let told: Reported | undefined;
    for (const diagnostic of diagnostics) {
      this.#add(diagnostic);
      if (diagnostic.level === "error") told = REPORTED;
    }
    return told;
  }

  get hasErrors(): boolean {
    return this.#diagnostics.some((d) => d.level === "error");
  }

  diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  #add(diagnostic: Diagnostic): void {
    const at = diagnostic.primary.map((s) => `${s.file}:${s.start}-${s.end}`).join();
    const key = `${diagnostic.code}|${at}|${diagnostic.message}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#diagnostics.push(diagnostic);
  }
}
