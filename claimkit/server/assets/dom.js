// Small tools for the page.

/** Return the one element that `selector` finds in `root`. */
export function find(root, selector) {
  const found = root.querySelector(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
}

/** Return a copy of the template called `id`. */
export function copyTemplate(root, id) {
  return find(root, `template#${id}`).content.cloneNode(true);
}

/** Scroll to `element`, and let it be seen for a moment. */
export function pointTo(element) {
  for (let up = element.parentElement; up; up = up.parentElement) {
    if (up.tagName === "DETAILS") up.open = true;
  }
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  element.classList.add("is-pointed");
  setTimeout(() => element.classList.remove("is-pointed"), 1600);
}

/** Scroll no further than it takes to see all of `element`, or its beginning. */
export function reveal(element) {
  element.scrollIntoView({ block: "nearest" });
}

/** What is said of the work of a panel: how far it is, and what went wrong. */
export class Messages {
  constructor(panel) {
    this.status = find(panel, "[data-status]");
    this.problem = find(panel, "[data-problem]");
  }

  say(words) {
    this.problem.hidden = true;
    this.status.textContent = words;
  }

  complain(error) {
    this.status.textContent = "";
    this.problem.textContent = error.message;
    this.problem.hidden = false;
  }
}
