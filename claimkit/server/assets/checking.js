// The tab with the quotation check.

import { ask } from "./api.js";
import { Cards } from "./cards.js";
import { copyTemplate, find, Messages } from "./dom.js";
import { CHECK } from "./examples.js";
import { clearFilled, fillIn, Giving } from "./files.js";
import { Working } from "./working.js";

export class Checking {
  constructor(panel) {
    this.panel = panel;
    this.form = find(panel, "[data-checking]");
    this.list = find(panel, "[data-sources]");
    this.result = find(panel, "[data-result]");
    this.messages = new Messages(panel);
    this.working = new Working(panel, this.messages);
    this.isReading = false;
    this.sources = new Map();
    this.draft = new Giving(find(panel, "[data-drop]"), this.messages, () => this.nameDraft(), () => {});
    this.cards = new Cards(this.result);
    this.wire();
    this.add();
  }

  wire() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.check();
    });
    find(this.form, "[data-add]").addEventListener("click", () => find(this.add(), "input").focus());
    find(this.form, "[data-example]").addEventListener("click", () => this.tryExample());
    find(this.form, "#source-files").addEventListener("change", (event) => {
      for (const file of event.target.files) this.takeFile(file);
      event.target.value = "";
    });
    this.list.addEventListener("click", (event) => {
      if (event.target.closest("[data-remove]")) this.remove(event.target.closest(".source-given"));
    });
  }

  nameDraft() {
    this.draft.area.placeholder = this.draft.file?.name ?? "Paste the draft here, or drop a file";
  }

  /** Add an empty source, and return its element. */
  add() {
    this.list.append(copyTemplate(this.panel, "source"));
    const element = this.list.lastElementChild;
    const title = find(element, "[data-title]");
    const name = () => {
      if (giving.file !== null) fillIn(title, giving.file.name);
    };
    const giving = new Giving(element, this.messages, name, () => clearFilled([title]));
    this.sources.set(element, giving);
    return element;
  }

  async takeFile(file) {
    const empty = [...this.sources].find(([, giving]) => giving.isEmpty)?.[0];
    const element = empty ?? this.add();
    const giving = this.sources.get(element);
    await giving.take(file);
    if (!giving.isEmpty) fillIn(find(element, "[data-title]"), file.name);
  }

  remove(element) {
    this.sources.delete(element);
    element.remove();
    if (this.sources.size === 0) this.add();
    find(this.form, "[data-add]").focus();
  }

  tryExample() {
    this.draft.put(CHECK.draft);
    for (const element of [...this.sources.keys()]) element.remove();
    this.sources.clear();
    for (const { title, text } of CHECK.sources) {
      const element = this.add();
      this.sources.get(element).put(text);
      fillIn(find(element, "[data-title]"), title);
    }
    this.check();
  }

  read() {
    const sources = [];
    for (const [element, giving] of this.sources) {
      if (giving.isEmpty) continue;
      const title = find(element, "[data-title]").value.trim();
      sources.push(title ? { ...giving.read(), title } : giving.read());
    }
    return { draft: this.draft.read(), sources, view: true };
  }

  /** Take away the sources in which nothing is, so that those on the page count as those that are sent. */
  removeEmpty() {
    for (const [element, giving] of this.sources) {
      if (!giving.isEmpty || this.sources.size === 1) continue;
      this.sources.delete(element);
      element.remove();
    }
  }

  async check() {
    await Promise.all([this.draft, ...this.sources.values()].map((giving) => giving.taken));
    this.removeEmpty();
    const body = this.read();
    if (this.draft.isEmpty || body.sources.length === 0) {
      this.messages.complain(new Error("It takes a draft and a source at least."));
      return;
    }
    if (this.isReading) return;
    this.isReading = true;
    await this.working.do("Checking the draft …", async () => {
      this.draw(await (await ask("v1/check", body)).json(), body.sources);
    });
    this.isReading = false;
  }

  draw({ html, failures }, sources) {
    this.result.innerHTML = html; // the service has escaped all words
    find(this.panel, ".giving").open = false;
    this.messages.say(`${find(this.result, "#findings-title").textContent}.`);
    if (failures.length > 0) {
      const reasons = failures.map(({ number, problem }) => {
        const { title } = sources[number - 1];
        return `Source ${number}${title ? ` (${title})` : ""}: ${problem.detail}`;
      });
      this.messages.complain(new Error(reasons.join(" ")));
    }
    find(this.result, "#draft-title").scrollIntoView({ block: "start" });
  }
}
