// SPDX-License-Identifier: Apache-2.0
// Legend and filter in one: what a shape or colour means, and whether it is shown.
import type { Meta } from "./api";
import { el, number } from "./dom";
import { classDot, shapeIcon } from "./icons";
import { relationTypes } from "./request";
import type { State, Store } from "./state";

function toggled(list: readonly string[], name: string): string[] {
  return list.includes(name) ? list.filter((one) => one !== name) : [...list, name];
}

/** Check boxes; the last one that is on cannot be switched off. */
function boxes(names: { name: string; label: string; icon: Node; count: number }[], off: readonly string[], change: (off: string[]) => void): HTMLElement[] {
  const on = names.filter((one) => !off.includes(one.name));
  return names.map((one) => {
    const checked = !off.includes(one.name);
    return el("label", { class: "filter" },
      el("input", { type: "checkbox", checked, disabled: checked && on.length === 1, change: () => change(toggled(off, one.name)) }),
      one.icon, el("span", {}, one.label), el("span", { class: "count" }, number(one.count)));
  });
}

export class Filters {
  readonly element = el("details", { class: "filters", open: innerWidth > 1100 });

  constructor(private readonly meta: Meta, private readonly store: Store) {}

  show(state: State): void {
    const types = this.meta.node_types.filter((one) => one.count > 0 && (one.actor || (state.view === "full" && one.type !== "Document")));
    const counts = new Map<string, number>();
    const named = new Map<string, string[]>();
    for (const one of relationTypes(this.meta, state)) {
      counts.set(one.class, (counts.get(one.class) ?? 0) + one.count);
      named.set(one.class, [...(named.get(one.class) ?? []), one.type.toLowerCase().replaceAll("_", " ")]);
    }
    const classes = this.meta.classes.filter((one) => counts.has(one.class));
    const relations = boxes(classes.map((one) => ({
      name: one.class, label: one.label, icon: classDot(this.meta, one.class), count: counts.get(one.class) ?? 0,
    })), state.offClasses, (offClasses) => this.store.change({ offClasses }));
    relations.forEach((label, i) => { label.title = (named.get(classes[i]!.class) ?? []).join(", "); });
    this.element.replaceChildren(
      el("summary", {}, "Legend and filters"),
      el("fieldset", {}, el("legend", {}, "Show"),
        ...(["actors", "full"] as const).map((view) => el("label", { class: "filter" },
          el("input", { type: "radio", name: "view", value: view, checked: state.view === view, change: () => this.store.change({ view, offTypes: [], offClasses: [] }) }),
          el("span", {}, view === "actors" ? "Who about and with whom" : "Statements and events too")))),
      el("fieldset", {}, el("legend", {}, "Nodes"),
        ...boxes(types.map((one) => ({ name: one.type, label: one.type, icon: shapeIcon(this.meta, one.type), count: one.count })),
          state.offTypes, (offTypes) => this.store.change({ offTypes }))),
      el("fieldset", {}, el("legend", {}, "Relations"), ...relations));
  }
}
