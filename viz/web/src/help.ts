// SPDX-License-Identifier: Apache-2.0
// The keys, in a dialog.
import { el } from "./dom";

const KEYS: [string, string][] = [
  ["/", "search"],
  ["click", "choose a node or an arrow and read its sentences"],
  ["double click, E", "add the neighbours of the chosen node; again to take them away"],
  ["[ ]", "previous, next node"],
  ["Esc", "close, give up the choice"],
  ["T", "picture or tables"],
  ["F", "fit the picture into the window"],
  ["+ −", "zoom; arrow keys move the picture"],
  ["Ctrl Z, Ctrl Y", "undo and redo any step; so do Back and Forward"],
  ["?", "this help"],
];

export function help(): HTMLDialogElement {
  const dialog = el("dialog", { class: "help", "aria-label": "Help" });
  dialog.append(
    el("h2", {}, "Keys"),
    el("dl", {}, ...KEYS.flatMap(([keys, what]) => [el("dt", {}, el("kbd", {}, keys)), el("dd", {}, what)])),
    el("p", { class: "note" }, "The address of this page holds what you see. Everything stays on this computer."),
    el("form", { method: "dialog" }, el("button", { type: "submit", click: (event: Event) => { event.preventDefault(); dialog.close(); } }, "Close")));
  return dialog;
}
