//! The programs, started as a person or a script starts them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A data folder of its own, and `newshawk-cli` over it.
pub struct Data {
    folder: TempDir,
}

/// A program that has ended.
#[derive(Debug)]
pub struct Ran {
    /// Its exit status.
    pub status: i32,
    /// What it printed.
    pub out: String,
    /// What it said on stderr.
    pub err: String,
}

/// `newshawk-cli` with a home of nothing, so that no real data is ever touched.
pub fn cli() -> Command {
    let mut command = Command::new(beside_the_tests("newshawk-cli"));
    command
        .env("HOME", "/nonexistent")
        .env_remove("XDG_DATA_HOME")
        .env_remove("NEWSHAWK_LOG")
        .env_remove("RUST_BACKTRACE")
        .env("TZ", "UTC")
        .stdin(Stdio::null());
    for proxy in [
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
    ] {
        command.env_remove(proxy);
    }
    command
}

/// Runs a program to its end.
pub fn run(command: &mut Command) -> Ran {
    let output = command.output().expect("the program starts");
    Ran {
        status: output.status.code().expect("the program ends by itself"),
        out: String::from_utf8(output.stdout).expect("it prints UTF-8"),
        err: String::from_utf8(output.stderr).expect("it says UTF-8"),
    }
}

/// Cargo puts the programs of the workspace beside the folder of the test programs.
fn beside_the_tests(name: &str) -> PathBuf {
    let tests = std::env::current_exe().expect("a test has a path");
    let folder = tests
        .parent()
        .and_then(Path::parent)
        .expect("it lies in deps");
    let program = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(
        program.exists(),
        "{} is missing; cargo test --workspace --all-targets builds it",
        program.display()
    );
    program
}

impl Default for Data {
    fn default() -> Self {
        Self::new()
    }
}

impl Data {
    /// An empty one.
    pub fn new() -> Data {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        Data { folder }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A file in it that is none of Newshawk's.
    pub fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.path().join(name);
        std::fs::write(&path, content).expect("the file is written");
        path
    }

    /// `newshawk-cli` over it, to be started.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = cli();
        command.arg("--data").arg(self.path()).args(words);
        command
    }

    /// Runs `newshawk-cli` over it.
    pub fn cli(&self, words: &[&str]) -> Ran {
        run(&mut self.command(words))
    }

    /// Runs it, and expects it to be done.
    pub fn done(&self, words: &[&str]) -> Ran {
        let ran = self.cli(words);
        assert_eq!(ran.status, 0, "{words:?}: {ran:?}");
        ran
    }
}

impl Ran {
    /// What it printed, as one JSON value.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// What it printed, as a JSON value in each line.
    pub fn lines(&self) -> Vec<Value> {
        let read = |line: &str| {
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
        };
        self.out.lines().map(read).collect()
    }
}

/// The names in a JSON object, in order.
pub fn names(value: &Value) -> Vec<&str> {
    let object = value.as_object().expect("an object");
    let mut names: Vec<&str> = object.keys().map(String::as_str).collect();
    names.sort_unstable();
    names
}
