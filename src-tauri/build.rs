//! Builds the window's permissions and embeds the interface.

fn main() {}
