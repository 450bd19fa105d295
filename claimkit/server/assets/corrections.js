// What an editor corrects in an open card.

import { copyTemplate, find } from "./dom.js";
import { listWords, moveEdge, readSelection } from "./offsets.js";

const NOBODY = "-";
const OTHER = "?";

/** Puts the controls into open cards, and turns what is done there into corrections. */
export class Correcting {
  /**
   * `correct` is called with the id of a claim; what returns the change of its card, as the service
   * takes it, null where no words are selected; and a selector of what gets the focus back.
   */
  constructor(result, correct) {
    this.result = result;
    this.correct = correct;
    this.words = [];
    this.selected = null;
    document.addEventListener("selectionchange", () => this.remember());
    result.addEventListener("click", (event) => this.click(event.target.closest("[data-does]")));
    result.addEventListener("change", (event) => {
      if (event.target.matches("select[data-does=referent]")) this.choose(event.target);
    });
    result.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("[data-name]")) this.name(event.target.closest(".card"));
    });
  }

  /** The text that is corrected is another one. */
  begin(text) {
    this.words = listWords(text);
    this.selected = null;
  }

  /** Put the controls into `card`. */
  offer(card) {
    const place = find(card, "[data-correct]");
    if (place.childElementCount > 0) return;
    place.append(copyTemplate(this.result, "correcting"));
    this.restore(card);
    for (const group of place.querySelectorAll("[data-part]")) {
      const isEmpty = this.spansOf(card, group.dataset.part).length === 0;
      for (const button of group.querySelectorAll("[data-does=move]")) button.disabled = isEmpty;
    }
  }

  /** Have the controls of `card` say what its claim says; a correction may have failed. */
  restore(card) {
    const select = card.querySelector("select[data-does=referent]");
    if (select) select.value = card.dataset.referent || NOBODY;
  }

  spansOf(card, part) {
    return JSON.parse(card.dataset[`${part}Spans`]);
  }

  /** Keep the selected words: a click on a button may take the selection away. */
  remember() {
    const text = this.result.querySelector("#text");
    if (text) this.selected = readSelection(text) ?? this.selected;
  }

  choose(select) {
    const card = select.closest(".card");
    const other = find(card, "[data-other]");
    other.hidden = select.value !== OTHER;
    if (select.value === OTHER) find(other, "input").focus();
    else this.send(card, select.value === NOBODY ? { nobody: true } : { referent: select.value });
  }

  click(button) {
    if (!button || button.tagName !== "BUTTON") return;
    const card = button.closest(".card");
    const { does } = button.dataset;
    if (does === "name") this.name(card);
    if (does === "remove") this.send(card, { removed: true });
    const part = button.closest("[data-part]")?.dataset.part;
    if (does === "move") this.move(card, part, button);
    if (does === "select") this.send(card, this.selected && { [part]: [this.selected] }, button);
  }

  /** Move an edge from where it is when earlier corrections are made. */
  move(card, part, button) {
    const { edge, by } = button.dataset;
    const change = (drawn) => ({ [part]: moveEdge(this.spansOf(drawn, part), this.words, edge, Number(by)) });
    this.correct(card.dataset.id, change, describe(button));
  }

  name(card) {
    const name = find(card, "[data-name]").value.trim();
    if (name !== "") this.send(card, { name });
  }

  /** Send what is to change in the claim of `card`; `button` gets the focus back. */
  send(card, change, button = null) {
    this.correct(card.dataset.id, () => change, button && describe(button));
  }

  /** Give the focus back in the card of `id`, which is drawn anew. */
  focus(card, again) {
    const controls = again ? card.querySelector(again) : null;
    (controls ?? find(card, "button.head")).focus();
  }
}

/** Return a selector of `button` in its card. */
function describe(button) {
  const { does, edge, by } = button.dataset;
  const part = button.closest("[data-part]").dataset.part;
  const more = does === "move" ? `[data-edge="${edge}"][data-by="${by}"]` : "";
  return `[data-part="${part}"] [data-does="${does}"]${more}`;
}
