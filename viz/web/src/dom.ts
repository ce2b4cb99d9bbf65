// SPDX-License-Identifier: Apache-2.0
// Builds elements. Text of articles reaches the page only here, as text nodes: there is no way from a
// string to markup in this program, and Trusted Types forbid one.

type Child = Node | string | null | undefined | false;
type Handler = (event: never) => void;
type Attributes = Record<string, string | number | boolean | Handler | undefined>;

function apply(element: Element, attributes: Attributes, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === "function") {
      element.addEventListener(name, value as EventListener);
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
}

/** `el("p", { class: "x", click: handler }, "text", child)` */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag, attributes: Attributes = {}, ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  apply(element, attributes, children);
  return element;
}

export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag, attributes: Attributes = {}, ...children: Child[]
): SVGElementTagNameMap[Tag] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  apply(element, attributes, children);
  return element;
}

/** A name from the open web: isolated, so that right-to-left text cannot reorder what stands around it. */
export function bdi(text: string): HTMLElement {
  return el("bdi", {}, text);
}

export function number(value: number): string {
  return value.toLocaleString("en-GB");
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** "2025-03-24" as "24 Mar 2025". */
export function day(date: string | undefined): string {
  if (date === undefined) return "undated";
  const [year, month, dayOfMonth] = date.split("-");
  const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const name = names[Number(month) - 1];
  if (name === undefined) return date;
  return dayOfMonth === undefined ? `${name} ${year}` : `${Number(dayOfMonth)} ${name} ${year}`;
}

/** "SPOKE_ABOUT" as "spoke about". */
export function words(type: string): string {
  return type.toLowerCase().replaceAll("_", " ");
}
