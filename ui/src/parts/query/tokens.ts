/** Cuts the text of a query into pieces to colour. What is right and what is not, the engine decides. */

export type Kind = "operator" | "field" | "modifier" | "alias" | "saved" | "phrase" | "regex" | "number" | "bracket" | "word";
export type Piece = { kind: Kind; start: number; end: number };

/** In this order; the first that fits wins. Operators are in capitals: `and` is a word. */
const RULES: [Kind, RegExp][] = [
  ["phrase", /["“”„«»＂][^"“”„«»＂]*["“”«»＂]?/uy],
  ["operator", /(?:AND|OR|NOT|SENTENCE|PARA)(?![\p{L}\p{N}_'’-])|(?:O?NEAR|ATLEAST|FIRST)\/\d+|UNLESS\/(?:\d+|[sp](?!\p{L}))|SCORE\s*>=/uy],
  ["field", /(?:title|lead|body|caption|quote|author|tag|source|domain|url|lang|country|pack|date|words|any):/uy],
  ["regex", /\/(?:\\.|[^/\\\n])+\/i?/uy],
  ["alias", /@[\p{L}\p{N}_-]+/uy],
  ["saved", /#[\p{L}\p{N}_.-]+/uy],
  ["modifier", /\^\^?|[=~](?!\s)/uy],
  ["number", /(?:[<>]=?\s*)?[+-]?\d[\d.:-]*(?![\p{L}\p{M}])|x\d+(?=\s*:)/uy],
  ["bracket", /[(){}（）,]/uy],
  ["word", /[^\s(){}（）,"“”„«»＂]+/uy],
];

export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const piece = pieceAt(text, at);
    if (piece) found.push(piece);
    at = piece?.end ?? at + 1;
  }
  return found;
}

function pieceAt(text: string, start: number): Piece | null {
  for (const [kind, rule] of RULES) {
    rule.lastIndex = start;
    const length = rule.exec(text)?.[0].length ?? 0;
    if (length > 0) return { kind, start, end: start + length };
  }
  return null;
}
