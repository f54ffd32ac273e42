// The repository's own examples, embedded, in groups for the menu.

export interface Example {
  /** `ownership/moves`. */
  readonly id: string;
  readonly title: string;
  /** The first sentence of its first comment. */
  readonly teaches: string;
  readonly isRejected: boolean;
  readonly text: string;
}

export interface ExampleGroup {
  readonly title: string;
  readonly examples: readonly Example[];
}

const TEXTS = import.meta.glob("../../examples/*/*.rs", { query: "?raw", import: "default", eager: true });

/** From the simple to the particular; groups that are not named here follow. */
const ORDER = ["basics", "ownership", "borrowing", "structs-and-enums", "collections", "smart-pointers"];

function words(name: string): string {
  const text = name.replaceAll("-", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `// Teaches: …` up to the end of its first sentence. */
export function lessonOf(text: string): string {
  const comment = /^(?:\/\/[^\n]*\n)+/.exec(text)?.[0] ?? "";
  const prose = comment
    .replace(/^\/\/ ?/gm, "")
    .replace(/^Teaches:\s*/, "")
    .replace(/\s+/g, " ")
    .trim();
  const sentence = /^.*?[.:](?= [A-Z]| ?$)/.exec(prose)?.[0] ?? prose;
  return words(sentence.replace(/[.:]$/, "").replaceAll("`", ""));
}

function readExample(path: string, text: string): { readonly group: string; readonly example: Example } {
  const [group, file] = path.split("/").slice(-2) as [string, string];
  const name = file.replace(/\.rs$/, "");
  const isRejected = name.startsWith("rejected-");
  const title = words(name.replace(/^rejected-/, ""));
  return { group, example: { id: `${group}/${name}`, title, teaches: lessonOf(text), isRejected, text } };
}

function grouped(): readonly ExampleGroup[] {
  const groups = new Map<string, Example[]>(ORDER.map((name) => [name, []]));
  for (const [path, text] of Object.entries(TEXTS)) {
    const { group, example } = readExample(path, text);
    groups.set(group, [...(groups.get(group) ?? []), example]);
  }
  return [...groups]
    .filter(([, examples]) => examples.length > 0)
    .map(([name, examples]) => ({
      title: words(name),
      examples: examples.sort((a, b) => Number(a.isRejected) - Number(b.isRejected)),
    }));
}

export const EXAMPLES: readonly ExampleGroup[] = grouped();
