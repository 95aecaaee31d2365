//! What citizens read: fallback, numbers, plurals, times.

#![cfg(test)]

use chrono::{DateTime, FixedOffset};
use hue_i18n::{Words, args, keys, tags, when};

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

#[test]
fn an_unknown_language_reads_vietnamese() {
    assert_eq!(Words::new("de").t("nav-home"), "Trang chủ");
    assert_eq!(Words::new("en-GB").t("nav-home"), "Home");
    assert_eq!(Words::new("zh-TW").tag(), "zh-Hans", "one script is better than none");
}

#[test]
fn the_first_start_follows_the_system() {
    let first = |tags: &[&'static str]| Words::preferred(tags.iter().copied()).tag();
    assert_eq!(first(&["ko-KR", "ko", "en-US"]), "ko");
    assert_eq!(first(&["de-DE", "fr-FR", "en"]), "fr", "the best that we have");
    assert_eq!(first(&["zh-CN"]), "zh-Hans");
    assert_eq!(first(&["de", "pl"]), "en", "no Vietnamese reader either");
    assert_eq!(first(&[]), "vi");
}

#[test]
fn what_a_language_lacks_is_said_in_english_and_says_so() {
    let korean = Words::new("ko");
    assert_eq!(korean.t("report-title"), Words::new("en").t("report-title"));
    assert_eq!((korean.tag_of("report-title"), korean.tag_of("nav-home")), ("en", "ko"));
    let french = Words::new("fr");
    let waits = args! { "status" => "x", "count" => 0 };
    assert_eq!(french.get("report-state-photos-wait", &waits), "x · 0 photos wait", "counted in English");
}

#[test]
fn english_stands_beside_what_no_native_speaker_has_read() {
    for tag in tags() {
        let beside = Words::new(tag).beside().map(Words::tag);
        assert_eq!(beside, (!matches!(tag, "vi" | "en")).then_some("en"), "{tag}");
    }
    assert_eq!(Words::pseudo().beside(), None);
}

#[test]
fn english_counts_one_and_many_and_vietnamese_does_not() {
    let (vi, en) = (Words::new("vi"), Words::new("en"));
    assert_eq!(en.get("strip-attention", &args! { "count" => 1 }), "1 report needs you");
    assert_eq!(en.get("strip-attention", &args! { "count" => 2 }), "2 reports need you");
    assert_eq!(vi.get("strip-attention", &args! { "count" => 1 }), "1 phản ánh cần bạn xem lại");
}

#[test]
fn french_has_one_for_none_and_the_languages_without_plural_have_no_one() {
    let places =
        |tag: &str, count: u32| Words::new(tag).get("shelter-capacity-shelter", &args! { "count" => count });
    assert_eq!([0, 1, 2].map(|count| places("fr", count)), ["0 personne", "1 personne", "2 personnes"]);
    assert_eq!([0, 1, 2].map(|count| places("en", count)), ["0 people", "1 person", "2 people"]);
    assert_eq!(["ko", "ja", "zh-Hans", "th"].map(|tag| places(tag, 1)), ["1명", "1 人", "1 人", "1 คน"]);
}

#[test]
fn numbers_are_grouped_in_the_language_s_way() {
    assert_eq!(Words::new("vi").number(150_000), "150.000");
    assert_eq!(Words::new("en").number(-1_234_567), "-1,234,567");
    assert_eq!(Words::new("vi").number(999), "999");
    assert_eq!(Words::new("fr").number(1_234_567), "1\u{202f}234\u{202f}567");
    assert_eq!(
        ["vi", "fr", "en", "ko", "th"].map(|tag| Words::new(tag).decimal(3.52, 2)),
        ["3,52", "3,52", "3.52", "3.52", "3.52"]
    );
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
fn dates_follow_each_language_s_order_and_calendar() {
    let now = at("2026-11-26T09:00:00+07:00");
    for (tag, march, last_year) in [
        ("fr", "3 mars 14:02", "27 octobre 2025 05:03"),
        ("ja", "3月3日 14:02", "2025年10月27日 05:03"),
        ("ko", "3월 3일 14:02", "2025년 10월 27일 05:03"),
        ("zh-Hans", "3月3日 14:02", "2025年10月27日 05:03"),
        ("th", "3 มี.ค. 14:02 น.", "27 ต.ค. 2568 05:03 น."),
    ] {
        let words = Words::new(tag);
        assert_eq!(when::moment(words, at("2026-03-03T14:02:00+07:00"), now), march);
        assert_eq!(when::moment(words, at("2025-10-27T05:03:00+07:00"), now), last_year);
    }
    assert_eq!(when::date(Words::new("fr"), at("2026-05-01T08:00:00+07:00")), "1er mai");
}

#[test]
fn the_pseudo_language_marks_every_message() {
    let pseudo = Words::pseudo();
    for key in keys("en") {
        let text = pseudo.t(key);
        assert!(text.starts_with('⟦') && text.ends_with('⟧'), "{key} reads {text}");
    }
    assert_eq!(pseudo.t("nav-home"), "⟦Hömë~⟧");
    assert_eq!(
        pseudo.get("home-hello-name", &args! { "name" => "Emma" }),
        "⟦Hëllö, Emma~~~~⟧",
        "what is filled in stays"
    );
}

#[test]
fn each_file_that_the_app_fetches_holds_every_message_of_its_language() {
    let folder = std::env::temp_dir().join(format!("hue-words-{}", std::process::id()));
    hue_i18n::write_files(&folder).unwrap();
    for tag in tags().filter(|tag| *tag != "vi") {
        let file = std::fs::read_to_string(folder.join(format!("{tag}.txt"))).unwrap();
        let held: Vec<_> =
            file.split_terminator('\u{1e}').map(|message| message.split('\u{1f}').next().unwrap()).collect();
        assert_eq!(held, keys(tag).collect::<Vec<_>>(), "{tag}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
