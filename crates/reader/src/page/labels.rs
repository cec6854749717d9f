//! Words by which pages name what is not their article. Data, in the languages news pages come in.

/// Does a short text name a box of other things: related articles, a newsletter, comments?
pub(super) fn opens_box(text: &str) -> bool {
    const LONGEST: usize = 90;
    let name = bare(text);
    name.len() <= LONGEST && BOXES.iter().any(|it| name == *it)
        || is_label(text) && name.len() <= LONGEST
}

/// Does a text lead elsewhere: `READ MORE: …`, `Lesen Sie auch`, `【関連記事】`?
pub(super) fn leads_elsewhere(text: &str) -> bool {
    const LONGEST: usize = 250;
    text.len() <= LONGEST && (is_label(text) || BOXES.iter().any(|it| bare(text) == *it))
}

/// Is it one of the sentences that pages say about themselves: scripts, consent, subscriptions?
pub(super) fn is_notice(text: &str) -> bool {
    const LONGEST: usize = 400;
    let lower = text.to_lowercase();
    text.len() <= LONGEST && NOTICES.iter().any(|it| lower.contains(it))
}

/// Is it the credit of a picture: `Photo: A. Name`, `© Agency`, `Image 1 of 5`?
pub(super) fn is_credit(text: &str) -> bool {
    const LONGEST: usize = 140;
    let lower = text.to_lowercase();
    let bare = lower.trim_start_matches(['(', '[', '|', ' ', '-', '–']);
    let counts = bare
        .strip_prefix("image ")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    text.len() <= LONGEST && (counts || CREDITS.iter().any(|it| bare.starts_with(it)))
}

/// Is it a row of buttons: names of networks and little else?
pub(super) fn is_buttons(text: &str) -> bool {
    const MOST_WORDS: usize = 8;
    let words: Vec<String> = text.split_whitespace().map(bare).collect();
    let named = words
        .iter()
        .filter(|it| NETWORKS.contains(&it.as_str()))
        .count();
    named > 0 && words.len() <= MOST_WORDS && named * 2 >= words.len()
}

/// Does a line tell when something was put on the page?
pub(super) fn is_dateline(text: &str) -> bool {
    const LONGEST: usize = 110;
    let lower = text.to_lowercase();
    let has_digit = text.bytes().any(|b| b.is_ascii_digit());
    text.len() <= LONGEST && has_digit && DATED.iter().any(|it| lower.starts_with(it))
}

/// Does a line start as bylines do: `By …`, `Von …`?
pub(super) fn starts_as_byline(text: &str) -> bool {
    const LONGEST: usize = 100;
    text.len() <= LONGEST
        && BY.iter().any(|it| {
            text.get(..it.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(it))
        })
}

fn is_label(text: &str) -> bool {
    let lower = text
        .trim_start_matches(|c: char| !c.is_alphanumeric() && c != '【')
        .to_lowercase();
    let after = LABELS.iter().find_map(|it| lower.strip_prefix(it));
    // A label is a word, and not the beginning of one.
    after.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn bare(text: &str) -> String {
    let is_edge = |c: char| !c.is_alphanumeric();
    text.trim_matches(is_edge).to_lowercase()
}

/// Beginnings of lines that lead to other articles.
const LABELS: [&str; 68] = [
    "read more",
    "read also",
    "also read",
    "read next",
    "read:",
    "related:",
    "related stories",
    "related articles",
    "related topics",
    "related content",
    "more on this",
    "more from",
    "more stories",
    "more about",
    "see also",
    "see more",
    "watch:",
    "watch |",
    "watch more",
    "listen:",
    "recommended",
    "don't miss",
    "up next",
    "most read",
    "most popular",
    "click here",
    "story continues below",
    "advertisement",
    "sign up",
    "subscribe",
    "mehr zum thema",
    "mehr dazu",
    "lesen sie auch",
    "lesen sie mehr",
    "lesen sie hier",
    "auch interessant",
    "weitere informationen",
    "weitere artikel",
    "das könnte sie auch",
    "mehr über",
    "lire aussi",
    "à lire aussi",
    "lire la suite",
    "à lire également",
    "sur le même sujet",
    "voir aussi",
    "leggi anche",
    "leggi di più",
    "potrebbe interessarti",
    "lea también",
    "lee también",
    "te puede interesar",
    "leer más",
    "leia também",
    "leia mais",
    "saiba mais",
    "veja também",
    "lees ook",
    "lees meer",
    "czytaj więcej",
    "czytaj także",
    "читайте также",
    "читайте також",
    "читать далее",
    "اقرأ أيضا",
    "اقرأ أيضًا",
    "【関連記事】",
    "ilgili haberler",
];

/// Whole headings of boxes.
const BOXES: [&str; 78] = [
    "about the author",
    "about the authors",
    "author",
    "comments",
    "comment",
    "leave a comment",
    "leave a reply",
    "share",
    "share this",
    "share this article",
    "share this story",
    "share this post",
    "newsletter",
    "newsletters",
    "tags",
    "topics",
    "related",
    "latest news",
    "latest stories",
    "latest",
    "top stories",
    "trending",
    "trending now",
    "popular",
    "editor's picks",
    "editors' picks",
    "in other news",
    "you may also like",
    "you might also like",
    "you may like",
    "recommended for you",
    "what to read next",
    "sponsored",
    "sponsored content",
    "partner content",
    "from our partners",
    "breaking news emails",
    "conversation",
    "join the conversation",
    "follow us",
    "our newsletters",
    "contact us",
    "print",
    "embed",
    "inhalt",
    "teilen",
    "kommentare",
    "kommentar schreiben",
    "themen",
    "über den autor",
    "zum thema",
    "meistgelesen",
    "anzeige",
    "verwandte themen",
    "personen-box",
    "schlagworte",
    "commentaires",
    "partager",
    "à propos de l'auteur",
    "sur le même thème",
    "publicité",
    "comentarios",
    "compartir",
    "etiquetas",
    "temas",
    "más noticias",
    "comentários",
    "compartilhe",
    "notícias relacionadas",
    "commenti",
    "condividi",
    "argomenti",
    "reacties",
    "delen",
    "комментарии",
    "теги",
    "関連記事",
    "etiketler",
];

/// Pieces of sentences that only pages say.
const NOTICES: [&str; 52] = [
    "follow us on",
    "follow him on twitter",
    "follow her on twitter",
    "follow me on twitter",
    "may be reached at",
    "can be reached at",
    "folgen sie uns",
    "suivez-nous",
    "síguenos",
    "siga-nos",
    "seguici su",
    "contributed to this report",
    "support local journalism",
    "join the conversation in the comments",
    "sign in to unlock",
    "access articles from",
    "enable javascript",
    "supports html5 video",
    "upgrading to a web browser",
    "this content is reserved for subscribers",
    "subscribe to our newsletter",
    "subscribe to the newsletter",
    "sign up for our newsletter",
    "sign up to our",
    "get the latest updates",
    "in your inbox",
    "to your inbox",
    "to our newsletter",
    "create an account",
    "already a subscriber",
    "log in to continue",
    "this article contains affiliate links",
    "we may earn",
    "all rights reserved",
    "we use cookies",
    "your browser does not support",
    "javascript aktivieren",
    "ein klick für den datenschutz",
    "einem klick anzeigen lassen",
    "empfohlener redaktioneller inhalt",
    "ich bin damit einverstanden",
    "datenschutzerklärung",
    "alle rechte vorbehalten",
    "abonnez-vous",
    "tous droits réservés",
    "suscríbete a",
    "todos los derechos reservados",
    "todos os direitos reservados",
    "iscriviti alla",
    "tutti i diritti riservati",
    "会員限定",
    "все права защищены",
];

/// Beginnings of credits.
const CREDITS: [&str; 35] = [
    "photo:",
    "photo by",
    "photo credit",
    "photograph by",
    "photos:",
    "photographer:",
    "photograph:",
    "image:",
    "image credit",
    "image source",
    "images:",
    "picture:",
    "credit:",
    "file photo",
    "illustration:",
    "graphic:",
    "getty images",
    "©",
    "foto:",
    "fotos:",
    "fotografie:",
    "bild:",
    "bilder:",
    "bildquelle:",
    "bild ",
    "quelle:",
    "grafik:",
    "crédit",
    "crédits",
    "photo ",
    "imagen:",
    "imagem:",
    "crédito:",
    "фото:",
    "撮影",
];

/// Beginnings of bylines.
const BY: [&str; 12] = [
    "by ",
    "by: ",
    "von ",
    "par ",
    "por ",
    "di ",
    "door ",
    "av ",
    "af ",
    "text: ",
    "redaktion: ",
    "written by ",
];

/// Names on buttons.
const NETWORKS: [&str; 16] = [
    "facebook",
    "twitter",
    "whatsapp",
    "telegram",
    "pinterest",
    "pint",
    "linkedin",
    "instagram",
    "email",
    "e-mail",
    "reddit",
    "tumblr",
    "flipboard",
    "google",
    "play",
    "x",
];

/// Beginnings of lines with dates.
const DATED: [&str; 22] = [
    "published",
    "updated",
    "last updated",
    "posted",
    "first published",
    "modified",
    "last modified",
    "veröffentlicht",
    "aktualisiert",
    "stand:",
    "publié le",
    "mis à jour",
    "publicado",
    "actualizado",
    "atualizado",
    "pubblicato",
    "aggiornato",
    "gepubliceerd",
    "bijgewerkt",
    "опубликовано",
    "обновлено",
    "publiziert",
];
