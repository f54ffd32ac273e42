// Work and settings kept in this browser between visits. Where storage is not to be had, nothing is kept.

import { readShared, type Shared } from "./share.ts";

export const THEMES = ["auto", "light", "dark"] as const;

export type Theme = (typeof THEMES)[number];

const WORK = "ferrule.work";
const THEME = "ferrule.theme";

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private windows and full disks: the page works without.
  }
}

export function loadWork(): Shared | undefined {
  try {
    return readShared(JSON.parse(read(WORK) ?? "null"));
  } catch {
    return undefined;
  }
}

export function saveWork(work: Shared): void {
  write(WORK, JSON.stringify(work));
}

export function loadTheme(): Theme {
  const kept = read(THEME);
  return THEMES.find((theme) => theme === kept) ?? "auto";
}

export function saveTheme(theme: Theme): void {
  write(THEME, theme);
}
