// The list beside a marked text: it opens, it leads to the text and back, and it is filtered.

import { find, pointTo, reveal } from "./dom.js";

/** Wires what is in `result`, now and whatever is put there later. */
export class Cards {
  /** `opened` is called with each card when it is opened. */
  constructor(result, opened = () => {}) {
    this.result = result;
    this.opened = opened;
    result.addEventListener("click", (event) => this.click(event));
    result.addEventListener("change", (event) => {
      if (event.target.matches("[data-filter]")) this.filter();
    });
    result.addEventListener("pointerover", (event) => this.hover(event.target));
    result.addEventListener("focusin", (event) => this.hover(event.target));
  }

  click(event) {
    const target = event.target;
    const head = target.closest("button.head");
    const link = target.closest("a[href^='#']");
    const speaker = target.closest("button.speaker");
    const goto = target.closest("[data-goto]");
    const mark = target.closest("mark[data-ids]");
    const card = target.closest(".card");
    if (head) this.turn(card);
    else if (link) this.follow(event, link);
    else if (speaker) this.press(speaker);
    else if (goto) this.goto(Number(goto.dataset.goto));
    else if (target.closest("[data-clear]")) this.clear();
    else if (!getSelection().isCollapsed) return;
    else if (mark && !card) this.openFirst(mark.dataset.ids.split(" "));
    else if (card && !target.closest(".why")) this.turn(card);
  }

  /** Open or close `card`, and let all of it be seen. */
  turn(card) {
    this.toggle(card);
    if (this.isOpen(card)) reveal(card);
  }

  list() {
    return [...this.result.querySelectorAll(".card")];
  }

  get(id) {
    return this.list().find((card) => card.dataset.id === id);
  }

  toggle(card, open = !this.isOpen(card)) {
    const head = find(card, "button.head");
    head.setAttribute("aria-expanded", String(open));
    find(card, ".why").hidden = !open;
    if (open) this.opened(card);
  }

  isOpen(card) {
    return find(card, "button.head").getAttribute("aria-expanded") === "true";
  }

  /** Return the ids of the open cards. */
  listOpen() {
    return this.list().filter((card) => this.isOpen(card)).map((card) => card.dataset.id);
  }

  openFirst(ids) {
    const card = ids.map((id) => this.get(id)).find((found) => found && !found.hidden);
    if (card) this.show(card);
  }

  show(card) {
    this.toggle(card, true);
    pointTo(card);
    find(card, "button.head").focus({ preventScroll: true });
  }

  follow(event, link) {
    event.preventDefault();
    const target = document.getElementById(link.getAttribute("href").slice(1));
    if (!target) return;
    const card = link.closest(".card");
    if (card) this.toggle(card, true);
    if (target.matches(".card")) this.show(target);
    else pointTo(target.matches(".place") ? target.nextElementSibling ?? target : target);
  }

  /** Point to the words at `start` of the text. */
  goto(start) {
    const pieces = [...this.result.querySelectorAll(".text [data-start]")];
    const piece = pieces.filter((one) => Number(one.dataset.start) <= start).at(-1);
    if (piece) pointTo(piece);
  }

  press(button) {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    this.filter();
  }

  clear() {
    for (const button of this.result.querySelectorAll("button.speaker")) button.setAttribute("aria-pressed", "false");
    for (const select of this.result.querySelectorAll("[data-filter]")) select.value = "";
    this.filter();
    this.result.querySelector("[data-filter], button.speaker")?.focus();
  }

  /** Return what is chosen: the names of speakers, and values by the names of filters. */
  listChosen() {
    const pressed = [...this.result.querySelectorAll("button.speaker[aria-pressed=true]")];
    const selects = [...this.result.querySelectorAll("[data-filter]")];
    return {
      speakers: new Set(pressed.map(nameSpeaker)),
      values: new Map(selects.map((select) => [select.dataset.filter, select.value])),
    };
  }

  /** Choose again what was chosen, as far as it is still there. */
  choose({ speakers, values }) {
    for (const button of this.result.querySelectorAll("button.speaker")) {
      button.setAttribute("aria-pressed", String(speakers.has(nameSpeaker(button))));
    }
    for (const select of this.result.querySelectorAll("[data-filter]")) {
      const value = values.get(select.dataset.filter) ?? "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    this.filter();
  }

  /** Return the ids of the cards: from that of `id` on, then those before it, the nearest first. */
  listFrom(id) {
    const ids = this.list().map((card) => card.dataset.id);
    const place = ids.indexOf(id);
    return [...ids.slice(place), ...ids.slice(0, place).reverse()];
  }

  /** Give the focus to the first card of `ids` that is shown, or to what stands before the cards. */
  focusFirst(ids) {
    const card = ids.map((id) => this.get(id)).find((found) => found && !found.hidden);
    const clear = this.result.querySelector("[data-clear]:not([hidden])");
    const next = card ? find(card, "button.head") : clear ?? this.result.querySelector("[data-add-claim]");
    next?.focus();
  }

  /** Show the cards, and the marks, of what is chosen. */
  filter() {
    const pressed = [...this.result.querySelectorAll("button.speaker[aria-pressed=true]")];
    const speakers = new Set(pressed.map((button) => button.dataset.speaker));
    const chosen = [...this.result.querySelectorAll("[data-filter]")].filter((select) => select.value !== "");
    const shown = new Set();
    const cards = this.list();
    for (const card of cards) {
      const isSpeaker = speakers.size === 0 || speakers.has(card.dataset.speaker);
      card.hidden = !(isSpeaker && chosen.every((select) => card.dataset[select.dataset.filter] === select.value));
      if (!card.hidden) shown.add(card.dataset.id);
    }
    for (const mark of this.result.querySelectorAll("[data-ids]")) {
      mark.classList.toggle("is-dim", !mark.dataset.ids.split(" ").some((id) => shown.has(id)));
    }
    const status = this.result.querySelector("[data-shown]");
    if (!status) return;
    const isAll = shown.size === cards.length;
    status.textContent = isAll ? "All are shown." : `${shown.size} of ${cards.length} are shown.`;
    this.result.querySelector("[data-clear]").hidden = isAll;
  }

  /** Stress the words of the claim that the mouse or the keyboard is at. */
  hover(target) {
    const id = target.closest?.(".card")?.dataset.id ?? target.closest?.("[data-ids]")?.dataset.ids.split(" ")[0];
    if (id === this.stressed) return;
    this.stressed = id;
    for (const mark of this.result.querySelectorAll("[data-ids]")) {
      mark.classList.toggle("is-stressed", id !== undefined && mark.dataset.ids.split(" ").includes(id));
    }
  }
}

/** Return the name on the `button` of a speaker. */
function nameSpeaker(button) {
  return find(button, "bdi").textContent;
}
