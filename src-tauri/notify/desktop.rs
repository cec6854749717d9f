//! What the rest of the program asks of a desktop's notifications. `linux` has all of it, `plain` what
//! the other systems have.

/// A notification, as it is to be shown.
pub(crate) struct Card {
    pub(crate) summary: String,
    pub(crate) body: String,
    /// Heard as well as seen.
    pub(crate) is_heard: bool,
    /// The buttons, as key and words; a click on the notification itself is none of them.
    pub(crate) buttons: Vec<(&'static str, &'static str)>,
}

/// What a desktop can do.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Abilities {
    /// It reads marks in the text, so that a text has to be escaped.
    pub(crate) markup: bool,
    /// It shows buttons.
    pub(crate) buttons: bool,
}

/// What a person did with a notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Response {
    /// Clicked it, or one of its buttons.
    Clicked {
        number: u32,
        /// The button's key; `OPEN` for the notification itself.
        button: String,
    },
    /// It is no longer there.
    Gone { number: u32 },
}

/// The key of a click on the notification itself.
pub(crate) const OPEN: &str = "default";

/// A desktop that shows notifications.
pub(crate) trait Desktop: Sized {
    /// Finds it; none where nothing here can show notifications.
    async fn find() -> Option<Self>;

    /// What it can do.
    fn abilities(&self) -> Abilities;

    /// Who it is: numbers hold for this name alone.
    fn name(&self) -> &str;

    /// Shows a card, in the place of an earlier one where there is one. Gives its number, where
    /// it has one.
    ///
    /// # Errors
    /// Why it was not shown, as a sentence without its end.
    async fn show(&mut self, card: &Card, instead_of: Option<u32>) -> Result<Option<u32>, String>;

    /// Takes one off, if it is still there.
    async fn withdraw(&mut self, number: u32);

    /// Waits for what a person does with one. Ends when the desktop is gone.
    async fn response(&mut self) -> Option<Response>;
}
