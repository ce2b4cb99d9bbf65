// SPDX-License-Identifier: Apache-2.0
// The same selection as two sortable tables: the equal of the picture for those who do not see it, and the
// better of the two when much is shown.
import type { GraphAnswer, Meta } from "./api";
import { bdi, day, el, number, words } from "./dom";
import { classDot, shapeIcon } from "./icons";
import type { Store } from "./state";

interface Column<Row> { title: string; value: (row: Row) => string | number; cell: (row: Row) => Node | string; numeric?: boolean }

function sortable<Row>(caption: string, rows: Row[], columns: Column<Row>[], descending: number): HTMLElement {
  let by = descending;
  let down = true;
  const body = el("tbody");
  const heads = columns.map((column, i) => el("th", { scope: "col", class: column.numeric ? "numeric" : undefined },
    el("button", {
      type: "button", class: "link", click: () => { down = by === i ? !down : column.numeric === true; by = i; fill(); },
    }, column.title)));
  const fill = () => {
    const column = columns[by]!;
    const sorted = [...rows].sort((a, b) => {
      const [x, y] = [column.value(a), column.value(b)];
      const order = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "en");
      return down ? -order : order;
    });
    heads.forEach((head, i) => head.setAttribute("aria-sort", i === by ? (down ? "descending" : "ascending") : "none"));
    body.replaceChildren(...sorted.map((row) => el("tr", {}, ...columns.map((one) => el("td", { class: one.numeric ? "numeric" : undefined }, one.cell(row))))));
  };
  fill();
  return el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, ...heads)), body);
}

export function tables(meta: Meta, store: Store, answer: GraphAnswer): HTMLElement {
  const open = (key: string) => () => store.change({ selected: { kind: "node", key }, part: "" });
  const name = (key: string, label: string) => el("button", { type: "button", class: "link", click: open(key) }, bdi(label));
  const nodes = sortable("Nodes", answer.nodes, [
    { title: "Name", value: (row) => row.label, cell: (row) => name(row.key, row.label) },
    { title: "Type", value: (row) => row.type, cell: (row) => el("span", { class: "typed" }, shapeIcon(meta, row.type), row.type) },
    { title: "Facts shown", value: (row) => row.weight, cell: (row) => number(row.weight), numeric: true },
    { title: "Links in all", value: (row) => row.links, cell: (row) => number(row.links), numeric: true },
  ], 2);
  const at = (index: number) => answer.nodes[index]!;
  const links = sortable("Relations", answer.edges, [
    { title: "From", value: (row) => at(row.source).label, cell: (row) => name(at(row.source).key, at(row.source).label) },
    {
      title: "Relation", value: (row) => row.type,
      cell: (row) => el("button", {
        type: "button", class: "link typed", title: "Show the sentences",
        click: () => store.change({ selected: { kind: "pair", source: at(row.source).key, target: at(row.target).key, class: row.class } }),
      }, classDot(meta, row.class), words(row.type)),
    },
    { title: "To", value: (row) => at(row.target).label, cell: (row) => name(at(row.target).key, at(row.target).label) },
    { title: "Facts", value: (row) => row.count, cell: (row) => number(row.count), numeric: true },
    { title: "First", value: (row) => row.first ?? "", cell: (row) => day(row.first) },
    { title: "Last", value: (row) => row.last ?? "", cell: (row) => day(row.last) },
  ], 3);
  return el("div", { class: "tables" }, nodes, links);
}
