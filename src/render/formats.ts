// The forms that messages can be written in.

export const ERROR_FORMATS = ["human", "short", "json", "github", "sarif"] as const;

export type ErrorFormat = (typeof ERROR_FORMATS)[number];
