//! Which addresses mean the same article.

use url::Url;

use crate::ids::Fingerprint;

/// Query parameters that only say where a reader came from. The lists of the large analytics and
/// mailing services; a parameter that could select content is not here.
const TRACKING: &[&str] = &[
    "fbclid",
    "gclid",
    "dclid",
    "gclsrc",
    "msclkid",
    "yclid",
    "igshid",
    "twclid",
    "ttclid",
    "mc_cid",
    "mc_eid",
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "mkt_tok",
    "vero_id",
    "oly_anon_id",
    "oly_enc_id",
    "wickedid",
    "ito",
    "cmpid",
    "ocid",
    "ncid",
    "at_medium",
    "at_campaign",
    "at_custom1",
    "at_custom2",
    "at_custom3",
    "at_custom4",
    "ftag",
    "sr_share",
    "smid",
    "spm",
    "xtor",
    "traffic_source",
    "maca",
    "cmp",
    "icid",
    "xt_at",
    "wtrid",
];

/// The same address without what only tracks the reader.
pub fn without_tracking(url: &Url) -> Url {
    let mut clean = url.clone();
    let Some(query) = url.query() else {
        return clean;
    };
    let kept: Vec<&str> = query.split('&').filter(|pair| !is_tracking(pair)).collect();
    let nothing_left = kept.iter().all(|pair| pair.is_empty());
    if nothing_left {
        clean.set_query(None);
    } else {
        clean.set_query(Some(&kept.join("&")));
    }
    clean
}

fn is_tracking(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or(pair).to_ascii_lowercase();
    name.starts_with("utm_") || TRACKING.contains(&name.as_str())
}

/// The fingerprint under which an address is known: `http` and `https`, `www` and bare host, a
/// closing slash and tracking parameters make no difference (spec/polling.md 71).
pub fn identity(url: &Url) -> Fingerprint {
    let clean = without_tracking(url);
    let host = clean.host_str().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let [a, b, c, d, ..] = Fingerprint::of(&[b"host", host.as_bytes()]).0;
    let family = [a, b, c, d];
    let port = clean
        .port()
        .map(|port| port.to_string())
        .unwrap_or_default();
    let path = clean.path().trim_end_matches('/');
    let query = clean.query().unwrap_or_default();
    Fingerprint::of(&[
        b"link",
        host.as_bytes(),
        port.as_bytes(),
        path.as_bytes(),
        query.as_bytes(),
    ])
    .within(family)
}

/// May a person's browser be sent there? Only http and https ever open.
pub fn is_openable(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.has_host()
}
