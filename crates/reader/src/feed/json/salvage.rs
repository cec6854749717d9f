//! JSON that no parser takes: mended where that is easy, and else taken item by item.

use serde_json::{Deserializer, Map, Value};

/// How often reading is resumed. Each time it may fail only at the end of the document.
const MOST_TRIES: usize = 128;

/// So many closing braces are tried as the end of an item that must be mended, and so far away.
const MOST_ENDS: usize = 8;
const LONGEST_MENDED: usize = 128 * 1024;

/// Reads a document. What is wrong with it is said in words; the error is that of a strict parser.
pub(super) fn read(text: &str) -> Result<(Value, Vec<String>), serde_json::Error> {
    let error = match serde_json::from_str(text) {
        Ok(root) => return Ok((root, Vec::new())),
        Err(error) => error,
    };
    let mended = mend(text);
    if let Ok(root) = serde_json::from_str(&mended) {
        return Ok((
            root,
            vec!["signs that JSON does not have were mended".to_owned()],
        ));
    }
    // Where a sign of quoting is lost, all that follows would be mended the wrong way round.
    let Some((root, lost)) = item_by_item(text) else {
        return Err(error);
    };
    let lost = match lost {
        0 => "what is not JSON was left out".to_owned(),
        1 => "one broken item was left out".to_owned(),
        many => format!("{many} broken items were left out"),
    };
    Ok((root, vec![lost]))
}

/// Control characters and unknown escapes inside strings, and commas before an end.
fn mend(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_string = false;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        at += c.len_utf8();
        match c {
            '"' => in_string = !in_string,
            '\\' if in_string => {
                at += push_escape(&text[at..], &mut out);
                continue;
            }
            c if in_string && c.is_control() => {
                out.push_str(if c.is_whitespace() { "\\n" } else { "" });
                continue;
            }
            '}' | ']' if !in_string => {
                let end = out.trim_end().len();
                if out[..end].ends_with(',') {
                    out.truncate(end - 1);
                }
            }
            _ => {}
        }
        out.push(c);
    }
    out
}

/// What follows a backslash, and how much of it was taken. Half a pair of surrogates is no character.
fn push_escape(rest: &str, out: &mut String) -> usize {
    let unit = |at: usize| {
        let digits = rest.get(at..at + 4)?;
        u16::from_str_radix(digits, 16).ok()
    };
    let (taken, is_whole) = match rest.chars().next() {
        Some('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't') => (1, true),
        Some('u') => match unit(1) {
            Some(0xD800..=0xDBFF) => {
                let is_pair = rest.get(5..7) == Some("\\u")
                    && unit(7).is_some_and(|it| (0xDC00..=0xDFFF).contains(&it));
                if is_pair { (11, true) } else { (5, false) }
            }
            Some(0xDC00..=0xDFFF) => (5, false),
            Some(_) => (5, true),
            None => (0, false),
        },
        _ => (0, false),
    };
    if is_whole {
        out.push('\\');
        out.push_str(&rest[..taken]);
    } else if taken > 0 {
        out.push(char::REPLACEMENT_CHARACTER);
    }
    taken
}

/// The document with those items that can be read, and how many can't.
fn item_by_item(text: &str) -> Option<(Value, usize)> {
    let key = text.find("\"items\"")?;
    let start = key + text[key..].find('[')? + 1;
    let before = format!("{}]}}", &text[..start]);
    let mut root: Map<_, _> = serde_json::from_str(&before).unwrap_or_default();
    let (mut items, mut broken, mut tries) = (Vec::new(), 0, 0);
    // What was resumed inside a broken item is a part of it, and so is the end of a list there.
    let mut is_inside = false;
    let mut at = start;
    loop {
        at = text.len()
            - text[at..]
                .trim_start_matches([',', ' ', '\t', '\n', '\r'])
                .len();
        if let Some(behind) = text[at..].strip_prefix(']').filter(|_| !is_inside) {
            let behind = behind.trim_start().trim_start_matches(',');
            if let Ok(more) = serde_json::from_str::<Map<_, _>>(&format!("{{{behind}")) {
                root.extend(more);
                break;
            }
        }
        if let Some((item, end)) = sound(text, at).or_else(|| mended(text, at)) {
            at = end;
            if !is_inside || is_item(&item) {
                items.push(item);
                is_inside = false;
            }
            continue;
        }
        let Some(next) = next_item(text, at).filter(|_| tries < MOST_TRIES) else {
            break;
        };
        tries += 1;
        broken += usize::from(!is_inside);
        is_inside = true;
        at = next;
    }
    root.insert("items".to_owned(), Value::Array(items));
    Some((Value::Object(root), broken))
}

/// The value that starts here, and where it ends.
fn sound(text: &str, at: usize) -> Option<(Value, usize)> {
    let mut values = Deserializer::from_str(&text[at..]).into_iter::<Value>();
    let value = values.next()?.ok()?;
    Some((value, at + values.byte_offset()))
}

/// The same where it must be mended before: it ends with one of the next braces.
fn mended(text: &str, at: usize) -> Option<(Value, usize)> {
    let mut end = at;
    for _ in 0..MOST_ENDS {
        end += text[end..].find('}')? + 1;
        if end - at > LONGEST_MENDED {
            return None;
        }
        if let Ok(value) = serde_json::from_str(&mend(&text[at..end])) {
            return Some((value, end));
        }
    }
    None
}

/// Does it say what only items do?
fn is_item(value: &Value) -> bool {
    let has = |name: &str| value.get(name).is_some();
    has("id") || has("content_html") || has("content_text")
}

/// Where the next object of a list begins: behind a comma.
fn next_item(text: &str, at: usize) -> Option<usize> {
    let mut rest = &text[at..];
    loop {
        (_, rest) = rest.split_once(',')?;
        let item = rest.trim_start();
        if item.starts_with('{') {
            return Some(text.len() - item.len());
        }
    }
}
