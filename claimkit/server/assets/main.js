// Begins the page.

import { Checking } from "./checking.js";
import { Claims } from "./claims.js";
import { find } from "./dom.js";
import { wireTabs } from "./tabs.js";

wireTabs(find(document, "[role=tablist]"));
new Claims(find(document, "#panel-claims"));
new Checking(find(document, "#panel-check"));

// A file that is dropped beside the areas must not take the place of the page.
for (const kind of ["dragover", "drop"]) {
  addEventListener(kind, (event) => event.preventDefault());
}
