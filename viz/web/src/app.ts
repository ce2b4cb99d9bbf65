// SPDX-License-Identifier: Apache-2.0
// The page: puts the panes together, keeps them in step with the state, and listens to the keyboard.
import { type GraphAnswer, type Meta, type NodeRef, adoptToken, get, getBlob } from "./api";
import { ArticleView } from "./article";
import type { Canvas } from "./canvas";
import { el, number, plural } from "./dom";
import { Evidence } from "./evidence";
import { Filters } from "./filters";
import { help } from "./help";
import { graphParameters } from "./request";
import { Search } from "./search";
import { start } from "./start";
import { type Selection, type State, Store } from "./state";
import { tables } from "./table";
import { Timeline } from "./timeline";

const MORE = 2; // "show more" doubles the limit

class App {
  private readonly store = new Store();
  private readonly stage = el("div", { id: "stage", role: "application", tabindex: "0", "aria-label": "Picture of the graph; the tab Table holds the same as text" });
  private readonly fallback = el("div", { id: "fallback", hidden: true });
  private readonly table = el("div", { id: "table", hidden: true });
  private readonly status = el("p", { id: "status", role: "status" });
  private readonly live = el("p", { class: "unseen", "aria-live": "polite" });
  private readonly helpDialog = help();
  private readonly article = new ArticleView(this.store);
  private readonly filters: Filters;
  private readonly timeline: Timeline;
  private readonly evidence: Evidence;
  private readonly search: Search;
  private readonly undo = el("button", { type: "button", title: "Undo (Ctrl Z)", "aria-label": "Undo", click: () => this.store.undo() }, "↶");
  private readonly redo = el("button", { type: "button", title: "Redo (Ctrl Y)", "aria-label": "Redo", click: () => this.store.redo() }, "↷");
  private readonly tabs = (["graph", "table"] as const).map((tab) => el("button", {
    type: "button", "data-tab": tab, title: "T", click: () => this.store.change({ tab }),
  }, tab === "graph" ? "Graph" : "Table"));
  private canvas: Canvas | null = null;
  private answer: GraphAnswer | null = null;
  private asked = 0;
  private drawn = "";

  constructor(private readonly meta: Meta) {
    this.filters = new Filters(meta, this.store);
    this.timeline = new Timeline(meta, this.store);
    this.evidence = new Evidence(meta, this.store, (key) => this.known(key));
    this.search = new Search(meta, (hit) => this.open(hit));
    document.body.append(
      el("header", { id: "top" },
        el("button", { type: "button", class: "brand link", title: "To the start", click: () => this.store.change({ egos: [], selected: null, part: "", limit: 0, article: null }) }, "newsgraph"),
        this.search.element,
        el("nav", { "aria-label": "View" }, ...this.tabs, this.undo, this.redo,
          el("button", { type: "button", title: "Keys (?)", "aria-label": "Help", click: () => this.helpDialog.showModal() }, "?"))),
      el("main", { id: "main" },
        el("section", { id: "view", "aria-label": "Graph" }, this.filters.element,
          el("div", { id: "picture" }, this.stage, this.fallback, this.table, this.status)),
        this.timeline.element),
      this.evidence.element, this.article.element, this.helpDialog, this.live);
    this.store.listen((state, before) => void this.update(state, before));
    addEventListener("keydown", (event) => this.key(event));
  }

  async begin(): Promise<void> {
    await this.startCanvas();
    await this.update(this.store.state, null);
    if (this.store.state.selected === null && this.store.state.article === null) this.search.focus();
  }

  /** WebGL may be missing or be taken away; then the server draws. */
  private async startCanvas(): Promise<void> {
    if (typeof WebGLRenderingContext === "undefined") return this.showFallback();
    try {
      const { Canvas } = await import("./canvas");
      this.canvas = new Canvas(this.stage, this.meta, {
        select: (selection) => this.select(selection),
        expand: (key) => this.expand(key),
        lost: () => this.showFallback(),
      });
    } catch {
      this.showFallback();
    }
  }

  private showFallback(): void {
    this.canvas = null;
    this.stage.hidden = true;
    void this.drawFallback();
  }

  private async drawFallback(): Promise<void> {
    const address = URL.createObjectURL(await getBlob("picture.svg", graphParameters(this.meta, this.store.state)));
    const picture = el("img", { src: address, alt: "Picture of the graph; the tab Table holds the same as text", load: () => URL.revokeObjectURL(address) });
    this.fallback.replaceChildren(picture, el("p", { class: "note" }, "This browser gives no WebGL: a still picture is shown. Choose nodes in the table or by search."));
  }

  private known(key: string): NodeRef | undefined {
    return this.answer?.nodes.find((one) => one.key === key);
  }

  private open(hit: NodeRef): void {
    if (hit.type === "Document") { this.store.change({ article: { key: hit.key, at: 0 } }); return; }
    const actor = this.meta.node_types.some((one) => one.actor && one.type === hit.type);
    const selected: Selection = { kind: "node", key: hit.key };
    // A statement or event is drawn only in the full view.
    this.store.change(actor ? { egos: [hit.key], selected, part: "", limit: 0 } : { egos: [hit.key], selected, view: "full", offTypes: [], offClasses: [], part: "", limit: 0 });
  }

  private select(selection: Selection | null): void {
    this.store.change({ selected: selection, part: "" });
  }

  private expand(key: string): void {
    const egos = this.store.state.egos;
    if (egos.length === 0) this.store.change({ egos: [key], selected: { kind: "node", key }, limit: 0 });
    else if (!egos.includes(key)) this.store.change({ egos: [...egos, key], selected: { kind: "node", key } });
    else if (egos.length > 1) this.store.change({ egos: egos.filter((one) => one !== key) });
  }

  private async update(state: State, before: State | null): Promise<void> {
    for (const tab of this.tabs) tab.setAttribute("aria-pressed", String(tab.dataset["tab"] === state.tab));
    this.undo.disabled = !this.store.canUndo;
    this.redo.disabled = !this.store.canRedo;
    const parameters = JSON.stringify(graphParameters(this.meta, state));
    if (parameters !== this.drawn) {
      this.drawn = parameters;
      await this.load(state);
    }
    this.table.hidden = state.tab !== "table";
    this.stage.hidden = state.tab === "table" || this.canvas === null;
    this.fallback.hidden = state.tab === "table" || this.canvas !== null;
    this.canvas?.select(state.selected);
    if (before === null || before.view !== state.view || before.offTypes !== state.offTypes || before.offClasses !== state.offClasses) this.filters.show(state);
    await Promise.all([this.showEvidence(state, before), this.article.show(state)]);
  }

  private async showEvidence(state: State, before: State | null): Promise<void> {
    const same = before !== null && before.selected === state.selected && before.part === state.part && before.from === state.from &&
      before.to === state.to && before.offClasses === state.offClasses && before.view === state.view && before.egos === state.egos;
    if (same) return;
    await this.evidence.show(state, start(this.meta, this.store, this.answer));
    document.body.classList.toggle("chosen", state.selected !== null);
    const chosen = state.selected;
    if (chosen?.kind === "node") {
      const node = this.known(chosen.key);
      if (node) this.live.textContent = `${node.label}, ${node.type}`;
    }
  }

  private async load(state: State): Promise<void> {
    const asked = ++this.asked;
    try {
      const answer = await get<GraphAnswer>("graph", graphParameters(this.meta, state));
      if (asked !== this.asked) return;
      this.answer = answer;
      this.canvas?.show(answer, state.egos);
      if (this.canvas === null) void this.drawFallback();
      this.table.replaceChildren(tables(this.meta, this.store, answer));
      this.showStatus(answer, state);
      await this.timeline.show(state);
    } catch (error) {
      if (asked === this.asked) this.status.replaceChildren(el("span", { class: "problem" }, (error as Error).message));
    }
  }

  private showStatus(answer: GraphAnswer, state: State): void {
    const { shown, total } = answer;
    const whole = shown.nodes === total.nodes;
    const limit = state.limit > 0 ? state.limit : state.egos.length > 0 ? 60 : 30;
    this.status.replaceChildren(
      answer.nodes.length === 0 ? "Nothing to show under these filters."
        : whole ? `showing all ${plural(total.nodes, "node")} and ${plural(total.edges, "relation")}`
          : `showing ${number(shown.nodes)} of ${plural(total.nodes, "node")}, ${number(shown.edges)} of ${plural(total.edges, "relation")}: ${answer.reason}`,
      !whole && limit < this.meta.max_limit
        ? el("button", { type: "button", class: "link", click: () => this.store.change({ limit: Math.min(limit * MORE, this.meta.max_limit) }) }, "show more") : "");
  }

  private step(by: number): void {
    const nodes = this.answer?.nodes ?? [];
    if (nodes.length === 0) return;
    const chosen = this.store.state.selected;
    const at = chosen?.kind === "node" ? nodes.findIndex((one) => one.key === chosen.key) : by > 0 ? -1 : 0;
    const next = nodes[(at + by + nodes.length) % nodes.length]!;
    this.select({ kind: "node", key: next.key });
  }

  private key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if ((event.ctrlKey || event.metaKey) && !event.altKey) {
      const key = event.key.toLowerCase();
      if (target.tagName === "INPUT") return;
      if (key === "z" && !event.shiftKey) { event.preventDefault(); this.store.undo(); }
      if (key === "y" || (key === "z" && event.shiftKey)) { event.preventDefault(); this.store.redo(); }
      return;
    }
    if (event.altKey || target.tagName === "INPUT" || document.querySelector("dialog[open]")) return;
    const chosen = this.store.state.selected;
    const actions: Record<string, () => void> = {
      "/": () => this.search.focus(),
      "?": () => this.helpDialog.showModal(),
      "t": () => this.store.change({ tab: this.store.state.tab === "graph" ? "table" : "graph" }),
      "f": () => this.canvas?.fit(),
      "e": () => { if (chosen?.kind === "node") this.expand(chosen.key); },
      "[": () => this.step(-1),
      "]": () => this.step(1),
      "+": () => this.canvas?.zoom(1 / 1.4),
      "=": () => this.canvas?.zoom(1 / 1.4),
      "-": () => this.canvas?.zoom(1.4),
      "Escape": () => this.select(null),
    };
    if (target === this.stage) {
      actions["ArrowLeft"] = () => this.canvas?.pan(-1, 0);
      actions["ArrowRight"] = () => this.canvas?.pan(1, 0);
      actions["ArrowUp"] = () => this.canvas?.pan(0, 1);
      actions["ArrowDown"] = () => this.canvas?.pan(0, -1);
    }
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (action) { event.preventDefault(); action(); }
  }

  /** For the tests: where a node is on the page. */
  place(key: string): { x: number; y: number } | null {
    const inside = this.canvas?.place(key) ?? null;
    const box = this.stage.getBoundingClientRect();
    return inside === null ? null : { x: box.left + inside.x, y: box.top + inside.y };
  }
}

async function main(): Promise<void> {
  adoptToken();
  try {
    const app = new App(await get<Meta>("meta"));
    Object.assign(window, { newsgraph: { place: (key: string) => app.place(key) } });
    await app.begin();
    document.body.dataset["ready"] = "yes";
  } catch (error) {
    document.body.append(el("main", { class: "refused" }, el("h1", {}, "newsgraph"), el("p", { role: "alert" }, (error as Error).message)));
  }
}

void main();
