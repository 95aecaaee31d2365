//! Times as people say them, from the model's milliseconds.

use hue_i18n::{Words, args, when};
use hue_model::lunar::lunar_day;
use hue_model::time::Millis;

/// "hôm nay 14:02".
#[must_use]
pub fn moment_text(words: Words, at: Millis, now: Millis) -> String {
    match (at.in_hue(), now.in_hue()) {
        (Some(at), Some(now)) => when::moment(words, at, now),
        _ => String::new(),
    }
}

/// "ngày mai 08:00–11:30".
#[must_use]
pub fn span_text(words: Words, (from, to): (Millis, Millis), now: Millis) -> String {
    match (from.in_hue(), to.in_hue(), now.in_hue()) {
        (Some(from), Some(to), Some(now)) => when::span(words, from, to, now),
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

/// The month and the day of the lunar calendar.
#[must_use]
pub fn lunar_date(now: Millis) -> (u8, u8) {
    now.in_hue().map(|today| lunar_day(today.date_naive())).map_or((0, 0), |lunar| (lunar.month, lunar.day))
}

/// Today in both calendars: "thứ Năm 26/11 · 18/10 âm lịch".
#[must_use]
pub fn today_text(words: Words, now: Millis) -> String {
    let Some(today) = now.in_hue() else { return String::new() };
    let lunar = lunar_day(today.date_naive());
    words.get(
        "today-line",
        &args! {
            "weekday" => capital(&when::weekday(words, today)),
            "date" => when::date(words, today),
            "day" => lunar.day,
            "month" => lunar.month,
            "leap" => if lunar.leap { "yes" } else { "no" },
        },
    )
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
