//! A test of the way that warnings take, for the device that asks and nobody else: its stream is opened with a number it
//! made up, and the answer goes onto that stream alone, or to its push subscription alone (`push/self_test.rs`). It is
//! signed as warnings are and is none: it has none of their fields, no number of the sequence, and stands in no record.

use std::sync::{Mutex, PoisonError};

use hue_model::alert::{SelfTest, StreamEvent};

use crate::state::App;

/// The field of the stream's query.
const FIELD: &str = "self_test";
/// Length of the device's number: only so much of what is signed is not the city's own.
const DIGITS: usize = 32;
/// Most answers of a node a second: each costs a signature. Who gets none hears the stream all the same.
const MOST: u32 = 2_000;

/// What a device called its test.
#[derive(Debug)]
pub(crate) struct Asked(String);

impl Asked {
    /// The test that the query of a stream asks for.
    pub(crate) fn of(query: &str) -> Option<Self> {
        let mut fields = query.split('&').filter_map(|field| field.split_once('='));
        let (_, number) = fields.find(|(name, _)| *name == FIELD)?;
        Self::named(number)
    }

    /// The test that a device calls so, if it may be called so.
    pub(crate) fn named(number: &str) -> Option<Self> {
        let digits = number.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        (number.len() == DIGITS && digits).then(|| Self(number.to_owned()))
    }

    /// The answer of a stream.
    pub(crate) fn answer(&self, app: &App) -> Option<StreamEvent> {
        Some(StreamEvent::SelfTest { test: self.signed(app)? })
    }

    /// The test, signed; none beyond what a node may sign, or without a key in force.
    pub(crate) fn signed(&self, app: &App) -> Option<String> {
        let now = app.now();
        if !app.feed.tests.take(now.0.div_euclid(1_000)) {
            return None;
        }
        app.alert_keys.sign(&SelfTest { self_test: self.0.clone(), sent: now }, now).ok()
    }
}

/// How many answers this second has seen.
#[derive(Debug, Default)]
pub(crate) struct Tests(Mutex<(i64, u32)>);

impl Tests {
    fn take(&self, second: i64) -> bool {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.0 != second {
            *seen = (second, 0);
        }
        seen.1 = seen.1.saturating_add(1);
        seen.1 <= MOST
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, MOST, Tests};

    #[test]
    fn only_a_number_of_its_own_making_is_signed() {
        let of = |query: &str| Asked::of(query).map(|asked| asked.0);
        let number = "0123456789abcdef0123456789abcdef";
        assert_eq!(of(&format!("x=1&self_test={number}")).as_deref(), Some(number));
        for bad in
            ["", "0123", &number.to_uppercase(), &format!("{number}0"), "%22%7D,%7B%22hazard%22:%22flood%22"]
        {
            assert_eq!(of(&format!("self_test={bad}")), None, "{bad}");
        }
        assert_eq!(of("self_test"), None);
    }

    #[test]
    fn a_node_signs_only_so_many_a_second() {
        let tests = Tests::default();
        assert_eq!((0..2 * MOST).filter(|_| tests.take(7)).count(), MOST as usize);
        assert!(tests.take(8), "the next second is a new one");
    }
}
