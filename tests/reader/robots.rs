//! robots.txt, as RFC 9309 has it.

use newshawk_reader::robots::Robots;
use url::Url;

fn url(target: &str) -> Url {
    format!("https://news.example{target}")
        .parse()
        .expect("an address")
}

/// May Newshawk read these?
#[track_caller]
fn check(text: &str, allowed: &[&str], forbidden: &[&str]) {
    let robots = Robots::read(text.as_bytes(), "Newshawk");
    for target in allowed {
        assert!(robots.allows(&url(target)), "{target} is forbidden");
    }
    for target in forbidden {
        assert!(!robots.allows(&url(target)), "{target} is allowed");
    }
}

#[test]
fn nothing_said_is_nothing_forbidden() {
    check("", &["/", "/a"], &[]);
    check("User-agent: *\nDisallow:", &["/", "/a"], &[]);
    check("Disallow: /", &["/a"], &[]);
    check("<html>Not found</html>", &["/a"], &[]);
}

#[test]
fn the_groups_of_ones_own_name_stand_before_those_for_all() {
    let text = "User-agent: *\nDisallow: /\n\nUser-Agent: other\nUser-agent: NEWSHAWK/1.0\nDisallow: /private\n\nuser-agent: newshawk\nDisallow: /also";
    check(text, &["/", "/public"], &["/private", "/also/this"]);
    check("User-agent: newshawkish\nDisallow: /", &["/a"], &[]);
    check(
        "User-agent: *\nDisallow: /a\n\nUser-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /b",
        &["/c"],
        &["/a", "/b"],
    );
}

/// RFC 9309, 2.2.2: the most octets decide, and where they are equal the rule that allows.
#[test]
fn the_longest_rule_decides() {
    let text = "User-agent: *\nDisallow: /news\nAllow: /news/free\nDisallow: /news/free/not\nAllow: /x\nDisallow: /x";
    check(
        text,
        &["/news/free/a", "/other", "/x"],
        &["/news", "/newsletter", "/news/free/not/a"],
    );
}

#[test]
fn stars_and_ends() {
    let text = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /a*b*c\nDisallow: /*?print=";
    check(
        text,
        &["/x.pdf?a", "/x.html", "/a/c/b", "/x?q=1"],
        &["/x.pdf", "/dir/x.pdf", "/a-b-c-d", "/x?print=1"],
    );
    check("User-agent: *\nDisallow: /$", &["/a"], &["/"]);
    check(
        "User-agent: *\nDisallow: *secret",
        &["/a"],
        &["/a/secret/b"],
    );
}

#[test]
fn escapes_are_written_in_many_ways() {
    let text = "User-agent: *\nDisallow: /caf\u{e9}\nDisallow: /%7euser\nDisallow: /a%3cd";
    check(text, &["/cafe"], &["/caf%C3%A9", "/~user", "/a%3Cd"]);
}

#[test]
fn marks_comments_spaces_and_ends_of_lines() {
    let text = "\u{FEFF}User-agent : *  # everybody\r\nDisallow : /a # not this\rCrawl-delay: 10\nDisallow: /b";
    check(text, &["/c"], &["/a", "/b"]);
}

#[test]
fn a_file_that_never_ends_is_read_in_part() {
    let filler = format!("#{}\n", "x".repeat(1000)).repeat(512);
    let text = format!("User-agent: *\nDisallow: /a\n{filler}Disallow: /b\n");
    check(&text, &["/b"], &["/a"]);
    let stars = format!("User-agent: *\nDisallow: /{}z", "*a".repeat(5000));
    check(&stars, &["/b"], &[]);
}

#[test]
fn one_that_cannot_be_had_forbids_all() {
    assert!(!Robots::forbidding().allows(&url("/a")));
}

#[test]
fn sitemaps_belong_to_no_group() {
    let text = "User-agent: other\nSitemap: https://news.example/one.xml\nDisallow: /\nsitemap:/two.xml\nSitemap: ftp://x/y\nUser-agent: *\nDisallow: /b";
    let robots = Robots::read(text.as_bytes(), "Newshawk");
    assert_eq!(
        robots.sitemaps(&url("/robots.txt")),
        [url("/one.xml"), url("/two.xml")]
    );
    check(text, &["/a"], &["/b"]);
}
