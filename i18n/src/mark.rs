//! The marks between the parts of a language's text: control characters, which no message holds. The build writes
//! them and [`crate::text`] reads them.

/// Ends a message.
pub(crate) const MESSAGE: char = '\u{1e}';
/// Between a message's key and its pattern.
pub(crate) const KEY: char = '\u{1f}';
/// Before and after the name of an argument.
pub(crate) const ARGUMENT: char = '\u{1}';
/// Begins a choice, with the name of the argument that decides.
pub(crate) const CHOICE: char = '\u{2}';
/// Before the name of a case; the case without a name is what counts otherwise.
pub(crate) const CASE: char = '\u{3}';
/// Between the name of a case and its pattern.
pub(crate) const CHOSEN: char = '\u{4}';
/// Ends a choice.
pub(crate) const END: char = '\u{5}';
