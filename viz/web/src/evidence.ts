// SPDX-License-Identifier: Apache-2.0
// The panel at the right: what is known of the chosen node or pair, sentence by sentence.
import {
  type Article, type EvidenceAnswer, type Fact, type Meta, type NodeAnswer, type NodeRef, type Parameters, type Sentence, get,
} from "./api";
import { bdi, day, el, number, plural, words } from "./dom";
import { classDot, shapeIcon } from "./icons";
import { legend, marked } from "./marks";
import { filterParameters } from "./request";
import type { Selection, State, Store } from "./state";

const PAGE = 30;
const PARTS: [string, string][] = [
  ["said", "Said"], ["about", "Said about"], ["events", "Events"], ["ties", "Ties"], ["mentions", "Mentions"],
];
/** Parts of an actor in the order in which one is opened first. */
const FIRST = ["said", "about", "events", "ties", "mentions"];

export class Evidence {
  readonly element = el("aside", { class: "panel", "aria-label": "Evidence", tabindex: "-1" });
  private asked = 0;

  constructor(private readonly meta: Meta, private readonly store: Store, private readonly nameOf: (key: string) => NodeRef | undefined) {}

  /** Shows the selection; `start` is shown where there is none. */
  async show(state: State, start: HTMLElement): Promise<void> {
    const asked = ++this.asked;
    const chosen = state.selected;
    if (chosen === null) { this.element.replaceChildren(start); return; }
    this.element.setAttribute("aria-busy", "true");
    try {
      const content = chosen.kind === "node" ? await this.node(chosen.key, state) : await this.pair(chosen, state);
      if (asked !== this.asked) return;
      this.element.replaceChildren(...content);
      this.element.scrollTop = 0;
    } catch (error) {
      if (asked === this.asked) this.element.replaceChildren(this.close(), el("p", { class: "problem", role: "alert" }, (error as Error).message));
    }
    this.element.removeAttribute("aria-busy");
  }

  private close(): HTMLElement {
    return el("button", {
      type: "button", class: "quiet close", "aria-label": "Close the evidence", title: "Close (Esc)",
      click: () => this.store.change({ selected: null, part: "" }),
    }, "✕");
  }

  private async node(key: string, state: State): Promise<Node[]> {
    const filter = filterParameters(this.meta, state);
    const ask = (part: string) => get<EvidenceAnswer>("evidence", { ...filter, node: key, part, limit: PAGE });
    const known = await get<NodeAnswer>("node", { key });
    let part = known.actor ? state.part : "";
    let answer = await ask(part);
    if (known.actor && part === "") {
      part = FIRST.find((one) => (answer.parts[one] ?? 0) > 0) ?? "";
      if (part !== "") answer = await ask(part);
    }
    const parameters = { ...filter, node: key, part };
    return [
      this.nodeHead(known, state),
      known.actor ? this.tabs(answer, part) : "",
      ...this.list(answer, parameters, key),
    ].filter((one): one is HTMLElement => one !== "");
  }

  private nodeHead(node: NodeAnswer, state: State): HTMLElement {
    const properties = node.properties;
    const text = (name: string) => (typeof properties[name] === "string" ? properties[name] as string : "");
    const aliases = Array.isArray(properties["aliases"]) ? (properties["aliases"] as string[]).filter((one) => one !== node.label) : [];
    const facts = [node.type, text("country"), text("sector"), text("event_type").toLowerCase(), text("status"), node.first && !node.actor ? day(node.first) : ""].filter(Boolean);
    return el("header", {},
      this.close(),
      el("p", { class: "kind" }, shapeIcon(this.meta, node.type), facts.join(" · ")),
      el("h2", {}, bdi(node.label)),
      aliases.length > 0 ? el("p", { class: "aliases" }, "also ", ...join(aliases.slice(0, 6).map(bdi)), aliases.length > 6 ? ` and ${aliases.length - 6} more` : "") : null,
      this.actions(node, state));
  }

  private actions(node: NodeRef, state: State): HTMLElement {
    const expanded = state.egos.includes(node.key);
    const button = (label: string, egos: readonly string[]) => el("button", { type: "button", click: () => this.store.change({ egos }) }, label);
    const alone = expanded && state.egos.length === 1;
    return el("p", { class: "actions" },
      alone ? null : button("Only its neighbourhood", [node.key]),
      alone ? null : expanded ? button("Take its neighbours away", state.egos.filter((one) => one !== node.key))
        : state.egos.length > 0 ? button("Add its neighbours", [...state.egos, node.key]) : null);
  }

  private tabs(answer: EvidenceAnswer, part: string): HTMLElement {
    return el("div", { class: "tabs", role: "tablist", "aria-label": "Kinds of evidence" },
      ...PARTS.filter(([name]) => (answer.parts[name] ?? 0) > 0).map(([name, label]) => el("button", {
        type: "button", role: "tab", "aria-selected": String(name === part), click: () => this.store.change({ part: name }),
      }, label, el("span", { class: "count" }, number(answer.parts[name] ?? 0)))));
  }

  private async pair(chosen: Extract<Selection, { kind: "pair" }>, state: State): Promise<Node[]> {
    const parameters = { ...filterParameters(this.meta, state, chosen.class), source: chosen.source, target: chosen.target };
    const [answer, source, target] = await Promise.all([
      get<EvidenceAnswer>("evidence", { ...parameters, limit: PAGE }), this.name(chosen.source), this.name(chosen.target),
    ]);
    const label = this.meta.classes.find((one) => one.class === chosen.class)?.label;
    const select = (key: string) => () => this.store.change({ selected: { kind: "node", key }, part: "" });
    return [
      el("header", {},
        this.close(),
        el("p", { class: "kind" }, classDot(this.meta, chosen.class), label ?? "All relations"),
        el("h2", {},
          el("button", { type: "button", class: "link", click: select(chosen.source) }, bdi(source.label)),
          el("span", { class: "arrow", "aria-label": " to " }, " → "),
          el("button", { type: "button", class: "link", click: select(chosen.target) }, bdi(target.label))),
        el("p", { class: "actions" },
          chosen.class !== "" ? el("button", { type: "button", click: () => this.store.change({ selected: { ...chosen, class: "" } }) }, "All relations of the two") : null,
          el("button", {
            type: "button",
            click: () => this.store.change({ selected: { kind: "pair", source: chosen.target, target: chosen.source, class: chosen.class } }),
          }, "The other way"))),
      ...this.list(answer, parameters, ""),
    ];
  }

  private async name(key: string): Promise<NodeRef> {
    return this.nameOf(key) ?? get<NodeAnswer>("node", { key });
  }

  private list(answer: EvidenceAnswer, parameters: Parameters, self: string): HTMLElement[] {
    if (answer.total === 0) return [el("p", { class: "note" }, "No sentence under these filters.")];
    const list = el("ol", { class: "sentences" }, ...answer.items.map((item) => this.sentence(item, self)));
    const foot = el("p", { class: "note" });
    let shown = answer.shown;
    const more = async () => {
      const next = await get<EvidenceAnswer>("evidence", { ...parameters, after: shown, limit: PAGE });
      shown += next.shown;
      list.append(...next.items.map((item) => this.sentence(item, self)));
      count();
    };
    const count = () => foot.replaceChildren(
      shown < answer.total ? `showing ${number(shown)} of ${plural(answer.total, "sentence")} ` : plural(answer.total, "sentence"),
      shown < answer.total ? el("button", { type: "button", class: "link", click: () => void more() }, "show more") : "");
    count();
    return [list, legend(answer.items.flatMap((item) => item.spans.map(([, , role]) => role))), foot];
  }

  private sentence(item: Sentence, self: string): HTMLElement {
    const before = el("span", { class: "context", hidden: true }, item.before ?? "");
    const after = el("span", { class: "context", hidden: true }, item.after ?? "");
    const context = el("button", {
      type: "button", class: "link", "aria-expanded": "false",
      click: () => {
        before.hidden = !before.hidden;
        after.hidden = before.hidden;
        context.setAttribute("aria-expanded", String(!before.hidden));
      },
    }, "context");
    const has = (item.before ?? "") !== "" || (item.after ?? "") !== "";
    return el("li", { class: "sentence" },
      el("p", { class: "source" }, el("time", {}, day(item.article.date ?? item.first)), item.article.source ? " · " : "", item.article.source ? bdi(item.article.source) : "", item.article.source ? "" : " · unnamed outlet"),
      el("blockquote", { dir: "auto" }, before, marked(item.text, item.spans), item.cut ? "…" : "", after),
      el("p", { class: "facts" }, ...this.facts(item.facts, self), ...this.confidence(item)),
      el("p", { class: "origin" },
        el("button", {
          type: "button", class: "link open", title: "Read the article at this place",
          click: () => this.store.change({ article: { key: item.article.key, at: item.start ?? 0 } }),
        }, bdi(item.article.title)),
        has ? context : null),
      item.copies.length > 0 ? this.copies(item.copies) : null);
  }

  private confidence(item: Sentence): Node[] {
    return [el("span", { class: "confidence", title: "How sure the extraction is of its best fact here" }, `${Math.round(item.confidence * 100)} %`)];
  }

  private facts(facts: Fact[], self: string): Node[] {
    const speakers = new Map<string, NodeRef>();
    const chips: Node[] = [];
    const seen = new Set<string>();
    for (const fact of facts) {
      if (fact.speaker && fact.speaker.key !== self) speakers.set(fact.speaker.key, fact.speaker);
      const label = fact.event_type ? words(fact.event_type) : fact.act ? words(fact.act) : fact.form ? `${fact.form} speech` : words(fact.relation);
      if (seen.has(label)) continue;
      seen.add(label);
      const about = [fact.status && fact.status !== "occurred" ? fact.status : "", fact.killed ? `${fact.killed} killed` : "", fact.injured ? `${fact.injured} injured` : ""].filter(Boolean);
      chips.push(el("span", { class: "chip" }, classDot(this.meta, fact.class), label, about.length > 0 ? ` (${about.join(", ")})` : ""));
    }
    const people = [...speakers.values()].map((one) => el("button", {
      type: "button", class: "link speaker", click: () => this.store.change({ selected: { kind: "node", key: one.key }, part: "" }),
    }, bdi(one.label)));
    return [...people, ...chips];
  }

  private copies(copies: Article[]): HTMLElement {
    return el("details", { class: "copies" },
      el("summary", {}, `the same sentence in ${plural(copies.length, "other article")}`),
      el("ul", {}, ...copies.map((one) => el("li", {},
        el("button", { type: "button", class: "link", click: () => this.store.change({ article: { key: one.key, at: 0 } }) }, bdi(one.title)),
        ` ${one.source ?? ""}, ${day(one.date)}`))));
  }
}

function join(nodes: Node[]): (Node | string)[] {
  return nodes.flatMap((node, i) => (i === 0 ? [node] : [", ", node]));
}
