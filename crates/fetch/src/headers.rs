//! The header lines sent and read.

use reqwest::header::{
    ACCEPT, CONTENT_ENCODING, ETAG, HeaderMap, HeaderName, HeaderValue, IF_MODIFIED_SINCE,
    IF_NONE_MATCH, LAST_MODIFIED,
};

use crate::exchange::{Kind, Validators};

/// What a source may be: the feed types, then anything, because many feeds say `text/html`.
const ACCEPT_FEED: &str = "application/rss+xml, application/atom+xml, application/feed+json, \
     application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1";

/// What a page may be.
const ACCEPT_PAGE: &str = "text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.5";

/// The pictures that are read.
const ACCEPT_PICTURE: &str = "image/webp, image/jpeg, image/png, image/gif, */*;q=0.1";

/// The lines of a request, besides those of the client (`User-Agent`, `Accept-Encoding`, `Host`).
pub(crate) fn of_request(kind: Kind, validators: Option<&Validators>) -> HeaderMap {
    let accept = match kind {
        Kind::Feed => ACCEPT_FEED,
        Kind::Page => ACCEPT_PAGE,
        Kind::Picture => ACCEPT_PICTURE,
    };
    let mut headers = HeaderMap::with_capacity(4);
    headers.insert(ACCEPT, HeaderValue::from_static(accept));
    let Some(validators) = validators else {
        return headers;
    };
    for (name, value) in [
        (IF_NONE_MATCH, &validators.etag),
        (IF_MODIFIED_SINCE, &validators.last_modified),
    ] {
        // A value that can't stand in a header did not come from one as it is, so it is left out.
        if let Some(value) = value
            .as_deref()
            .and_then(|it| HeaderValue::from_bytes(it).ok())
        {
            headers.insert(name, value);
        }
    }
    headers
}

/// The validators of a response, byte for byte.
pub(crate) fn validators(headers: &HeaderMap) -> Validators {
    let bytes = |name: HeaderName| {
        let value = headers.get(name)?.as_bytes();
        (!value.is_empty()).then(|| value.to_vec())
    };
    Validators {
        etag: bytes(ETAG),
        last_modified: bytes(LAST_MODIFIED),
        of: None,
    }
}

/// A header as text; bytes that are no UTF-8 are replaced.
pub(crate) fn text(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    let value = headers.get(name)?.as_bytes();
    Some(String::from_utf8_lossy(value).into_owned())
}

/// The coding still on the body after the client took off those it knows.
pub(crate) fn unknown_coding(headers: &HeaderMap) -> Option<String> {
    let coding = text(headers, CONTENT_ENCODING)?;
    let is_plain = coding
        .split(',')
        .map(str::trim)
        .all(|it| it.is_empty() || it.eq_ignore_ascii_case("identity"));
    (!is_plain).then_some(coding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_is_no_header_is_left_out_alone() {
        let validators = Validators {
            etag: Some(b"\"a\nb\"".to_vec()),
            last_modified: Some(b"odd \xff".to_vec()),
            of: None,
        };
        let headers = of_request(Kind::Feed, Some(&validators));
        assert_eq!(headers.get(IF_NONE_MATCH), None);
        assert_eq!(headers[IF_MODIFIED_SINCE].as_bytes(), b"odd \xff");
    }

    #[test]
    fn anything_is_accepted_last() {
        for kind in [Kind::Feed, Kind::Page, Kind::Picture] {
            let headers = of_request(kind, None);
            assert_eq!(headers.len(), 1);
            assert!(
                headers[ACCEPT]
                    .to_str()
                    .unwrap()
                    .rsplit(", ")
                    .next()
                    .unwrap()
                    .starts_with("*/*")
            );
        }
    }
}
