//! Addresses from documents: absolute, and http or https only.

use url::Url;

/// Longest address that is taken, in bytes; servers refuse longer ones, and as a base one of
/// megabytes would be copied into every link of a document.
const LONGEST: usize = 8 * 1024;

/// The address that `text` means at `base`; none for what is not http or https.
pub(crate) fn resolve(base: Option<&Url>, text: &str) -> Option<Url> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let found = match Url::parse(text) {
        Err(url::ParseError::RelativeUrlWithoutBase) => base?.join(text),
        other => other,
    };
    found.ok().filter(is_web)
}

/// Is it an address that may ever be opened?
pub(crate) fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.has_host()
}

/// Do both belong to one site: the same host, or one below the other? `www.` makes no difference.
pub(crate) fn is_same_site(one: &Url, other: &Url) -> bool {
    let bare = |url: &Url| {
        let host = url.host_str().unwrap_or_default();
        host.strip_prefix("www.").unwrap_or(host).to_owned()
    };
    let (one, other) = (bare(one), bare(other));
    let is_below = |it: &str, above: &str| {
        let below = it.strip_suffix(above);
        above.contains('.') && below.is_some_and(|it| it.ends_with('.'))
    };
    one == other || is_below(&one, &other) || is_below(&other, &one)
}

/// The address without its fragment and without parameters that only count where readers come from.
pub(crate) fn without_tracking(mut url: Url) -> Url {
    url.set_fragment(None);
    let Some(query) = url.query() else {
        return url;
    };
    // Kept as written: decoding and encoding again would change parameters that nobody asked about.
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| !is_tracking(pair.split('=').next().unwrap_or_default()))
        .collect();
    if kept.len() == query.split('&').count() {
        return url;
    }
    let query = (!kept.is_empty()).then(|| kept.join("&"));
    url.set_query(query.as_deref());
    url
}

fn is_tracking(name: &str) -> bool {
    const NAMES: [&str; 22] = [
        "fbclid",
        "gclid",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "yclid",
        "twclid",
        "igshid",
        "mc_cid",
        "mc_eid",
        "_ga",
        "_gl",
        "cmpid",
        "ocid",
        "ns_mchannel",
        "ns_campaign",
        "at_medium",
        "at_campaign",
        "ito",
        "__twitter_impression",
        "guccounter",
    ];
    let name = name.to_ascii_lowercase();
    name.starts_with("utm_") || NAMES.contains(&name.as_str())
}
