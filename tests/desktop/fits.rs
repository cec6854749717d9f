//! What is shown fits, in a wide window and in a narrow one, in light and in dark.
//!
//! Set `NEWSHAWK_PICTURES` to a folder to keep a picture of everything that was looked at.

use std::process::Command;
use std::time::{Duration, Instant};

use fantoccini::key::Key;
use serde_json::json;

use crate::app::windows;
use crate::desk::Desk;
use crate::eventually;
use crate::on_the_desktop;
use crate::queries::QUERY;
use crate::window::{Window, id};

/// The widths of a window on a laptop, and of one beside another.
const WIDTHS: [u32; 2] = [1280, 620];

/// Colours and lists take so long to come.
const CHANGE: Duration = Duration::from_millis(300);

/// What the window manager has not done after this long, it is asked for again.
const AGAIN: Duration = Duration::from_secs(3);

const SHEET: &str = "[role=dialog]";

/// Elements that stick out of the window, or whose text is cut without a sign.
const CUT: &str = r#"
const shown = (it) => it.checkVisibility() && it.getClientRects().length > 0 && !it.closest(".unseen, svg, .cm-cursorLayer, .cm-selectionLayer");
const scrolls = (it) => it.closest(".tabs, [style*='overflow-x']");
const name = (it) => `${it.tagName} ${it.className}: ${it.textContent.trim().slice(0, 60)}`;
return [...document.querySelectorAll(`${arguments[0]} *`)].filter(shown).filter((it) => !scrolls(it)).flatMap((it) => {
  const box = it.getBoundingClientRect();
  if (box.right > innerWidth + 1 || box.left < -1) return [`outside: ${name(it)}`];
  const style = getComputedStyle(it);
  const isCut = style.overflowX === "hidden" && style.textOverflow !== "ellipsis" && style.webkitLineClamp === "none" && it.scrollWidth > it.clientWidth + 1;
  return isCut ? [`cut: ${name(it)}`] : [];
});
"#;

/// Looks at a part of the window in each width and scheme.
async fn look(window: &Window, part: &str, name: &str) {
    for width in WIDTHS {
        resize(window, width).await;
        for scheme in ["light", "dark"] {
            let dress = "document.documentElement.dataset.scheme = arguments[0]";
            window.run(dress, vec![json!(scheme)]).await;
            tokio::time::sleep(CHANGE).await;
            let picture = window.picture().await;
            if let Some(folder) = std::env::var_os("NEWSHAWK_PICTURES") {
                let file = format!("{name}-{width}-{scheme}.png");
                std::fs::write(std::path::Path::new(&folder).join(file), picture).unwrap();
            }
        }
        let cut = window.run(CUT, vec![json!(part)]).await;
        assert_eq!(cut, json!([]), "{name} at {width}");
    }
    resize(window, WIDTHS[0]).await;
}

async fn resize(window: &Window, width: u32) {
    let (wide, high) = (width.to_string(), "760");
    let mut asked: Option<Instant> = None;
    eventually("the new width", async || {
        // Now and then the window manager doesn't know the window yet; asked all the time, it never gets done.
        if asked.is_none_or(|at| at.elapsed() > AGAIN) {
            let own = windows().pop()?;
            let mut resize = Command::new("xdotool");
            resize.args(["windowsize", &own, &wide, high]);
            resize.status().ok()?;
            asked = Some(Instant::now());
        }
        let now = window.run("return innerWidth", Vec::new()).await;
        (now == json!(width)).then_some(())
    })
    .await;
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn queries_and_reasons_fit_every_window() {
    on_the_desktop(async {
        let desk = Desk::new().await;
        let app = desk.run(desk.bare(&["--demo"]));
        let window = Window::of(&app).await;
        window.see_text(&id("match-row"), "Made-up").await;

        window.type_text("w").await;
        window.see(&id("watch-query")).await;
        window.type_text(&QUERY[..QUERY.len() - 1]).await;
        window.see(&id("watch-error")).await;
        look(&window, SHEET, "error").await;
        window
            .type_text(") OR title:\"undersea cable\" OR harbour*")
            .await;
        window.see(&id("preview-count")).await;
        look(&window, SHEET, "text").await;
        window.type_text(" AND @eu").await;
        window.see(".cm-tooltip-autocomplete").await;
        look(&window, SHEET, "completion").await;
        window.press(&[Key::Escape.into()]).await;
        for _ in 0..8 {
            window.press(&[Key::Backspace.into()]).await;
        }
        window.click(&id("face-chips")).await;
        window.see(&id("chips-any")).await;
        look(&window, SHEET, "chips").await;
        window.press(&[Key::Escape.into()]).await;
        window.see_none(&id("chips-any")).await;

        window.click(&id("watch-edit")).await;
        window.click(&id("face-text")).await;
        window.click(&id("watch-query")).await;
        window.press(&[Key::End.into()]).await;
        window.type_text(" OR grain, -sea").await;
        window.press(&[Key::Backspace.into()]).await;
        window.see(&id("watch-error")).await;
        for _ in 0..5 {
            window.press(&[Key::Backspace.into()]).await;
        }
        window.see(&id("preview-change")).await;
        look(&window, SHEET, "changed").await;
        window.click("summary").await;
        look(&window, SHEET, "help").await;
        window.press(&[Key::Escape.into()]).await;
        window.click(&id("settings-tab-data")).await;
        window.see_text("[role=tabpanel]", "Your own packs").await;
        look(&window, SHEET, "data").await;
        window.press(&[Key::Escape.into()]).await;
        window.see_none(SHEET).await;

        window.type_text("w").await;
        window.see(&id("watch-query")).await;
        window.type_text(QUERY).await;
        window.type_text(" AND lang:en").await;
        window.press(&[Key::Enter.into()]).await;
        window
            .see_text(&id("watch-row"), "that are in English")
            .await;
        window.press(&[Key::Escape.into()]).await;
        window.see_none(SHEET).await;
        window.see_text(&id("match-row"), "Baltic").await;
        window.click(&id("match-row")).await;
        window.see(&id("why")).await;
        window.press(&[Key::Right.into()]).await;
        look(&window, "[data-testid=reader]", "why").await;
    });
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn the_first_run_fits_every_window() {
    on_the_desktop(async {
        let desk = Desk::new().await;
        let app = desk.start(&[]);
        let window = Window::of(&app).await;
        window.see(&id("first-run-field")).await;
        window.type_text("NATO, US, \"undersea cable\"").await;
        window
            .see_text(&id("query-name"), "NATO under all its names")
            .await;
        window.click(&format!("{} input", id("query-name"))).await;
        window
            .see(&format!("{} input:checked", id("query-name")))
            .await;
        look(&window, "main", "first-run").await;
        window.click(&id("first-run-field")).await;
        window.press(&[Key::End.into()]).await;
        window.type_text(" cut").await;
        window.see(&id("first-run-error")).await;
        look(&window, "main", "first-run-error").await;
    });
}
