// The version of this build, put in by the bundler.

declare const __FERRULE_VERSION__: string | undefined;

export const VERSION = typeof __FERRULE_VERSION__ === "string" ? __FERRULE_VERSION__ : "0.0.0-dev";
