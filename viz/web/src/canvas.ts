// SPDX-License-Identifier: Apache-2.0
// The picture: sigma over a graphology graph. One arrow for each ordered pair and class of relation, as wide
// as the logarithm of its facts; parallel arrows bend apart.
import { EdgeCurvedArrowProgram } from "@sigma/edge-curve";
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";
import { animateNodes } from "sigma/utils";
import type { GraphAnswer, Meta } from "./api";
import { classColour } from "./icons";
import { ShapeProgram, setRim } from "./shapes";
import type { Selection } from "./state";

export interface CanvasEvents {
  select(selection: Selection | null): void;
  expand(key: string): void;
  lost(): void;
}

interface NodeAttributes {
  x: number; y: number; size: number; color: string; label: string; shape: string; type: "shape"; ego: boolean;
  zIndex: number;
  fact: boolean; ///< a statement or event: what lies behind it belongs to its surroundings
}
interface EdgeAttributes {
  size: number; color: string; label: string; curvature: number; type: "curved"; class: string; zIndex: number;
}
interface Theme { ink: string; paper: string; muted: string; faint: string }

const calm = matchMedia("(prefers-reduced-motion: reduce)");

function readTheme(container: HTMLElement): Theme {
  const style = getComputedStyle(container);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return { ink: colour("--ink"), paper: colour("--canvas"), muted: colour("--muted"), faint: colour("--faint") };
}

function rgb(colour: string): [number, number, number] {
  const value = parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** `part` of the colour over the paper; sigma's own blending would brighten it. */
function soften(colour: string, paper: string, part: number): string {
  const [over, under] = [rgb(colour), rgb(paper)];
  const mixed = over.map((value, i) => Math.round(value * part + under[i]! * (1 - part)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** Names of more than this are cut on the canvas; the panel shows them whole. */
const LONGEST_LABEL = 34;

function shorten(label: string): string {
  const letters = [...label];
  return letters.length <= LONGEST_LABEL ? label : `${letters.slice(0, LONGEST_LABEL - 1).join("").trimEnd()}…`;
}

export class Canvas {
  private readonly graph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  private readonly sigma: Sigma<NodeAttributes, EdgeAttributes>;
  private theme: Theme;
  private selection: Selection | null = null;
  private hovered: string | null = null;
  private stopAnimation: (() => void) | null = null;
  private labels: { left: number; right: number; top: number }[] = []; ///< drawn in this frame
  private near = new Set<string>(); ///< what stands out around the focus; empty: everything

  constructor(private readonly container: HTMLElement, private readonly meta: Meta, events: CanvasEvents) {
    this.theme = readTheme(container);
    setRim(...rgb(this.theme.paper));
    this.sigma = new Sigma<NodeAttributes, EdgeAttributes>(this.graph, container, {
      allowInvalidContainer: true,
      defaultNodeType: "shape",
      defaultEdgeType: "curved",
      nodeProgramClasses: { shape: ShapeProgram },
      edgeProgramClasses: { curved: EdgeCurvedArrowProgram },
      enableEdgeEvents: true,
      renderEdgeLabels: true,
      edgeLabelSize: 11,
      edgeLabelFont: "system-ui, sans-serif",
      edgeLabelColor: { color: this.theme.muted },
      labelFont: "system-ui, sans-serif",
      labelSize: 13,
      labelDensity: 1.4,
      labelGridCellSize: 90,
      labelRenderedSizeThreshold: 4,
      zIndex: true,
      minCameraRatio: 0.15,
      maxCameraRatio: 3,
      stagePadding: 72,
      doubleClickZoomingRatio: 1,
      minEdgeThickness: 1.2,
      defaultDrawNodeLabel: (context, data) => this.drawLabel(context, data as NodeDisplayData & { ego?: boolean }),
      defaultDrawNodeHover: (context, data) => this.drawHover(context, data as NodeDisplayData),
      nodeReducer: (key, data) => this.reduceNode(key, data),
      edgeReducer: (key, data) => this.reduceEdge(key, data),
    });
    this.sigma.on("beforeRender", () => { this.labels = []; });
    this.sigma.on("clickNode", ({ node }) => events.select({ kind: "node", key: node }));
    this.sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => { preventSigmaDefault(); events.expand(node); });
    this.sigma.on("clickEdge", ({ edge }) => events.select({
      kind: "pair", source: this.graph.source(edge), target: this.graph.target(edge),
      class: this.graph.getEdgeAttribute(edge, "class"),
    }));
    this.sigma.on("clickStage", () => events.select(null));
    this.sigma.on("enterNode", ({ node }) => this.hover(node, true));
    this.sigma.on("leaveNode", () => this.hover(null, false));
    this.sigma.on("enterEdge", () => this.container.classList.add("pointing"));
    this.sigma.on("leaveEdge", () => this.container.classList.remove("pointing"));
    for (const canvas of container.querySelectorAll("canvas")) canvas.addEventListener("webglcontextlost", () => events.lost());
    new ResizeObserver(() => { this.sigma.resize(); this.sigma.refresh({ skipIndexation: true }); }).observe(container);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.theme = readTheme(container);
      setRim(...rgb(this.theme.paper));
      this.sigma.setSetting("edgeLabelColor", { color: this.theme.muted });
      this.sigma.refresh();
    });
  }

  /** Shows another part of the graph; nodes that stay move to their new places. */
  show(answer: GraphAnswer, egos: readonly string[]): void {
    this.stopAnimation?.();
    const before = new Map<string, { x: number; y: number }>();
    this.graph.forEachNode((key, { x, y }) => before.set(key, { x, y }));
    this.graph.clear();
    const targets: Record<string, { x: number; y: number }> = {};
    for (const node of answer.nodes) {
      const look = this.meta.node_types.find((one) => one.type === node.type);
      const ego = egos.includes(node.key);
      const size = Math.min(26, 5 + 2.1 * Math.log2(1 + node.weight)) + (ego ? 3 : 0);
      const start = before.get(node.key);
      if (start) targets[node.key] = { x: node.x, y: node.y };
      this.graph.addNode(node.key, {
        x: start?.x ?? node.x, y: start?.y ?? node.y, size, color: look?.colour ?? "#888888", ego,
        fact: node.type === "Statement" || node.type === "Event", label: shorten(node.label), shape: look?.shape ?? "circle", type: "shape", zIndex: ego ? 1 : 0,
      });
    }
    this.addEdges(answer);
    this.frame(answer);
    if (Object.keys(targets).length === 0) return;
    if (calm.matches || before.size > 400) {
      for (const [key, place] of Object.entries(targets)) this.graph.mergeNodeAttributes(key, place);
    } else {
      this.stopAnimation = animateNodes(this.graph, targets, { duration: 450, easing: "cubicInOut" });
    }
  }

  private addEdges(answer: GraphAnswer): void {
    const arrows = new Map<string, { source: string; target: string; class: string; count: number }>();
    for (const edge of answer.edges) {
      const source = answer.nodes[edge.source]!.key;
      const target = answer.nodes[edge.target]!.key;
      const id = `${source}~${target}~${edge.class}`;
      const arrow = arrows.get(id) ?? { source, target, class: edge.class, count: 0 };
      arrow.count += edge.count;
      arrows.set(id, arrow);
    }
    const drawn = new Map<string, number>();
    for (const [id, arrow] of arrows) {
      const pair = `${arrow.source}~${arrow.target}`;
      const rank = drawn.get(pair) ?? 0;
      drawn.set(pair, rank + 1);
      this.graph.addEdgeWithKey(id, arrow.source, arrow.target, {
        size: 2.2 + 1.5 * Math.log2(arrow.count), color: classColour(this.meta, arrow.class), class: arrow.class,
        label: arrow.count > 1 ? String(arrow.count) : "", curvature: 0.14 + 0.22 * rank, type: "curved", zIndex: 0,
      });
    }
  }

  /** A few nodes are not blown up to fill the window. */
  private frame(answer: GraphAnswer): void {
    const span = (values: number[], room: number): [number, number] => {
      const [low, high] = [Math.min(...values, 0), Math.max(...values, 0)];
      const slack = Math.max((high - low) * room, (3.2 - (high - low)) / 2);
      return [low - slack, high + slack];
    };
    // Labels are wider than nodes: room at the sides.
    this.sigma.setCustomBBox({ x: span(answer.nodes.map((one) => one.x), 0.09), y: span(answer.nodes.map((one) => one.y), 0) });
    this.fit();
  }

  fit(): void {
    const camera = this.sigma.getCamera();
    if (calm.matches) camera.setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
    else void camera.animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration: 250 });
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    void camera.animate({ ratio: camera.getBoundedRatio(camera.ratio * factor) }, { duration: calm.matches ? 0 : 150 });
  }

  pan(right: number, up: number): void {
    const camera = this.sigma.getCamera();
    const step = 0.12 * camera.ratio;
    void camera.animate({ x: camera.x + right * step, y: camera.y + up * step }, { duration: calm.matches ? 0 : 120 });
  }

  select(selection: Selection | null): void {
    this.selection = selection;
    this.emphasise();
  }

  private emphasise(): void {
    const focus = this.focus();
    this.near = new Set(focus === null ? [] : [focus, ...this.graph.neighbors(focus)]);
    for (const key of [...this.near]) {
      if (key !== focus && this.graph.getNodeAttribute(key, "fact")) this.graph.forEachNeighbor(key, (other) => this.near.add(other));
    }
    this.sigma.refresh({ skipIndexation: true });
  }

  /** Where a node is on the page, in pixels of the container. */
  place(key: string): { x: number; y: number } | null {
    const data = this.sigma.getNodeDisplayData(key);
    return data === undefined ? null : this.sigma.framedGraphToViewport(data);
  }

  kill(): void {
    for (const canvas of this.container.querySelectorAll("canvas"))
      (canvas.getContext("webgl2") ?? canvas.getContext("webgl"))?.getExtension("WEBGL_lose_context")?.loseContext();
    this.sigma.kill();
  }

  private hover(key: string | null, pointing: boolean): void {
    this.hovered = key;
    this.container.classList.toggle("pointing", pointing);
    this.emphasise();
  }

  /** The node whose surroundings stand out: the one under the pointer, else the selected one. */
  private focus(): string | null {
    if (this.hovered !== null && this.graph.hasNode(this.hovered)) return this.hovered;
    const chosen = this.selection;
    return chosen?.kind === "node" && this.graph.hasNode(chosen.key) ? chosen.key : null;
  }

  private isChosen(edge: string): boolean {
    const chosen = this.selection;
    return chosen?.kind === "pair" && this.graph.source(edge) === chosen.source &&
      this.graph.target(edge) === chosen.target &&
      (chosen.class === "" || this.graph.getEdgeAttribute(edge, "class") === chosen.class);
  }

  private reduceNode(key: string, data: NodeAttributes): Partial<NodeDisplayData> & { ego?: boolean } {
    const chosen = this.selection;
    const selected = (chosen?.kind === "node" && chosen.key === key) ||
      (chosen?.kind === "pair" && (chosen.source === key || chosen.target === key));
    const near = this.near.size === 0 || this.near.has(key);
    const paired = chosen?.kind !== "pair" || this.hovered !== null || selected;
    if (near && paired) return { ...data, highlighted: selected && chosen?.kind === "node", forceLabel: selected || data.ego };
    return { ...data, color: this.theme.faint, label: selected ? data.label : "", zIndex: -1 };
  }

  private reduceEdge(key: string, data: EdgeAttributes): Partial<EdgeDisplayData> {
    const focus = this.focus();
    if (this.isChosen(key) && this.hovered === null) return { ...data, size: data.size + 1.5, forceLabel: true, zIndex: 2 };
    if (this.selection?.kind === "pair" && this.hovered === null) return { ...data, color: this.theme.faint, label: "" };
    if (focus === null) return { ...data, color: soften(data.color, this.theme.paper, 0.72) };
    const [source, target] = this.graph.extremities(key);
    const shown = (end: string) => end === focus || (this.near.has(end) && this.graph.getNodeAttribute(end, "fact"));
    if (shown(source) || shown(target)) return { ...data, forceLabel: true, zIndex: 1 };
    return { ...data, color: this.theme.faint, label: "", zIndex: -1 };
  }

  private drawLabel(context: CanvasRenderingContext2D, data: Partial<NodeDisplayData> & { ego?: boolean }): void {
    if (!data.label) return;
    context.font = `${data.ego ? 650 : 450} ${data.ego ? 14 : 12.5}px system-ui, sans-serif`;
    context.textAlign = "center";
    const x = data.x ?? 0;
    const y = (data.y ?? 0) + (data.size ?? 0) + 15;
    const half = context.measureText(data.label).width / 2;
    if (!data.ego && this.covers(x, y, half)) { context.textAlign = "start"; return; }
    this.labels.push({ left: x - half, right: x + half, top: y });
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = this.theme.paper;
    context.strokeText(data.label, x, y);
    context.fillStyle = this.theme.ink;
    context.fillText(data.label, x, y);
    context.textAlign = "start";
  }

  /** Whether a label here would lie on one that is drawn already; larger nodes come first. */
  private covers(x: number, y: number, half: number): boolean {
    const [room, line] = [half * 0.15, 12];
    return this.labels.some((one) => Math.abs(one.top - y) < line && x - half + room < one.right && x + half - room > one.left);
  }

  private drawHover(context: CanvasRenderingContext2D, data: Partial<NodeDisplayData>): void {
    context.beginPath();
    context.arc(data.x ?? 0, data.y ?? 0, (data.size ?? 0) + 6, 0, Math.PI * 2);
    context.strokeStyle = this.theme.ink;
    context.lineWidth = 2;
    context.stroke();
    this.drawLabel(context, { ...data, ego: true } as Partial<NodeDisplayData> & { ego: boolean });
  }
}
