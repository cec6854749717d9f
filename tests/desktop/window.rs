//! The window's inside, through WebDriver: seen, clicked and typed into as by a person.

use std::process::{Command, Stdio};
use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::app::{App, free_port, see_windows};
use crate::{Helper, PATIENCE, eventually};

pub(crate) struct Window {
    client: Client,
    _driver: Helper,
}

impl Window {
    /// Looks into an application whose window opens or is open.
    pub(crate) async fn of(app: &App) -> Self {
        see_windows(1).await;
        Self::into(app).await
    }

    /// The same where other Newshawks have windows, too.
    pub(crate) async fn into(app: &App) -> Self {
        let port = free_port();
        eventually("an inspectable web view", async || {
            std::net::TcpStream::connect(("127.0.0.1", app.inspector)).ok()
        })
        .await;
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .arg(format!("--target=127.0.0.1:{}", app.inspector))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver is installed");
        let driver = Helper(driver);
        let address = format!("http://127.0.0.1:{port}");
        let client = eventually("a WebDriver session", async || {
            let asked = ClientBuilder::new(HttpConnector::new());
            let session = asked.connect(&address);
            // Where there is no web view yet, it would wait for one for ever.
            tokio::time::timeout(PATIENCE / 2, session).await.ok()?.ok()
        })
        .await;
        let window = Self {
            client,
            _driver: driver,
        };
        window.see("#app > *").await;
        window
    }

    /// Goes on in the window that was opened after the last one was closed.
    pub(crate) async fn reopened(&self) {
        eventually("a new window", async || {
            let handle = self.client.windows().await.ok()?.pop()?;
            self.client.switch_to_window(handle).await.ok()
        })
        .await;
        self.see("#app > *").await;
    }

    /// Waits for something, by its CSS selector, and for it to be visible.
    pub(crate) async fn see(&self, css: &str) -> Element {
        self.see_that(css, |_| true).await
    }

    /// Waits for something with this text in it.
    pub(crate) async fn see_text(&self, css: &str, text: &str) -> Element {
        self.see_that(css, |it| it.contains(text)).await
    }

    async fn see_that(&self, css: &str, is_right: impl Fn(&str) -> bool) -> Element {
        let mut last = String::new();
        let what = format!("{css} in the window");
        let looked = tokio::time::timeout(PATIENCE, async {
            loop {
                for element in self
                    .client
                    .find_all(Locator::Css(css))
                    .await
                    .unwrap_or_default()
                {
                    // It may be gone again by now: then the next look finds the one in its place.
                    let is_visible = element.is_displayed().await.unwrap_or(false);
                    let text = element.text().await.unwrap_or_default();
                    if is_visible && is_right(&text) {
                        return element;
                    }
                    last = text;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        })
        .await;
        match looked {
            Ok(element) => element,
            Err(_) => panic!(
                "this never came: {what}; it said “{last}”\n--- the window said\n{}",
                self.all_text().await
            ),
        }
    }

    /// What is there now, if it is visible.
    pub(crate) async fn peek(&self, css: &str) -> Option<String> {
        let element = self.client.find(Locator::Css(css)).await.ok()?;
        let is_visible = element.is_displayed().await.ok()?;
        let text = element.text().await.ok()?;
        is_visible.then_some(text)
    }

    /// Waits until nothing like it is there.
    pub(crate) async fn see_none(&self, css: &str) {
        eventually(&format!("the end of {css}"), async || {
            let found = self.client.find_all(Locator::Css(css)).await.ok()?;
            found.is_empty().then_some(())
        })
        .await;
    }

    pub(crate) async fn click(&self, css: &str) {
        eventually(&format!("a click on {css}"), async || {
            let element = self.client.find(Locator::Css(css)).await.ok()?;
            element.click().await.ok()
        })
        .await;
    }

    /// Replaces what stands in a field.
    pub(crate) async fn fill(&self, css: &str, text: &str) {
        let field = self.see(css).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Presses keys one after the other, wherever the focus is.
    pub(crate) async fn keys(&self, keys: impl AsRef<[char]>) {
        for key in keys.as_ref() {
            self.press(&[*key]).await;
        }
    }

    pub(crate) async fn type_text(&self, text: &str) {
        self.keys(text.chars().collect::<Vec<_>>()).await;
    }

    /// Presses several keys together, the last one while the others are held.
    pub(crate) async fn press(&self, chord: &[char]) {
        let down = chord.iter().map(|value| KeyAction::Down { value: *value });
        let up = chord
            .iter()
            .rev()
            .map(|value| KeyAction::Up { value: *value });
        let actions = down
            .chain(up)
            .fold(KeyActions::new("keys".to_owned()), KeyActions::then);
        self.client.perform_actions(actions).await.unwrap();
    }

    /// Presses Tab until the focus is there.
    pub(crate) async fn tab_to(&self, css: &str) {
        const STOPS: usize = 60;
        for _ in 0..STOPS {
            let is_there = self
                .run(
                    "return document.activeElement?.matches(arguments[0]) ?? false",
                    vec![json!(css)],
                )
                .await;
            if is_there == true {
                return;
            }
            self.press(&[Key::Tab.into()]).await;
        }
        panic!("Tab never came to {css}");
    }

    /// Runs a script in the page; answers with what it returns.
    pub(crate) async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap()
    }

    /// Runs a script that calls its last argument when it is done.
    pub(crate) async fn run_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute_async(script, arguments).await.unwrap()
    }

    pub(crate) async fn all_text(&self) -> String {
        let text = self
            .client
            .execute("return document.body.innerText", Vec::new())
            .await;
        text.ok()
            .and_then(|text| text.as_str().map(str::to_owned))
            .unwrap_or_default()
    }

    /// What the window looks like, as a PNG.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        // Taken at once it would show the frame before the last change.
        let two_frames = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))";
        self.run_async(two_frames, Vec::new()).await;
        self.client.screenshot().await.unwrap()
    }
}

/// A hook of the interface for tests.
pub(crate) fn id(testid: &str) -> String {
    format!("[data-testid={testid}]")
}
