import { mount } from "svelte";
import App from "./App.svelte";
import type { Backend } from "./backend/backend";
import { tauriBackend } from "./backend/tauri";
import { Desk } from "./state/desk.svelte";
import "./styles/tokens.css";
import "./styles/reset.css";
import "./styles/type.css";
import "./styles/controls.css";
import "./styles/lists.css";
import "./styles/query.css";

/** A plain browser has no engine, so it gets the made-up world, which the app itself never loads. */
async function backend(): Promise<Backend> {
  if ("__TAURI_INTERNALS__" in window) return tauriBackend();
  const { openFake } = await import("./backend/fake");
  return openFake(location.search);
}

const desk = new Desk(await backend());
mount(App, { target: document.getElementById("app")!, props: { desk } });
