//! Titles are plain text, however they were written.

use newshawk_reader::html;

fn check(markup: &str, title: &str) {
    assert_eq!(html::text(markup), title, "{markup}");
}

#[test]
fn references_are_resolved_also_when_escaped_twice() {
    check("Ports &amp; rail", "Ports & rail");
    check("Ports &amp;amp; rail", "Ports & rail");
    check("It&amp;#8217;s here", "It’s here");
    check("It&#146;s here", "It’s here");
    check("Caf&eacute;", "Café");
}

#[test]
fn tags_are_left_out() {
    check("On <b>time</b>", "On time");
    check("On &lt;b&gt;time&lt;/b&gt;", "On time");
    check("safe<script>alert(1)</script>", "safe");
    check("safe<iframe src=x></iframe> text", "safe text");
    check("safe<object data=x> text", "safe text");
}

#[test]
fn what_only_looks_like_markup_is_text() {
    check("1 < 2", "1 < 2");
    check("a <you and me> d", "a <you and me> d");
    check("AT&T, R&D", "AT&T, R&D");
    check("?a=1&copy=2", "?a=1&copy=2");
}

#[test]
fn white_space_is_folded_and_hints_are_taken_out() {
    check("  On\n\t time\u{A0}again ", "On time again");
    check("Nach\u{AD}rich\u{200B}ten", "Nachrichten");
    check("On \u{AD} time&#1;\u{7F}", "On time");
}
