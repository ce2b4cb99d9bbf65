// SPDX-License-Identifier: Apache-2.0
// What is being looked at, as one small immutable value that lives in the address. Every change is a step of
// the browser's history: Back undoes, Forward redoes, a copied address shows the same.

export interface State {
  readonly egos: readonly string[];   ///< nodes whose neighbours are shown; none: the best linked actors
  readonly view: "actors" | "full";
  readonly tab: "graph" | "table";
  readonly selected: Selection | null;
  readonly part: string;              ///< of an actor's evidence: said, about, events …
  readonly offTypes: readonly string[];   ///< types of nodes not shown
  readonly offClasses: readonly string[]; ///< classes of relations not shown
  readonly from: string;
  readonly to: string;
  readonly limit: number;             ///< 0: the server's choice
  readonly article: { key: string; at: number } | null;
}

export type Selection =
  | { kind: "node"; key: string }
  | { kind: "pair"; source: string; target: string; class: string };

export const START: State = {
  egos: [], view: "actors", tab: "graph", selected: null, part: "", offTypes: [], offClasses: [], from: "", to: "",
  limit: 0, article: null,
};

const list = (text: string | null): string[] => (text ? text.split(",").filter(Boolean) : []);

export function readState(hash: string): State {
  const fragment = new URLSearchParams(hash.replace(/^#/, ""));
  const text = (name: string) => fragment.get(name) ?? "";
  const [first, second, relation] = text("sel").split("~");
  const selected: Selection | null = !first ? null
    : second ? { kind: "pair", source: first, target: second, class: relation ?? "" } : { kind: "node", key: first };
  const [article, at] = text("article").split("~");
  const limit = Number(text("limit"));
  return {
    egos: list(text("ego")), view: text("view") === "full" ? "full" : "actors",
    tab: text("tab") === "table" ? "table" : "graph", selected, part: text("part"),
    offTypes: list(text("off")), offClasses: list(text("offrel")), from: text("from"), to: text("to"),
    limit: Number.isInteger(limit) && limit > 0 ? limit : 0,
    article: article ? { key: article, at: Number(at) || 0 } : null,
  };
}

export function writeState(state: State): string {
  const fragment = new URLSearchParams();
  const put = (name: string, value: string) => { if (value) fragment.set(name, value); };
  put("ego", state.egos.join(","));
  put("view", state.view === "full" ? "full" : "");
  put("tab", state.tab === "table" ? "table" : "");
  const chosen = state.selected;
  if (chosen?.kind === "node") put("sel", chosen.key);
  if (chosen?.kind === "pair") put("sel", [chosen.source, chosen.target, chosen.class].filter(Boolean).join("~"));
  put("part", state.part);
  put("off", state.offTypes.join(","));
  put("offrel", state.offClasses.join(","));
  put("from", state.from);
  put("to", state.to);
  put("limit", state.limit > 0 ? String(state.limit) : "");
  if (state.article) put("article", `${state.article.key}~${state.article.at}`);
  const text = fragment.toString();
  return text ? `#${text}` : "";
}

type Listener = (state: State, before: State) => void;

/** The current state and its history. */
export class Store {
  private current: State = readState(location.hash);
  private step = 0;
  private furthest = 0;
  private readonly listeners: Listener[] = [];

  constructor() {
    const known = (history.state as { step?: number } | null)?.step;
    this.step = known ?? 0;
    this.furthest = this.step;
    history.replaceState({ step: this.step }, "");
    addEventListener("popstate", (event) => {
      this.step = (event.state as { step?: number } | null)?.step ?? 0;
      this.show(readState(location.hash));
    });
  }

  get state(): State { return this.current; }
  get canUndo(): boolean { return this.step > 0; }
  get canRedo(): boolean { return this.step < this.furthest; }

  listen(listener: Listener): void { this.listeners.push(listener); }

  change(part: Partial<State>): void {
    const next = { ...this.current, ...part };
    const address = writeState(next);
    if (address === writeState(this.current)) return;
    this.step += 1;
    this.furthest = this.step;
    history.pushState({ step: this.step }, "", address || location.pathname);
    this.show(next);
  }

  undo(): void { if (this.canUndo) history.back(); }
  redo(): void { if (this.canRedo) history.forward(); }

  private show(next: State): void {
    const before = this.current;
    this.current = next;
    for (const listener of this.listeners) listener(next, before);
  }
}
