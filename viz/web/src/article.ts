// SPDX-License-Identifier: Apache-2.0
// An article, opened at the place of a sentence, with everything that was read out of it marked.
import { type ArticleAnswer, get } from "./api";
import { bdi, day, el } from "./dom";
import { marked } from "./marks";
import type { State, Store } from "./state";

export class ArticleView {
  readonly element: HTMLDialogElement;

  constructor(private readonly store: Store) {
    this.element = el("dialog", {
      class: "article", "aria-label": "Article",
      close: () => { if (this.store.state.article !== null) this.store.change({ article: null }); },
      click: (event: MouseEvent) => { if (event.target === this.element) this.element.close(); },
    });
  }

  async show(state: State): Promise<void> {
    if (state.article === null) { if (this.element.open) this.element.close(); return; }
    const { key, at } = state.article;
    try {
      this.fill(await get<ArticleAnswer>("article", { key, around: at }), at);
    } catch (error) {
      this.element.replaceChildren(this.closeButton(), el("p", { class: "problem", role: "alert" }, (error as Error).message));
    }
    if (!this.element.open) this.element.showModal();
    this.element.querySelector(".here")?.scrollIntoView({ block: "center" });
  }

  private closeButton(): HTMLElement {
    return el("button", { type: "button", class: "quiet close", "aria-label": "Close the article", click: () => this.element.close() }, "✕");
  }

  private fill(answer: ArticleAnswer, at: number): void {
    const { article } = answer;
    const body = el("div", { class: "text", dir: "auto" });
    if (answer.start > 0) body.append(el("p", { class: "note" }, "… the article begins earlier …"));
    let offset = 0;
    for (const paragraph of answer.text.split(/\n{2,}/)) {
      const start = answer.text.indexOf(paragraph, offset);
      offset = start + paragraph.length;
      if (paragraph.trim() === "") continue;
      const from = answer.start + start;
      const here = at >= from && at < from + paragraph.length && at > 0;
      body.append(el("p", here ? { class: "here" } : {}, marked(paragraph, answer.spans, start)));
    }
    if (answer.text === "") body.append(el("p", { class: "note" }, "The text of this article was not kept in the graph."));
    if (answer.end < answer.total) body.append(el("p", { class: "note" }, "… the article goes on …"));
    const link = article.url !== undefined && /^https?:\/\//.test(article.url)
      ? el("a", { href: article.url, rel: "noopener noreferrer nofollow", target: "_blank" }, new URL(article.url).host)
      : null;
    this.element.replaceChildren(
      this.closeButton(),
      el("p", { class: "source" }, article.source ? bdi(article.source) : "unnamed outlet", ` · ${day(article.date)}`, link ? " · " : "", link ?? ""),
      el("h2", {}, bdi(article.title)),
      body,
      article.path ? el("p", { class: "note" }, bdi(article.path)) : "");
  }
}
