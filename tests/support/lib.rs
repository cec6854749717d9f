//! What the tests share.

pub mod bytes;
mod filler;
pub mod made_up;
pub mod newsroom;
pub mod picture;
pub mod programs;
pub mod server;
