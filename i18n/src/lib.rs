//! The words of Tràng Tiền: Fluent files per language, made into one text each at build time, and the little code
//! that reads and fills it in. In a browser only Vietnamese is compiled in; another language is a file of its own.
//!
//! Where to start: [`Words`] answers a key in a language, [`args!`] names what is filled in, and [`when`] has the
//! dates and times as people say them.

mod language;
mod mark;
mod text;
mod value;
pub mod when;
mod words;

pub use value::Value;
pub use words::{Words, arguments, keys, learn, tags};

/// The Fluent files with what a visitor meets: their messages exist in every language. What is in other files may be
/// missing from a language as a whole, and is then said in English.
pub const VISITOR_FILES: [&str; 23] = [
    "alert",
    "arrange",
    "camera",
    "common",
    "daily",
    "explore",
    "facilities",
    "gauge",
    "home",
    "map",
    "me",
    "outage",
    "phrase",
    "place",
    "problem",
    "rating",
    "service",
    "shelter",
    "sign-in",
    "sos",
    "street",
    "visit",
    "welcome",
];

/// Writes the file of each language that the app fetches when somebody reads it, such as `en.txt`, into a folder.
///
/// # Errors
/// The folder cannot be written.
#[cfg(not(target_arch = "wasm32"))]
pub fn write_files(folder: &std::path::Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    text::FILES.iter().try_for_each(|(tag, text)| std::fs::write(folder.join(format!("{tag}.txt")), text))
}
