// The tab with the claims of an article.

import { ask } from "./api.js";
import { Cards } from "./cards.js";
import { Correcting } from "./corrections.js";
import { find, Messages } from "./dom.js";
import { ARTICLE } from "./examples.js";
import { clearFilled, fillIn, Giving } from "./files.js";
import { Working } from "./working.js";

export class Claims {
  constructor(panel) {
    this.panel = panel;
    this.form = find(panel, "[data-giving]");
    this.result = find(panel, "[data-result]");
    this.taking = find(panel, "[data-taking]");
    this.messages = new Messages(panel);
    this.record = null;
    this.corrections = [];
    this.isTaken = true; // whether the corrections are
    this.working = new Working(panel, this.messages);
    this.isReading = false;
    this.about = find(this.form, ".about-article");
    const place = find(panel, "[data-drop]");
    this.giving = new Giving(place, this.messages, () => this.showFile(), () => this.forget());
    this.correcting = new Correcting(this.result, (id, change, again) => this.correct(id, change, again));
    this.cards = new Cards(this.result, (card) => this.correcting.offer(card));
    this.wire();
  }

  wire() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.extract();
    });
    this.about.addEventListener("invalid", (event) => this.explain(event.target), true);
    find(this.form, "#file").addEventListener("change", (event) => {
      const [file] = event.target.files;
      if (file) this.giving.take(file);
      event.target.value = "";
    });
    find(this.form, "[data-unchoose]").addEventListener("click", () => this.giving.giveBack());
    find(this.form, "[data-example]").addEventListener("click", () => this.tryExample());
    find(this.taking, "[data-undo]").addEventListener("click", () => this.undo());
    this.result.addEventListener("click", (event) => {
      if (event.target.closest("[data-add-claim]")) this.add();
    });
    addEventListener("beforeunload", (event) => {
      if (!this.isTaken) event.preventDefault(); // the browser asks whether to leave
    });
    this.taking.addEventListener("click", (event) => {
      const button = event.target.closest("[data-format]");
      if (button) this.take(button.dataset);
    });
  }

  /** Say what is wrong with `input`, which else nobody would see in a closed fold. */
  explain(input) {
    this.about.open = true;
    const [label] = input.labels;
    this.messages.complain(new Error(`${label.textContent.trim()}: ${input.validationMessage}`));
  }

  /** Another article takes the place of this one: what is still said of it should be seen. */
  forget() {
    if (clearFilled(this.about.querySelectorAll("input"))) this.about.open = true;
  }

  showFile() {
    const { file } = this.giving;
    find(this.form, "[data-chosen]").hidden = file === null;
    find(this.form, "[data-chosen-name]").textContent = file?.name ?? "";
  }

  tryExample() {
    this.giving.put(ARTICLE.text);
    find(this.form, "#is-html").checked = false;
    fillIn(find(this.form, "[name=title]"), ARTICLE.title);
    if (this.form.reportValidity()) this.extract();
  }

  /** Return what is given: the text, and what is known of it. */
  read() {
    const given = this.giving.read(find(this.form, "#is-html").checked);
    for (const input of this.about.querySelectorAll("input")) {
      if (input.value.trim() !== "") given[input.name] = input.value.trim();
    }
    return given;
  }

  async extract() {
    await this.giving.taken;
    if (this.giving.isEmpty) {
      this.messages.complain(new Error("Paste a text first, or open a file."));
      this.giving.area.focus();
      return;
    }
    if (this.isReading) return;
    this.isReading = true;
    const given = this.read();
    await this.working.do("Reading the article …", () => this.begin(given));
    this.isReading = false;
  }

  /** Put the claims of the text that is `given` in the place of those that are shown. */
  async begin(given) {
    if (!this.isTaken && !confirm("Your corrections are not saved. Read an article, and lose them?")) {
      this.messages.say("");
      return;
    }
    const record = await (await ask("v1/extract", given)).json();
    await this.draw(record, [], []);
    this.correcting.begin(record.text);
    find(this.panel, ".giving").open = false;
    find(this.result, "#text-title").scrollIntoView({ block: "start" });
  }

  /** Draw `record` with `corrections`, which count from now on; the cards of `open` are open again. */
  async draw(record, open, corrections) {
    const { html } = await (await ask("v1/view", { record, corrections })).json();
    this.record = record;
    this.corrections = corrections;
    this.isTaken = corrections.length === 0;
    this.result.innerHTML = html; // the service has escaped all words
    for (const id of open) {
      const card = this.cards.get(id);
      if (card) this.cards.toggle(card, true);
    }
    this.taking.hidden = false;
    const count = this.corrections.length;
    find(this.taking, "[data-undo]").hidden = count === 0;
    find(this.taking, "[data-corrections]").textContent = count ? `${count} corrected` : "";
    this.messages.say(`${find(this.result, "#claims-title").textContent} found.`);
  }

  /**
   * Correct the claim of `id` by what `change` returns for its card when it is its turn; the focus
   * then is at `again` in it, or in the card behind one that is gone.
   */
  async correct(id, change, again) {
    let ids = [id];
    await this.redraw("Correcting …", () => {
      const card = this.cards.get(id);
      if (!card) throw new Error("This claim is not there any more.");
      ids = this.cards.listFrom(id);
      return [...this.corrections, { claim: id, ...(change(card) ?? this.refuse()) }];
    });
    const card = this.cards.get(id);
    if (card) this.correcting.restore(card);
    if (card && !card.hidden) this.correcting.focus(card, again);
    else this.cards.focusFirst(ids);
  }

  refuse() {
    throw new Error("Select words in the text first.");
  }

  /** Add a claim of the selected words, and open it: it needs a speaker. */
  async add() {
    const { selected } = this.correcting;
    let id = null;
    const isAdded = await this.redraw("Correcting …", () => {
      if (!selected) this.refuse();
      id = this.nameAdded();
      return [...this.corrections, { claim: id, added: true, content: [selected] }];
    });
    const card = isAdded && this.cards.get(id);
    if (card) this.cards.show(card);
  }

  /** Return an id that no claim has, or has had. */
  nameAdded() {
    const known = new Set(this.cards.list().map((card) => card.dataset.id));
    for (const { claim } of this.corrections) known.add(claim);
    let number = 1;
    while (known.has(`a${number}`)) number += 1;
    return `a${number}`;
  }

  async undo() {
    await this.redraw("Undoing …", () => this.corrections.slice(0, -1));
    find(this.taking, this.corrections.length ? "[data-undo]" : "[data-format]").focus();
  }

  /** Draw the article with the corrections that `list` returns when it is their turn; the filters stay. */
  redraw(words, list) {
    return this.working.do(words, async () => {
      const corrections = list();
      const open = this.cards.listOpen();
      const chosen = this.cards.listChosen();
      await this.draw(this.record, open, corrections);
      this.cards.choose(chosen);
    });
  }

  async take({ format, ending }) {
    await this.working.do("Writing …", async () => {
      const body = { record: this.record, corrections: this.corrections, format };
      const blob = await (await ask("v1/export", body)).blob();
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = `${nameFile(this.record.article)}${ending}`;
      link.click();
      URL.revokeObjectURL(link.href);
      this.isTaken = true;
      this.messages.say(`${link.download} is saved.`);
    });
  }
}

/** Return a name for files about `article`. */
function nameFile(article) {
  const words = (article.title ?? article.id ?? "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, 6).join("-") || "article";
}
