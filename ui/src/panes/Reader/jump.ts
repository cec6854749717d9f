/** Finds the mark that stands at an offset of a block's text, or the block itself. */
export function markAt(block: HTMLElement, offset: number): HTMLElement {
  let at = 0;
  for (const node of block.childNodes) {
    // Words for those who hear the page are no part of the text.
    if (node instanceof HTMLElement && node.classList.contains("unseen")) continue;
    const end = at + (node.textContent?.length ?? 0);
    if (node instanceof HTMLElement && node.tagName === "MARK" && offset >= at && offset < end) return node;
    at = end;
  }
  return block;
}
