//! The words of Tràng Tiền: Fluent files per language, compiled into tables, and the little code that fills them in.
//!
//! Where to start: [`Words`] answers a key in a language, [`args!`] names what is filled in, and [`when`] has the
//! dates and times as people say them.

mod value;
pub mod when;
mod words;

pub use value::Value;
pub use words::{Words, arguments, keys};
