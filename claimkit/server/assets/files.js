// Texts that are pasted, dropped, or opened from files.

const PLAIN = /\.(txt|text|md)$/i;

/** Return the text of `file`, null where it is not UTF-8: what it is then, the service finds out. */
async function decode(file) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return text.includes("\0") ? null : text;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Return whether `after` is another text than `before`, not the same one with changes. */
function isAnother(before, after) {
  const most = Math.min(before.length, after.length);
  let first = 0;
  while (first < most && before[first] === after[first]) first += 1;
  let last = 0;
  while (last < most - first && before.at(-1 - last) === after.at(-1 - last)) last += 1;
  return 2 * (first + last) < before.length;
}

/** Put what the page knows of a text into `input`. */
export function fillIn(input, value) {
  input.value = value;
  input.dataset.filled = value;
}

/** Clear what `fillIn` has put into `inputs`, and return whether something else is left there. */
export function clearFilled(inputs) {
  for (const input of inputs) {
    if (input.dataset.filled === input.value) input.value = "";
    delete input.dataset.filled;
  }
  return [...inputs].some((input) => input.value !== "");
}

/** Return the bytes of `file` in base64. */
function encode(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(new Error(`${file.name} cannot be read`));
    reader.readAsDataURL(file);
  });
}

/** A text area into which a file may be dropped; of a file that is no plain text only its name shows. */
export class Giving {
  /**
   * `messages` says what goes wrong; `changed` is called when a file has been taken or given back,
   * `replaced` before another text, or a file, takes the place of the text.
   */
  constructor(drop, messages, changed, replaced) {
    this.area = drop.querySelector("textarea");
    this.messages = messages;
    this.changed = changed;
    this.replaced = replaced;
    this.file = null;
    this.before = ""; // the text before it was changed
    this.turn = 0; // what was given last counts, not what was read last
    this.coming = null; // a file that is being read
    this.taken = Promise.resolve();
    drop.addEventListener("dragover", (event) => {
      event.preventDefault();
      drop.classList.add("is-over");
    });
    drop.addEventListener("dragleave", () => drop.classList.remove("is-over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("is-over");
      const [file] = event.dataTransfer.files;
      if (file) this.take(file);
    });
    this.area.addEventListener("input", () => {
      if (this.file !== null || isAnother(this.before, this.area.value)) this.replaced();
      this.before = this.area.value;
      this.giveBack();
    });
  }

  /** Take `file`: a plain text into the area, to be changed there; another one as it is. */
  take(file) {
    this.turn += 1;
    this.coming = file;
    this.taken = this.open(file, this.turn).catch((error) => this.messages.complain(error));
    return this.taken;
  }

  async open(file, turn) {
    let text = null;
    let data = null;
    try {
      if (PLAIN.test(file.name)) text = await decode(file);
      if (text === null) data = await encode(file);
    } finally {
      if (turn === this.turn) this.coming = null;
    }
    if (turn !== this.turn) return;
    this.put(text ?? "");
    if (text === null) this.file = { name: file.name, data };
    this.changed();
  }

  /** Put another `text` into the area. */
  put(text) {
    this.replaced();
    this.area.value = text;
    this.before = this.area.value;
    this.giveBack();
  }

  giveBack() {
    this.turn += 1;
    this.coming = null;
    this.file = null;
    this.changed();
  }

  get isEmpty() {
    return this.file === null && this.coming === null && this.area.value.trim() === "";
  }

  /** Return the text as the service takes it. */
  read(isHtml = false) {
    if (this.file !== null) return { data: this.file.data, name: this.file.name };
    return isHtml ? { html: this.area.value } : { text: this.area.value };
  }
}
