//! What is published speaks of the product, and not of how it was made.

use super::{File, files, none};

/// Words of tools and of the workshop, cut in two so that this file does not name them.
const WORDS: &[(&str, &str)] = &[
    ("AI-", "generated"),
    ("cla", "ude"),
    ("cop", "ilot"),
    ("chat", "gpt"),
    ("open", "ai"),
    ("language ", "model"),
    ("as an ", "assistant"),
    ("prom", "pted by"),
    ("TO", "DO:"),
    ("FIX", "ME"),
];

fn named(file: &File) -> Vec<String> {
    let text = file.text.to_lowercase();
    let words = WORDS
        .iter()
        .map(|(head, tail)| format!("{head}{tail}").to_lowercase());
    let found = words.filter(|word| text.contains(word));
    found
        .map(|word| format!("{} says {word}", file.path))
        .collect()
}

#[test]
fn nothing_speaks_of_the_workshop() {
    let endings = [
        ".rs", ".toml", ".md", ".ts", ".svelte", ".css", ".json", ".yml", ".sh",
    ];
    let all = files("", &endings);
    let own = all
        .iter()
        .filter(|it| !it.path.ends_with("package-lock.json"));
    none(own.flat_map(named).collect());
}

#[test]
fn what_is_planted_is_found() {
    for (head, tail) in WORDS {
        let planted = File::new("x.rs", &format!("// {head}{tail}"));
        assert_eq!(named(&planted).len(), 1, "{head}{tail}");
    }
}
