// SPDX-License-Identifier: Apache-2.0
// Facts over time, stacked by class of relation; dragging over the bars, or the two date fields, set the
// time filter. The server counts, so the bars are right when the picture shows only a part.
import { type Meta, type TimelineAnswer, get } from "./api";
import { day, el, number, plural, svg } from "./dom";
import { classColour } from "./icons";
import { graphParameters } from "./request";
import type { State, Store } from "./state";

const HEIGHT = 46;

interface Bar { first: string; last: string; counts: Record<string, number> }

function nextDay(date: string): string {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** Buckets without facts are drawn too, or time would be bent. */
function fillGaps(bars: Bar[], bucket: string): Bar[] {
  const full: Bar[] = [];
  for (const bar of bars) {
    let before = full.at(-1);
    while (before && nextDay(before.last) < bar.first && full.length < 2000) {
      const first = nextDay(before.last);
      const end = new Date(`${first}T00:00:00Z`);
      if (bucket === "week") end.setUTCDate(end.getUTCDate() + 6);
      if (bucket === "month") { end.setUTCMonth(end.getUTCMonth() + 1); end.setUTCDate(0); }
      before = { first, last: end.toISOString().slice(0, 10), counts: {} };
      full.push(before);
    }
    full.push(bar);
  }
  return full;
}

export class Timeline {
  readonly element = el("section", { class: "timeline", "aria-label": "Timeline" });
  private asked = 0;
  private bars: Bar[] = [];

  constructor(private readonly meta: Meta, private readonly store: Store) {}

  async show(state: State): Promise<void> {
    const asked = ++this.asked;
    const { from: _from, to: _to, ...parameters } = graphParameters(this.meta, state);
    const answer = await get<TimelineAnswer>("timeline", parameters);
    if (asked !== this.asked) return;
    this.bars = fillGaps(answer.buckets ?? [], answer.bucket ?? "day");
    this.element.hidden = this.bars.length === 0;
    if (this.bars.length === 0) return;
    const field = (name: "from" | "to", label: string) => el("label", {}, label, el("input", {
      type: "date", value: state[name], min: this.bars[0]!.first, max: this.bars.at(-1)!.last,
      change: (event: Event) => this.store.change({ [name]: (event.target as HTMLInputElement).value }),
    }));
    const limited = state.from !== "" || state.to !== "";
    this.element.replaceChildren(
      el("div", { class: "timeline-head" },
        el("span", { class: "timeline-title" }, `Facts by ${answer.bucket ?? "day"}`),
        answer.undated > 0 ? el("span", { class: "note" }, `${plural(answer.undated, "fact")} without a date${limited ? " left out" : ""}`) : null,
        el("span", { class: "spacer" }), field("from", "from "), field("to", "to "),
        el("button", { type: "button", disabled: !limited, click: () => this.store.change({ from: "", to: "" }) }, "All time")),
      this.chart(state),
      el("div", { class: "axis", "aria-hidden": "true" }, el("span", {}, day(this.bars[0]!.first)), el("span", {}, day(this.bars.at(-1)!.last))));
  }

  private chart(state: State): SVGElement {
    const bars = this.bars;
    const total = (bar: Bar) => Object.values(bar.counts).reduce((sum, count) => sum + count, 0);
    const highest = Math.max(1, ...bars.map(total));
    const chart = svg("svg", { viewBox: `0 0 ${bars.length} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": `${plural(bars.length, "interval")}, at most ${plural(highest, "fact")} in one` });
    const brush = svg("rect", { class: "brush", y: 0, height: HEIGHT, width: 0, x: 0 });
    chart.append(svg("rect", { class: "ground", x: 0, y: 0, width: bars.length, height: HEIGHT }), brush);
    bars.forEach((bar, i) => {
      let y = HEIGHT;
      const shown = (state.from === "" || bar.last >= state.from) && (state.to === "" || bar.first <= state.to);
      for (const one of this.meta.classes) {
        const count = bar.counts[one.class] ?? 0;
        if (count === 0) continue;
        const height = Math.max(1.5, (count / highest) * (HEIGHT - 3));
        y -= height;
        const thin = bars.length > 60 ? 0.05 : 0.14;
        chart.append(svg("rect", { x: i + thin, y, width: 1 - 2 * thin, height, fill: classColour(this.meta, one.class), "fill-opacity": shown ? 1 : 0.22 },
          svg("title", {}, `${bar.first === bar.last ? day(bar.first) : `${day(bar.first)} to ${day(bar.last)}`}: ${one.label.toLowerCase()}, ${number(count)}`)));
      }
    });
    this.drag(chart, brush);
    return chart;
  }

  private drag(chart: SVGSVGElement, brush: SVGRectElement): void {
    let start: number | null = null;
    const at = (event: PointerEvent) => {
      const box = chart.getBoundingClientRect();
      return Math.max(0, Math.min(this.bars.length - 1, Math.floor(((event.clientX - box.left) / box.width) * this.bars.length)));
    };
    chart.addEventListener("pointerdown", (event) => { start = at(event); chart.setPointerCapture(event.pointerId); });
    chart.addEventListener("pointermove", (event) => {
      if (start === null) return;
      const end = at(event);
      brush.setAttribute("x", String(Math.min(start, end)));
      brush.setAttribute("width", String(Math.abs(end - start) + 1));
    });
    chart.addEventListener("pointerup", (event) => {
      if (start === null) return;
      const [low, high] = [Math.min(start, at(event)), Math.max(start, at(event))];
      start = null;
      this.store.change({ from: this.bars[low]!.first, to: this.bars[high]!.last });
    });
  }
}
