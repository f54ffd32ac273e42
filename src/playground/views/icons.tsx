// The few pictures of the page, drawn as strokes in the colour of the text. Each is decoration: words stand beside it.

const PATHS = {
  run: "M5 3.5v9l7.5-4.5z",
  stop: "M4.5 4.5h7v7h-7z",
  share: "M6.5 9.5l3-3M7 4.8l1.2-1.2a3 3 0 0 1 4.2 4.2L11.2 9M9 11.2l-1.2 1.2a3 3 0 0 1-4.2-4.2L4.8 7",
  list: "M2.5 4h11M2.5 8h11M2.5 12h7",
  settings: "M2.5 5h6M12 5h1.5M2.5 11H4M7.5 11h6M10.3 3.2v3.6M5.7 9.2v3.6",
  error: "M8 2l6.2 11.5H1.8zM8 6.3v3.2M8 11.6v.2",
  warning: "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM8 5v3.6M8 11v.2",
  check: "M3 8.5l3.2 3.2L13 5",
  first: "M4 3.5v9M12.5 3.5v9L6 8z",
  back: "M11 3.5v9L4.5 8z",
  pause: "M5 3.5v9M11 3.5v9",
  forward: "M5 3.5v9L11.5 8z",
  last: "M12 3.5v9M3.5 3.5v9L10 8z",
  copy: "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark of the project: a ring around a shaft. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d="M9 2.5v4M15 2.5v4M9 17.5v4M15 17.5v4" />
      <rect x="5.5" y="6.5" width="13" height="11" rx="2" />
      <path d="M5.5 10.2h13M5.5 13.8h13" />
    </svg>
  );
}
