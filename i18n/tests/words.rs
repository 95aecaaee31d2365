//! What citizens read: fallback, numbers, plurals, times.

#![cfg(test)]

use chrono::{DateTime, FixedOffset};
use hue_i18n::{Words, args, keys, when};

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

#[test]
fn an_unknown_language_reads_vietnamese() {
    assert_eq!(Words::new("fr").t("nav-home"), "Trang chủ");
    assert_eq!(Words::new("en-GB").t("nav-home"), "Home");
}

#[test]
fn an_unknown_key_shows_itself_instead_of_nothing() {
    assert_eq!(Words::new("vi").t("no-such-key"), "no-such-key");
}

#[test]
fn english_counts_one_and_many_and_vietnamese_does_not() {
    let (vi, en) = (Words::new("vi"), Words::new("en"));
    assert_eq!(en.get("strip-attention", &args! { "count" => 1 }), "1 report needs you");
    assert_eq!(en.get("strip-attention", &args! { "count" => 2 }), "2 reports need you");
    assert_eq!(vi.get("strip-attention", &args! { "count" => 1 }), "1 phản ánh cần bạn xem lại");
}

#[test]
fn numbers_are_grouped_in_the_language_s_way() {
    assert_eq!(Words::new("vi").number(150_000), "150.000");
    assert_eq!(Words::new("en").number(-1_234_567), "-1,234,567");
    assert_eq!(Words::new("vi").number(999), "999");
}

#[test]
fn times_are_said_as_people_say_them() {
    let (vi, en) = (Words::new("vi"), Words::new("en"));
    let now = at("2026-11-26T09:00:00+07:00");
    for (time, vietnamese, english) in [
        ("2026-11-26T14:02:00+07:00", "hôm nay 14:02", "today 14:02"),
        ("2026-11-25T23:59:00+07:00", "hôm qua 23:59", "yesterday 23:59"),
        ("2026-11-27T00:00:00+07:00", "ngày mai 00:00", "tomorrow 00:00"),
        ("2026-12-02T16:00:00+07:00", "thứ Tư 16:00", "Wednesday 16:00"),
        ("2026-11-20T19:12:00+07:00", "20/11 19:12", "20 Nov 19:12"),
        ("2025-10-27T05:03:00+07:00", "27/10/2025 05:03", "27 Oct 2025 05:03"),
    ] {
        assert_eq!(when::moment(vi, at(time), now), vietnamese);
        assert_eq!(when::moment(en, at(time), now), english);
    }
}

#[test]
fn the_pseudo_language_marks_every_message() {
    let pseudo = Words::pseudo();
    for key in keys("en") {
        let text = pseudo.t(key);
        assert!(text.starts_with('⟦') && text.ends_with('⟧'), "{key} reads {text}");
    }
    assert_eq!(pseudo.t("nav-home"), "⟦Hömë~⟧");
}

#[test]
fn the_file_that_the_app_fetches_holds_every_message_of_the_language() {
    let folder = std::env::temp_dir().join(format!("hue-words-{}", std::process::id()));
    hue_i18n::write_files(&folder).unwrap();
    let file = std::fs::read_to_string(folder.join("en.txt")).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let held: Vec<_> =
        file.split_terminator('\u{1e}').map(|message| message.split('\u{1f}').next().unwrap()).collect();
    assert_eq!(held, keys("en").collect::<Vec<_>>());
}
