// Texts that are pasted, dropped, or opened from files.

const PLAIN = /\.(txt|text|md)$/i;

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
  /** `messages` says what goes wrong; `changed` is called when a file has been taken or given back. */
  constructor(drop, messages, changed) {
    this.area = drop.querySelector("textarea");
    this.messages = messages;
    this.changed = changed;
    this.file = null;
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
    this.area.addEventListener("input", () => this.giveBack());
  }

  /** Take `file`: a plain text into the area, to be changed there; another one as it is. */
  async take(file) {
    try {
      await this.open(file);
    } catch (error) {
      this.messages.complain(error);
    }
  }

  async open(file) {
    if (PLAIN.test(file.name)) {
      this.giveBack();
      this.area.value = await file.text();
    } else {
      this.area.value = "";
      this.file = { name: file.name, data: await encode(file) };
    }
    this.changed();
  }

  giveBack() {
    this.file = null;
    this.changed();
  }

  get isEmpty() {
    return this.file === null && this.area.value.trim() === "";
  }

  /** Return the text as the service takes it. */
  read(isHtml = false) {
    if (this.file !== null) return { data: this.file.data, name: this.file.name };
    return isHtml ? { html: this.area.value } : { text: this.area.value };
  }
}
