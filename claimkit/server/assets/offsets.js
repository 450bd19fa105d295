// Spans count code points of the text; JavaScript counts UTF-16 units.

/** Return how many code points `text` has. */
export function countPoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Return start and end of each word of `text`, in code points. */
export function listWords(text) {
  const words = [];
  let units = 0;
  let points = 0;
  for (const match of text.matchAll(/\S+/gu)) {
    points += countPoints(text.slice(units, match.index));
    const start = points;
    points += countPoints(match[0]);
    units = match.index + match[0].length;
    words.push([start, points]);
  }
  return words;
}

/** Return `spans` with the first start, or the last end, one word earlier or later. */
export function moveEdge(spans, words, edge, by) {
  const moved = spans.map((span) => [...span]);
  if (edge === "start") {
    const starts = words.map(([start]) => start);
    moved[0][0] = step(starts, moved[0][0], by);
  } else {
    const ends = words.map(([, end]) => end);
    const last = moved.at(-1);
    last[1] = step(ends, last[1], by);
  }
  return moved.filter(([start, end]) => start < end);
}

/** Return the place before or behind `here` among sorted `places`; `here` if there is none. */
function step(places, here, by) {
  const beside = by < 0 ? places.filter((place) => place < here) : places.filter((place) => place > here);
  return (by < 0 ? beside.at(-1) : beside[0]) ?? here;
}

/** Return the span of the selected words inside `root`, null for none. */
export function readSelection(root) {
  const selection = getSelection();
  if (selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const pieces = [...root.querySelectorAll("[data-start]")].filter((piece) => range.intersectsNode(piece));
  if (pieces.length === 0) return null;
  const first = pieces[0];
  const last = pieces.at(-1);
  const start = Number(first.dataset.start) + countBefore(first, range.startContainer, range.startOffset, 0);
  const whole = countPoints(last.textContent);
  const end = Number(last.dataset.start) + countBefore(last, range.endContainer, range.endOffset, whole);
  return start < end ? [start, end] : null;
}

/** Return how many code points of `piece` come before a place in it; `otherwise` outside of it. */
function countBefore(piece, node, offset, otherwise) {
  if (node.parentNode !== piece) return otherwise;
  return countPoints(node.data.slice(0, offset));
}
