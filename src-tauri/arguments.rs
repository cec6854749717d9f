//! The words after the program's name.

use std::path::PathBuf;

const HELP: &str = "\
Newshawk watches news sources for the words you care about.

usage: newshawk [--background] [--data DIR] [--demo]

  --background   start in the tray, without a window
  --data DIR     keep everything in this folder instead of the usual one
  --demo         a day of made-up news, in a store of its own
  --version      print the version
  --help         print this

For terminals, scripts and servers there is newshawk-cli.";

/// Start in the tray, without a window.
pub(crate) const BACKGROUND: &str = "--background";

/// How the application is to be started.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Arguments {
    pub(crate) background: bool,
    pub(crate) data: Option<PathBuf>,
    pub(crate) demo: bool,
}

/// What the person wants.
#[derive(Debug, PartialEq)]
pub(crate) enum Wish {
    Run(Arguments),
    Say(String),
}

impl Arguments {
    pub(crate) fn read(words: impl IntoIterator<Item = String>) -> Result<Wish, String> {
        let mut arguments = Self::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                BACKGROUND => arguments.background = true,
                "--demo" => arguments.demo = true,
                "--data" => {
                    let folder = words.next().ok_or("--data needs a folder after it.")?;
                    arguments.data = Some(PathBuf::from(folder));
                }
                "--version" | "-V" => {
                    return Ok(Wish::Say(format!("Newshawk {}", env!("CARGO_PKG_VERSION"))));
                }
                "--help" | "-h" => return Ok(Wish::Say(HELP.to_owned())),
                other => return Err(format!("Newshawk does not know “{other}”.\n\n{HELP}")),
            }
        }
        Ok(Wish::Run(arguments))
    }
}
