//! Times as people say them, from the model's milliseconds.

use hue_i18n::{Words, args, when};
use hue_model::time::Millis;

/// "hôm nay 14:02".
#[must_use]
pub fn moment_text(words: Words, at: Millis, now: Millis) -> String {
    match (at.in_hue(), now.in_hue()) {
        (Some(at), Some(now)) => when::moment(words, at, now),
        _ => String::new(),
    }
}

/// "hôm nay", "thứ Tư", "20/11".
#[must_use]
pub fn day_text(words: Words, at: Millis, now: Millis) -> String {
    match (at.in_hue(), now.in_hue()) {
        (Some(at), Some(now)) => when::day(words, at, now),
        _ => String::new(),
    }
}

/// "hạn thứ Tư 16:00", or that it is past: "quá hạn từ hôm qua 16:00".
#[must_use]
pub fn due_text(words: Words, due: Millis, now: Millis) -> String {
    let key = if due < now { "due-past" } else { "due-by" };
    words.get(key, &args! { "when" => moment_text(words, due, now) })
}
