/** What is being typed into a row of chips. */

/** True where a comma still belongs to what is typed: inside quotation marks, brackets or a regular expression. */
export function isOpen(text: string): boolean {
  const quotes = text.match(/"/g)?.length ?? 0;
  const opened = text.match(/[({]/g)?.length ?? 0;
  const closed = text.match(/[)}]/g)?.length ?? 0;
  return quotes % 2 === 1 || opened > closed || /^\/[^/]*$/.test(text.trim());
}
