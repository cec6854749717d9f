/** A made-up news world: outlets that do not exist, reporting from places that do not exist. */

import type { Health, StarterSource } from "../backend";

export type Outlet = { title: string; host: string; language: string; country: string; folder: string; health: Health };
export type Tale = { title: string; author: string; language: string; lead: string; body: string[]; quote?: string; caption?: string };

const outlet = (title: string, host: string, language: string, country: string, folder: string, health: Health = "fine"): Outlet => ({
  title,
  host,
  language,
  country,
  folder,
  health,
});

export const OUTLETS: Outlet[] = [
  outlet("Kestrel Wire", "kestrelwire.example", "en", "GB", "Agencies"),
  outlet("Meridian Dispatch", "meridian-dispatch.example", "en", "US", "Agencies"),
  outlet("Harbour Post", "harbourpost.example", "en", "GB", "Dailies"),
  outlet("The Vessa Courier", "vessacourier.example", "en", "IE", "Dailies"),
  outlet("Northern Ledger", "northernledger.example", "en", "CA", "Dailies", "flawed"),
  outlet("Le Phare du Nord", "pharedunord.example", "fr", "FR", "Europe"),
  outlet("Elmarer Zeitung", "elmarer-zeitung.example", "de", "DE", "Europe"),
  outlet("Gazeta Brzegu", "gazetabrzegu.example", "pl", "PL", "Europe", "failing"),
  outlet("El Faro Austral", "faroaustral.example", "es", "ES", "Europe"),
  outlet("Вестник Залива", "vestnik-zaliva.example", "ru", "FI", "Europe"),
  outlet("Defence Notebook", "defencenotebook.example", "en", "GB", "Trade"),
  outlet("Grain and Freight", "grainandfreight.example", "en", "NL", "Trade"),
  outlet("Cable and Current", "cableandcurrent.example", "en", "NO", "Trade", "gone"),
];

export const STARTERS: StarterSource[] = OUTLETS.map((it) => ({
  title: it.title,
  url: `https://${it.host}/feed`,
  language: it.language,
  country: it.country,
  ticked: it.language !== "ru",
}));

export const TALES: Tale[] = [
  {
    title: "NATO ministers gather in Vessa to settle the northern patrol question",
    author: "Orla Quennell",
    language: "en",
    lead: "Ministers of the alliance arrived in the port of Vessa on Tuesday evening with one question left open: who pays for the ships that will watch the northern strait.",
    body: [
      "The host government has offered its old customs pier and two tugs. NATO planners say that is a beginning, and that a beginning is what the meeting was called for.",
      "Three delegations asked for a longer text. Two asked for a shorter one. The chair, who has seen eleven such meetings, asked for coffee.",
      "A decision is expected on Thursday, when the ministers will be joined by the harbour masters of the four coastal towns.",
    ],
    quote: "“We did not come here to admire the water. We came to agree on who looks at it,” said the Vessan minister.",
    caption: "The customs pier at Vessa, where NATO delegates were met by the town band.",
  },
  {
    title: "Grain ships queue off Tolmin as inspectors change shifts",
    author: "Piet Aldous",
    language: "en",
    lead: "Nineteen ships lay at anchor off Tolmin on Monday while a new team of inspectors took over the grain corridor.",
    body: [
      "Freight brokers said that cargoes bound from Russia were being waved through at the usual pace, and that the delay had a plainer cause: the new team had no keys.",
      "Prices on the inland exchange rose by a crown and fell by a crown. Traders called it a quiet day.",
    ],
    quote: "“A locksmith was sent for at noon,” said a spokesman for the port, who asked to be called only that.",
  },
  {
    title: "Russia and the Strait Council resume talks on fishing limits",
    author: "Maren Holt",
    language: "en",
    lead: "Delegates from Russia sat down with the Strait Council on Monday for the first talks on fishing limits in two winters.",
    body: [
      "The council wants the herring line moved nine miles east. The other side wants it drawn by temperature instead of by map.",
      "Observers from NATO were not invited and did not ask to be, a council official said.",
    ],
    caption: "Herring boats in Little Vessa. Photo: the harbour archive.",
  },
  {
    title: "Undersea cable fault slows three islands for an afternoon",
    author: "Tamsin Roe",
    language: "en",
    lead: "A fault in the eastern undersea cable left three islands on their radio links for most of Monday afternoon.",
    body: [
      "The repair ship Patience was already in the area, testing a buoy. Its crew found a chafed stretch where the cable crosses an old wreck.",
      "No other damage was seen. The operator said that it would bury the stretch in spring.",
    ],
  },
  {
    title: "L’OTAN renvoie sa décision sur les patrouilles à jeudi",
    author: "Solène Aubrac",
    language: "fr",
    lead: "Réunis à Vessa, les ministres ont choisi d’attendre jeudi pour dire qui paiera les patrouilles du détroit.",
    body: ["« Nous avons le temps », a soufflé un diplomate, « mais pas beaucoup de place sur le quai. »", "Le texte anglais parle de NATO burden sharing; le texte français, d’effort commun."],
  },
  {
    title: "Alliance watchers ask what a patrol is for",
    author: "Ewan Strand",
    language: "en",
    lead: "A patrol can deter, count or reassure, and the Vessa text does not say which.",
    body: [
      "Last year’s exercise counted gulls for want of anything else, a retired commodore recalled.",
      "If NATO wants the northern strait watched, it should say what it hopes to see, the commodore added; a camera on the lighthouse would do for most of it.",
    ],
    quote: "“A ship is an expensive pair of eyes,” the commodore said.",
  },
  {
    title: "Zölle auf Düngemittel: Elmar wartet auf Antwort aus Russland",
    author: "Jost Anders",
    language: "de",
    lead: "Die Händler in Elmar rechnen frühestens am Freitag mit einer Antwort.",
    body: ["In einem Schreiben an die Kammer heißt es, Russia Fertiliser Trade Ltd. habe um zwei weitere Wochen gebeten.", "Die Kammer hält das für üblich."],
  },
  {
    title: "Parliament passes harbour security bill after a night of amendments",
    author: "Ines Marlow",
    language: "en",
    lead: "The harbour security bill passed at four in the morning with two votes to spare.",
    body: [
      "It obliges ports to share their arrival lists with the coast guard within the hour, and names NATO’s shipping centre as a second reader.",
      "Small harbours have three years to comply. The island members asked for five.",
    ],
  },
  {
    title: "Sanctions list grows by four shipping firms and one barge",
    author: "Dmitri Vale",
    language: "en",
    lead: "Four firms that insure cargoes to Russia were added to the sanctions list on Sunday, along with a barge that none of them owns.",
    body: ["The barge, the Marigold, has been moored in Tolmin since the flood. Its owner learnt of the listing from a reporter.", "The office that keeps the list said that it would look into the matter of the barge."],
    quote: "“She does not even have an engine,” the owner said.",
  },
  {
    title: "Two bridges closed as the Ilmen rises",
    author: "Bryn Calloway",
    language: "en",
    lead: "The river Ilmen rose by forty centimetres overnight and two bridges were closed as a precaution.",
    body: ["Army engineers on a NATO exercise nearby lent a pontoon, which the town used to bring the bread across."],
  },
  {
    title: "Вессе нужен новый ледокол, считают в порту",
    author: "Анна Лукина",
    language: "ru",
    lead: "Старый ледокол отслужил сорок зим, и порт просит новый.",
    body: ["В письме порта упомянуты и учения NATO, и график паромов, и цена угля."],
  },
  {
    title: "Energy desk: a mild week, full tanks and a nervous market",
    author: "Lotte Brandt",
    language: "en",
    lead: "Gas stores are at nine tenths and the forecast is mild, yet the market moved as if it were January.",
    body: ["Analysts named a rumour about transit from Russia, since denied by both ends of the pipe.", "By the close the price was where it had started."],
  },
];

/** Turns of phrase for older reports of the same events, so that the archive is long enough to scroll. */
export const TURNS = ["In brief: ", "What we know: ", "Morning note: ", "Analysis: ", "Earlier: ", "From the archive: ", "Letters: ", "Explained: ", "Timeline: "];

export const AROUND = [
  "Most read: Ten soups for a cold week. The lighthouse that moved. NATO quiz: how much do you know?",
  "Newsletter: get the harbour in your inbox every morning. You can leave at any time.",
  "We use cookies to remember that you said no to cookies.",
];

/** Articles of the browser's world that tell one story. */
export const TOLD = [
  ["a0", "a4", "a5", "a7", "a12", "a17"],
  ["a2", "a14"],
];

const lines = (path: string, titles: string[]) => titles.map((title, index) => ({ title, url: `https://gullhaven.example/${path}/${index}` }));

/** A town's site without a feed: its news, and the notices below them. */
export const FRONT = {
  host: "gullhaven.example",
  news: lines("news", [
    "Ferry to the islands is back after repairs",
    "The old lighthouse is to stay open",
    "Herring catch is the best in a decade",
    "Council puts off the vote on the new pier",
    "School choir sings at the harbour on Sunday",
    "Storm of last week cost the town four boats",
    "Library opens its new reading room",
  ]),
  notices: lines("notices", ["Water is off in Mill Lane on Monday", "Bins are emptied a day later this week"]),
};

/** A harbour in the evening, as far as two colours go. */
export const PICTURE =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'><rect width='16' height='9' fill='%23c9b28f'/><path d='M0 6h16v3H0z' fill='%234a6278'/></svg>";
