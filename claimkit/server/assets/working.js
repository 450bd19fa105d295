// Work for which the service is asked: one thing after the other, and what is said of it.

export class Working {
  /** `messages` says what is done in `panel`, and what went wrong. */
  constructor(panel, messages) {
    this.panel = panel;
    this.messages = messages;
    this.last = Promise.resolve();
  }

  /** Do `work` when what was begun before is done, and say `words` meanwhile. Return whether it succeeded. */
  do(words, work) {
    this.last = this.last.then(() => this.begin(words, work));
    return this.last;
  }

  async begin(words, work) {
    this.messages.say(words);
    this.panel.setAttribute("aria-busy", "true");
    try {
      await work();
      return true;
    } catch (error) {
      this.messages.complain(error);
      return false;
    } finally {
      this.panel.removeAttribute("aria-busy");
    }
  }
}
