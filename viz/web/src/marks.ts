// SPDX-License-Identifier: Apache-2.0
// A sentence with its parts marked. Spans may nest and overlap: the text is cut at every boundary, and each
// piece carries the roles of all spans that cover it.
import type { Span } from "./api";
import { el } from "./dom";

const TITLES: Record<string, string> = {
  speaker: "who says it", cue: "the word that tells it is said", content: "what is said",
  trigger: "the word that tells what happened", participant: "who takes part", place: "where", time: "when",
  mention: "mentioned here",
};

/** The pieces of `text`; `offset` is where it begins in the numbering of the spans. */
export function marked(text: string, spans: Span[], offset = 0): DocumentFragment {
  const cuts = new Set<number>([0, text.length]);
  const inside = spans
    .map(([start, end, role]): Span => [Math.max(0, start - offset), Math.min(text.length, end - offset), role])
    .filter(([start, end]) => start < end);
  for (const [start, end] of inside) cuts.add(start).add(end);
  const places = [...cuts].sort((a, b) => a - b);
  const fragment = document.createDocumentFragment();
  for (let i = 0; i + 1 < places.length; ++i) {
    const start = places[i]!;
    const end = places[i + 1]!;
    const roles = new Set(inside.filter(([from, to]) => from <= start && end <= to).map(([, , role]) => role));
    const piece = text.slice(start, end);
    if (roles.size === 0) {
      fragment.append(piece);
    } else {
      const names = [...roles];
      fragment.append(el("mark", {
        class: names.map((role) => `m-${role}`).join(" "),
        title: names.map((role) => TITLES[role] ?? role).join("; "),
      }, piece));
    }
  }
  return fragment;
}

/** The roles that occur, as a legend. */
export function legend(roles: Iterable<string>): HTMLElement {
  const order = Object.keys(TITLES);
  const present = [...new Set(roles)].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return el("p", { class: "mark-legend", "aria-label": "Meaning of the marks" },
    ...present.map((role) => el("mark", { class: `m-${role}`, title: TITLES[role] ?? role }, role)));
}
