// The stages that `--emit` can show, in pipeline order.

export const EMIT_STAGES = ["tokens", "ast", "hir", "types", "mir", "facts", "bytecode"] as const;

export type EmitStage = (typeof EMIT_STAGES)[number];
