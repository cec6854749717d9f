/** The words of the watch language, as far as the fake world offers them. */

import type { LanguageWords } from "../backend";

export const ALIASES: LanguageWords["aliases"] = [
  { name: "NATO", also: ["OTAN"], title: "the North Atlantic alliance", sample: ["NATO", "OTAN", "НАТО"] },
  { name: "Russia", also: [], title: "the Russian Federation", sample: ["Russia", "Russland", "Россия"] },
  { name: "Vessa", also: [], title: "the port of Vessa", sample: ["Vessa", "Вессе"] },
];

export const FIELDS: LanguageWords["fields"] = [
  { name: "title", meaning: "in the headline" },
  { name: "lead", meaning: "in the first paragraph" },
  { name: "body", meaning: "in the text" },
  { name: "caption", meaning: "in a caption" },
  { name: "quote", meaning: "in a quotation" },
  { name: "author", meaning: "in the byline" },
  { name: "source", meaning: "from this source" },
  { name: "domain", meaning: "from this site" },
  { name: "lang", meaning: "in this language" },
  { name: "date", meaning: "from these days" },
];

export const OPERATORS: LanguageWords["operators"] = [
  { name: "AND", meaning: "both", insert: "AND " },
  { name: "OR", meaning: "either", insert: "OR " },
  { name: "NOT", meaning: "not", insert: "NOT " },
  { name: "NEAR/n", meaning: "at most n words between", insert: "NEAR/5 " },
  { name: "ONEAR/n", meaning: "the same, in this order", insert: "ONEAR/5 " },
  { name: "SENTENCE", meaning: "both in one sentence", insert: "SENTENCE " },
  { name: "PARA", meaning: "both in one paragraph", insert: "PARA " },
  { name: "UNLESS/n", meaning: "unless the other is near", insert: "UNLESS/5 " },
  { name: "ATLEAST/n", meaning: "at n places or more", insert: "ATLEAST/3(" },
  { name: "FIRST/n", meaning: "in the first n words of the text", insert: "FIRST/100(" },
];
