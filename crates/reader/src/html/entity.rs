//! Character references of HTML and XML, resolved without a parser.

use std::borrow::Cow;

use html5ever::data::NAMED_ENTITIES;

/// Longest name of a character reference, without `&` and `;`.
const LONGEST_NAME: usize = 31;

/// The text with its character references resolved; unknown ones stay as they are written.
///
/// Named references need their semicolon: `&copy=1` in an address is no copyright sign.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    let Some(mut at) = text.find('&') else {
        return Cow::Borrowed(text);
    };
    let mut decoded: Option<String> = None;
    let mut done = 0;
    loop {
        if let Some((resolved, length)) = reference(&text[at..]) {
            let out = decoded.get_or_insert_with(|| String::with_capacity(text.len()));
            out.push_str(&text[done..at]);
            resolved.push_to(out);
            at += length;
            done = at;
        } else {
            at += 1;
        }
        match text[at..].find('&') {
            Some(next) => at += next,
            None => break,
        }
    }
    match decoded {
        Some(mut out) => {
            out.push_str(&text[done..]);
            Cow::Owned(out)
        }
        None => Cow::Borrowed(text),
    }
}

/// One or two characters.
pub(crate) struct Resolved(char, Option<char>);

impl Resolved {
    fn push_to(&self, out: &mut String) {
        out.push(self.0);
        out.extend(self.1);
    }
}

/// The reference at the start of a text that starts with `&`, and its length in bytes.
pub(crate) fn reference(text: &str) -> Option<(Resolved, usize)> {
    let inner = text.strip_prefix('&')?;
    if let Some(number) = inner.strip_prefix('#') {
        return numeric(number).map(|(c, length)| (Resolved(c, None), length + 2));
    }
    let length = inner
        .bytes()
        .take(LONGEST_NAME + 1)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    if length == 0 || inner.as_bytes().get(length) != Some(&b';') {
        return None;
    }
    let &(first, second) = NAMED_ENTITIES.get(&inner[..=length])?;
    let first = char::from_u32(first).filter(|c| *c != '\0')?;
    Some((
        Resolved(first, char::from_u32(second).filter(|c| *c != '\0')),
        length + 2,
    ))
}

/// `8217;` or `x2019;`, with the length; the semicolon may be missing.
fn numeric(text: &str) -> Option<(char, usize)> {
    let (digits, radix, skipped) = match text.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16, 1),
        None => (text, 10, 0),
    };
    let length = digits
        .bytes()
        .take(8)
        .take_while(|b| (*b as char).is_digit(radix))
        .count();
    let number = u32::from_str_radix(&digits[..length], radix).ok()?;
    let semicolon = usize::from(digits.as_bytes().get(length) == Some(&b';'));
    Some((of_number(number), skipped + length + semicolon))
}

/// Numbers 128 to 159 mean windows-1252, as every browser reads them (WHATWG HTML, 13.2.5.80).
fn of_number(number: u32) -> char {
    if let 0x80..=0x9F = number
        && let Ok(byte) = u8::try_from(number)
    {
        let bytes = [byte];
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
        return text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
    }
    char::from_u32(number)
        .filter(|c| *c != '\0')
        .unwrap_or(char::REPLACEMENT_CHARACTER)
}
