// The entry of the page: opens what the address holds, else the work of the last visit, else the first example.

import { render } from "preact";
import { App } from "./app.tsx";
import { decodeShared, type Shared } from "./share.ts";
import { loadTheme, loadWork } from "./storage.ts";
import { Store } from "./store.ts";

const FIRST = import.meta.glob("../../examples/ownership/rejected-use-after-move.rs", {
  query: "?raw",
  import: "default",
  eager: true,
});

function firstVisit(): Shared {
  return { text: Object.values(FIRST)[0] ?? "fn main() {}\n", edition: "2024", pane: "problems" };
}

async function start(): Promise<void> {
  document.documentElement.dataset["theme"] = loadTheme();
  const shared = await decodeShared(window.location.hash);
  const isShared = typeof shared !== "string";
  const store = new Store(isShared ? shared : (loadWork() ?? firstVisit()));
  if (shared === "damaged") store.say("This link is damaged: the program in it could not be read.");
  const page = document.getElementById("page");
  if (page !== null) render(<App store={store} />, page);
}

void start();
