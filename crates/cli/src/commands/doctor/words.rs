//! The findings for people.

use super::Findings;
use crate::output::count;

pub(super) fn for_people(findings: &Findings) -> String {
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    let or_none = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".to_owned());
    let state = match (findings.exists, findings.writable) {
        (false, _) => "not there yet; the first start makes it",
        (true, true) => "can be written",
        (true, false) => "can not be written",
    };
    let health: Vec<String> = findings
        .health
        .iter()
        .map(|(name, number)| format!("{number} {name}"))
        .collect();
    let mut rows = vec![
        ("Version", findings.version.to_owned()),
        ("Data folder", format!("{} ({state})", findings.data)),
        ("Newshawk is running with it", yes(findings.running)),
    ];
    if let Some(bytes) = findings.store_bytes {
        rows.push((
            "Archive",
            format!(
                "{} articles, {:.1} MB",
                findings.articles,
                bytes as f64 / 1e6
            ),
        ));
        rows.push((
            "Watches",
            format!(
                "{}, {} matches, {} alerts",
                findings.watches, findings.matches, findings.alerts
            ),
        ));
        rows.push((
            "Sources",
            format!("{} ({})", findings.sources, health.join(", ")).replace(" ()", ""),
        ));
        rows.push(("Last look", or_none(&findings.last_look)));
    }
    let files = match findings.pack_files {
        0 => "none".to_owned(),
        some => count(some, "file", "files"),
    };
    rows.push(("Your own packs", format!("{} ({files})", findings.packs)));
    rows.push(("Log files", findings.logs.clone()));
    rows.push(("Display", or_none(&findings.display)));
    rows.push((
        "Message bus for notifications",
        or_none(&findings.notifications),
    ));
    let mut lines: Vec<String> = rows
        .iter()
        .map(|(name, value)| format!("{name:30}{value}"))
        .collect();
    lines.extend(findings.notes.iter().map(|note| format!("Note: {note}")));
    lines.extend(
        findings
            .problems
            .iter()
            .map(|problem| format!("Problem: {problem}")),
    );
    if findings.problems.is_empty() {
        lines.push("Everything is in order.".to_owned());
    }
    lines.join("\n")
}
