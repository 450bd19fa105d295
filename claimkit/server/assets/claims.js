// The tab with the claims of an article.

import { ask } from "./api.js";
import { Cards } from "./cards.js";
import { Correcting } from "./corrections.js";
import { find, Messages } from "./dom.js";
import { ARTICLE } from "./examples.js";
import { Giving } from "./files.js";
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
    this.giving = new Giving(find(panel, "[data-drop]"), this.messages, () => this.showFile());
    this.correcting = new Correcting(this.result, (change, again) => this.correct(change, again));
    this.cards = new Cards(this.result, (card) => this.correcting.offer(card));
    this.wire();
  }

  wire() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.extract();
    });
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

  showFile() {
    const { file } = this.giving;
    find(this.form, "[data-chosen]").hidden = file === null;
    find(this.form, "[data-chosen-name]").textContent = file?.name ?? "";
  }

  tryExample() {
    this.giving.giveBack();
    this.giving.area.value = ARTICLE.text;
    find(this.form, "#is-html").checked = false;
    find(this.form, "[name=title]").value = ARTICLE.title;
    this.extract();
  }

  /** Return what is given: the text, and what is known of it. */
  read() {
    const given = this.giving.read(find(this.form, "#is-html").checked);
    for (const input of this.form.querySelectorAll(".grid input")) {
      if (input.value.trim() !== "") given[input.name] = input.value.trim();
    }
    return given;
  }

  async extract() {
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

  async correct(change, again) {
    if (!change) {
      this.messages.complain(new Error("Select words in the text first."));
      return;
    }
    await this.redraw("Correcting …", () => [...this.corrections, change]);
    const card = this.cards.get(change.claim);
    if (!card) return;
    this.correcting.restore(card);
    this.correcting.focus(card, again);
  }

  /** Add a claim of the selected words, and open it: it needs a speaker. */
  async add() {
    const known = [...this.cards.list().map((card) => card.dataset.id), ...this.corrections.map(({ claim }) => claim)];
    const change = this.correcting.add(new Set(known));
    await this.correct(change);
    const card = change && this.cards.get(change.claim);
    if (card) this.cards.show(card);
  }

  async undo() {
    await this.redraw("Undoing …", () => this.corrections.slice(0, -1));
    find(this.taking, this.corrections.length ? "[data-undo]" : "[data-format]").focus();
  }

  /** Draw the article with the corrections that `list` returns when it is their turn. */
  redraw(words, list) {
    return this.working.do(words, () => this.draw(this.record, this.cards.listOpen(), list()));
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
