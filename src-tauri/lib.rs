//! The shell: windows, tray, notifications, and a doorway to the engine. The only Rust that knows
//! Tauri. It decides nothing: what could be argued about with a person is in the core.

mod app;
mod arguments;
mod commands;
mod error;
mod notify;
mod pictures;
mod state;
#[cfg(target_os = "linux")]
mod thrift;
mod tray;
mod views;
mod window;

#[cfg(test)]
mod tests;

use std::process::ExitCode;

use arguments::{Arguments, Wish};

/// Starts the application; answers with its exit status.
pub fn main() -> ExitCode {
    let arguments = match Arguments::read(std::env::args().skip(1)) {
        Ok(Wish::Run(arguments)) => arguments,
        Ok(Wish::Say(text)) => return say(&text, ExitCode::SUCCESS),
        Err(text) => return complain(&text),
    };
    if !has_display() {
        return complain(
            "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open. \
             Use newshawk-cli watch in a terminal instead.",
        );
    }
    #[cfg(target_os = "linux")]
    thrift::tell_libraries();
    app::run(arguments)
}

/// GTK panics without a display; a sentence is better.
fn has_display() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

#[expect(clippy::print_stdout, reason = "this is what the person asked to read")]
fn say(text: &str, status: ExitCode) -> ExitCode {
    println!("{text}");
    status
}

/// Says on the terminal why nothing opens, and gives the status of wrong use or failure.
#[expect(clippy::print_stderr, reason = "there is no window yet to say it in")]
pub(crate) fn complain(text: &str) -> ExitCode {
    eprintln!("{text}");
    ExitCode::from(2)
}
