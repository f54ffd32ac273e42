// Names of types as a reader would say them.

/** A name without paths: `Vec<String>`; of closures with the function that they are in. */
export function shortType(name: string): string {
  return name.replace(/\b(?:\w+::)+(?=\w|\{(?!closure))/g, "");
}
