// SPDX-License-Identifier: Apache-2.0
// The panel before anything is chosen: what the graph holds and where one may begin.
import type { GraphAnswer, Meta } from "./api";
import { bdi, day, el, number, plural } from "./dom";
import { shapeIcon } from "./icons";
import type { Store } from "./state";

const LISTED = 12;

export function start(meta: Meta, store: Store, answer: GraphAnswer | null): HTMLElement {
  const count = (type: string) => meta.node_types.find((one) => one.type === type)?.count ?? 0;
  const actors = meta.node_types.filter((one) => one.actor).reduce((sum, one) => sum + one.count, 0);
  const nodes = answer?.nodes.filter((one) => meta.node_types.some((type) => type.actor && type.type === one.type)) ?? [];
  const dates = meta.first === undefined ? "" : meta.first === meta.last ? `, ${day(meta.first)}` : `, ${day(meta.first)} to ${day(meta.last)}`;
  return el("div", { class: "start" },
    el("h2", {}, "Who said what, who did what"),
    el("p", {}, `${plural(meta.documents, "article")} of ${plural(meta.outlet_count, "outlet")}${dates}: `,
      `${plural(actors, "actor")}, ${plural(count("Statement"), "statement")}, ${plural(count("Event"), "event")}.`),
    el("p", { class: "note" }, "Choose a node or an arrow to read the sentences that prove it. Every fact here stands in an article."),
    nodes.length > 0 ? el("h3", {}, store.state.egos.length === 0 ? "Most linked" : "In this picture") : null,
    el("ol", { class: "top" }, ...nodes.slice(0, LISTED).map((node) => el("li", {},
      el("button", {
        type: "button", class: "link",
        click: () => store.change({ egos: [node.key], selected: { kind: "node", key: node.key }, part: "", limit: 0 }),
      }, shapeIcon(meta, node.type), bdi(node.label)),
      el("span", { class: "count" }, number(node.weight))))));
}
