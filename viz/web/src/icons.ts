// SPDX-License-Identifier: Apache-2.0
// The shapes of node types as small pictures for lists and legends; the same outlines as on the canvas.
import type { Meta } from "./api";
import { svg } from "./dom";

const OUTLINES: Record<string, string> = {
  square: "2.5,2.5 13.5,2.5 13.5,13.5 2.5,13.5",
  hexagon: "1.5,8 4.75,2.4 11.25,2.4 14.5,8 11.25,13.6 4.75,13.6",
  triangle: "8,1.5 14.8,13.5 1.2,13.5",
  diamond: "8,1 15,8 8,15 1,8",
  bar: "1,4.5 15,4.5 15,11.5 1,11.5",
  page: "3.2,1.5 10.5,1.5 13,4 13,14.5 3.2,14.5",
};

export function shapeIcon(meta: Meta, type: string): SVGElement {
  const look = meta.node_types.find((one) => one.type === type);
  const fill = look?.colour ?? "#888888";
  const outline = OUTLINES[look?.shape ?? ""];
  const shape = outline !== undefined ? svg("polygon", { points: outline, fill })
    : look?.shape === "ring" ? svg("circle", { cx: 8, cy: 8, r: 5, fill: "none", stroke: fill, "stroke-width": 3.5 })
      : svg("circle", { cx: 8, cy: 8, r: 6.5, fill });
  return svg("svg", { viewBox: "0 0 16 16", width: 14, height: 14, class: "shape", "aria-hidden": "true" }, shape);
}

export function classColour(meta: Meta, name: string): string {
  return meta.classes.find((one) => one.class === name)?.colour ?? "#888888";
}

export function classDot(meta: Meta, name: string): SVGElement {
  return svg("svg", { viewBox: "0 0 16 8", width: 16, height: 8, class: "dot", "aria-hidden": "true" },
    svg("rect", { x: 0, y: 2, width: 16, height: 4, rx: 2, fill: classColour(meta, name) }));
}
