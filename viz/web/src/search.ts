// SPDX-License-Identifier: Apache-2.0
// The search box: type-ahead over names, aliases, statements, events and headlines. A combobox as WAI-ARIA
// describes it: arrows walk, Enter chooses, Escape closes.
import { type Hit, type Meta, type SearchAnswer, get } from "./api";
import { bdi, day, el, number } from "./dom";
import { shapeIcon } from "./icons";

const DELAY = 120; // milliseconds of silence before the server is asked

function hitText(hit: Hit): HTMLElement {
  const text = el("bdi", { class: "hit-text" });
  let at = 0;
  for (const [start, end] of hit.matches) {
    if (start < at) continue;
    text.append(hit.text.slice(at, start), el("b", {}, hit.text.slice(start, end)));
    at = end;
  }
  text.append(hit.text.slice(at));
  return text;
}

export class Search {
  readonly element: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private hits: Hit[] = [];
  private active = -1;
  private timer = 0;
  private running: AbortController | null = null;

  constructor(private readonly meta: Meta, private readonly choose: (hit: Hit) => void) {
    this.input = el("input", {
      id: "search", type: "search", placeholder: "Search people, organisations, places, words…  ( / )",
      autocomplete: "off", spellcheck: "false", role: "combobox", "aria-expanded": "false",
      "aria-controls": "hits", "aria-autocomplete": "list", "aria-label": "Search", maxlength: 200,
      input: () => this.later(), keydown: (event: KeyboardEvent) => this.key(event),
      focus: () => { if (this.hits.length > 0) this.open(); },
    });
    this.list = el("ul", { id: "hits", role: "listbox", "aria-label": "Search results", hidden: true });
    this.element = el("div", { class: "search" }, this.input, this.list);
    document.addEventListener("pointerdown", (event) => {
      if (!this.element.contains(event.target as Node)) this.close();
    });
  }

  focus(): void { this.input.focus(); this.input.select(); }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.run(), DELAY);
  }

  private async run(): Promise<void> {
    this.running?.abort();
    const q = this.input.value.trim();
    if (q === "") { this.hits = []; this.close(); return; }
    this.running = new AbortController();
    try {
      const answer = await get<SearchAnswer>("search", { q, limit: 12 }, this.running.signal);
      this.show(answer);
    } catch (error) {
      if ((error as Error).name !== "AbortError") this.message((error as Error).message);
    }
  }

  private show(answer: SearchAnswer): void {
    this.hits = answer.hits;
    this.active = answer.hits.length > 0 ? 0 : -1;
    if (answer.hits.length === 0) { this.message("Nothing has this name or these words."); return; }
    this.list.replaceChildren(...answer.hits.map((hit, i) => el("li", {
      role: "option", id: `hit-${i}`, "data-key": hit.key, pointerdown: (event: PointerEvent) => { event.preventDefault(); this.pick(i); },
    },
    shapeIcon(this.meta, hit.type), hitText(hit),
    hit.text !== hit.label && hit.type !== "Statement" && hit.type !== "Document"
      ? el("span", { class: "hit-also" }, "→ ", bdi(hit.label)) : null,
    el("span", { class: "hit-type" }, hit.type === "Statement" || hit.type === "Document" || hit.type === "Event" ? `${hit.type}, ${day(hit.first)}` : `${hit.type}, ${number(hit.links)} links`),
    )), answer.total > answer.shown ? el("li", { class: "note" }, `showing ${answer.shown} of ${number(answer.total)}`) : "");
    this.open();
    this.mark();
  }

  private message(text: string): void {
    this.list.replaceChildren(el("li", { class: "note" }, text));
    this.open();
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.hits.length === 0) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.active = (this.active + step + this.hits.length) % this.hits.length;
      this.open();
      this.mark();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (this.active >= 0 && !this.list.hidden) this.pick(this.active);
    } else if (event.key === "Escape") {
      if (this.list.hidden) this.input.blur();
      this.close();
    }
  }

  private mark(): void {
    for (const [i, item] of [...this.list.querySelectorAll("[role=option]")].entries()) {
      item.setAttribute("aria-selected", String(i === this.active));
      if (i === this.active) item.scrollIntoView({ block: "nearest" });
    }
    this.input.setAttribute("aria-activedescendant", this.active < 0 ? "" : `hit-${this.active}`);
  }

  private pick(i: number): void {
    const hit = this.hits[i];
    if (!hit) return;
    this.close();
    this.input.value = "";
    this.hits = [];
    this.input.blur();
    this.choose(hit);
  }

  private open(): void { this.list.hidden = false; this.input.setAttribute("aria-expanded", "true"); }
  private close(): void { this.list.hidden = true; this.input.setAttribute("aria-expanded", "false"); }
}
