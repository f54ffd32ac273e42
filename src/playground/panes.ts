// The panes beside the editor.

export const PANES = ["problems", "output", "ownership", "anyway", "memory", "compare", "mir", "bytecode"] as const;

export type Pane = (typeof PANES)[number];

export const PANE_TITLES: Readonly<Record<Pane, string>> = {
  problems: "Problems",
  output: "Output",
  ownership: "Ownership",
  anyway: "Anyway",
  memory: "Memory",
  compare: "Compare",
  mir: "MIR",
  bytecode: "Bytecode",
};

export function isPane(value: unknown): value is Pane {
  return PANES.some((pane) => pane === value);
}
