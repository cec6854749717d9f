//! robots.txt: what a site asks programs not to read, and the sitemaps it names (RFC 9309).

use url::Url;

use crate::link::resolve;

/// More of it is not read; the standard wants no less (RFC 9309, 2.5).
const MOST_BYTES: usize = 500 * 1024;
/// Most rules that are kept for us.
const MOST_RULES: usize = 5_000;
/// Most sitemaps that are taken from one file.
const MOST_SITEMAPS: usize = 50;
/// So many stars in one rule are more than anybody needs, and each may cost another pass.
const MOST_STARS: usize = 20;

/// What a robots.txt says to one program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Robots {
    rules: Vec<Rule>,
    sitemaps: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    pattern: String,
    allows: bool,
}

impl Robots {
    /// Reads what the file says to the program of this name: the groups of its own name together,
    /// else those for all.
    pub fn read(bytes: &[u8], program: &str) -> Self {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(MOST_BYTES)]);
        let mut sitemaps = Vec::new();
        let (mut own, mut general) = (Vec::new(), Vec::new());
        let (mut is_own, mut is_general, mut has_own) = (false, false, false);
        let mut in_names = false;
        for line in text.lines().flat_map(|it| it.split('\r')) {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim();
            match key.trim().to_ascii_lowercase().as_str() {
                "user-agent" => {
                    if !in_names {
                        (is_own, is_general) = (false, false);
                    }
                    in_names = true;
                    is_general |= value == "*";
                    is_own |= is_name_of(value, program);
                    has_own |= is_own;
                }
                rule @ ("allow" | "disallow") => {
                    in_names = false;
                    let rule = Rule {
                        pattern: normal(value),
                        allows: rule == "allow",
                    };
                    let lists = [(is_own, &mut own), (is_general, &mut general)];
                    for (is_meant, list) in lists {
                        if is_meant && !value.is_empty() && list.len() < MOST_RULES {
                            list.push(rule.clone());
                        }
                    }
                }
                // It belongs to no group (RFC 9309, 2.2.4).
                "sitemap" if sitemaps.len() < MOST_SITEMAPS => sitemaps.push(value.to_owned()),
                _ => {}
            }
        }
        Self {
            rules: if has_own { own } else { general },
            sitemaps,
        }
    }

    /// A file that forbids all, as one that can't be had at the moment does (RFC 9309, 2.3.1.4).
    pub fn forbidding() -> Self {
        let rule = Rule {
            pattern: "/".to_owned(),
            allows: false,
        };
        Self {
            rules: vec![rule],
            sitemaps: Vec::new(),
        }
    }

    /// May the program read this address? The longest rule that fits decides, and of two equally
    /// long ones the one that allows.
    pub fn allows(&self, url: &Url) -> bool {
        let path = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        let path = normal(&path);
        let fitting = self.rules.iter().filter(|rule| fits(&rule.pattern, &path));
        let strongest = fitting.max_by_key(|rule| (rule.pattern.len(), rule.allows));
        strongest.is_none_or(|rule| rule.allows)
    }

    /// The sitemaps it names, in its order; `robots` is its own address.
    pub fn sitemaps(&self, robots: &Url) -> Vec<Url> {
        let named = self.sitemaps.iter();
        named.filter_map(|it| resolve(Some(robots), it)).collect()
    }
}

/// Is the line meant for the program? It may name a version, too, as in `Program/1.0`.
fn is_name_of(value: &str, program: &str) -> bool {
    let is_token = |c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '_');
    let end = value.find(|c| !is_token(c)).unwrap_or(value.len());
    value[..end].eq_ignore_ascii_case(program)
}

/// Escapes written one way: what needs none is unescaped, and what needs one has it in capitals
/// (RFC 9309, 2.2.2).
fn normal(path: &str) -> String {
    let mut normal = String::with_capacity(path.len());
    let bytes = path.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let escaped = bytes
            .get(at + 1..at + 3)
            .filter(|_| bytes[at] == b'%')
            .and_then(|it| u8::from_str_radix(std::str::from_utf8(it).ok()?, 16).ok());
        let byte = escaped.unwrap_or(bytes[at]);
        let is_unreserved =
            byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
        let is_bare = escaped.is_none() && byte.is_ascii_graphic();
        if is_unreserved || is_bare {
            normal.push(char::from(byte));
        } else {
            normal.push_str(&format!("%{byte:02X}"));
        }
        at += if escaped.is_some() { 3 } else { 1 };
    }
    normal
}

/// Does the path begin as the pattern says? `*` stands for anything, `$` at the end for the end.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, is_whole) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut parts = pattern.split('*').take(MOST_STARS + 1);
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap_or_default()) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((last, inner)) = parts.split_last() else {
        return !is_whole || rest.is_empty();
    };
    for part in inner {
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = &rest[at + part.len()..];
    }
    if is_whole {
        rest.ends_with(last)
    } else {
        rest.contains(last)
    }
}
