//! A value that must not be shown.

use std::fmt;

/// A secret: it prints as dots, cannot be serialised by accident, and is read only by naming
/// `reveal`, which makes every place that looks inside easy to find.
#[derive(Clone, PartialEq, Eq)]
pub struct Sensitive<T>(T);

impl<T> Sensitive<T> {
    /// Wraps a secret.
    pub fn new(secret: T) -> Self {
        Self(secret)
    }

    /// The secret itself.
    pub fn reveal(&self) -> &T {
        &self.0
    }

    /// The secret itself, giving the wrapper up.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("•••")
    }
}
