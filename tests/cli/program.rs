//! The program itself. That this test belongs to the program's own package makes cargo build the
//! program before any test runs it.

use std::process::Command;

#[test]
fn it_starts_and_says_its_version() {
    let output = Command::new(env!("CARGO_BIN_EXE_newshawk-cli"))
        .arg("--version")
        .output()
        .expect("the program starts");
    let said = String::from_utf8(output.stdout).expect("text");
    assert_eq!(
        said.trim(),
        format!("newshawk-cli {}", env!("CARGO_PKG_VERSION"))
    );
}
