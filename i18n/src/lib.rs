//! The words of Tràng Tiền: Fluent files per language, made into one text each at build time, and the little code
//! that reads and fills it in. In a browser only Vietnamese is compiled in; another language is a file of its own.
//!
//! Where to start: [`Words`] answers a key in a language, [`args!`] names what is filled in, and [`when`] has the
//! dates and times as people say them.

mod mark;
mod text;
mod value;
pub mod when;
mod words;

pub use value::Value;
pub use words::{Words, arguments, keys};

/// Writes the file of each language that the app fetches when somebody reads it, such as `en.txt`, into a folder.
///
/// # Errors
/// The folder cannot be written.
#[cfg(not(target_arch = "wasm32"))]
pub fn write_files(folder: &std::path::Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("en.txt"), text::ENGLISH)
}
