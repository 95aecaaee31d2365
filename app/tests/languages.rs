//! The seven languages over a scripted engine: what Min-ji reads, a visitor, and that no translation nobody reviewed stands
//! alone where it counts.

#![cfg(test)]

use hue_i18n::Words;
use hue_model::alert::AlertSummary;
use hue_model::id::SosId;
use hue_model::problem::Code;
use hue_model::sos::{Sos, SosDetails, SosState};
use hue_model::text::Language;

#[path = "support/flood.rs"]
mod flood;
#[path = "support/stage.rs"]
mod stage;
#[path = "support/wards.rs"]
mod wards;

use flood::{HOUR, at_home, flood, listed, thread};
use stage::{NOW, Stage};
use wards::wards;

/// What every language but the two that native speakers wrote has beside its own words.
const BESIDE: &str = "class=\"beside\" lang=\"en\"";

fn in_language(language: Language, mut stage: Stage) -> Stage {
    stage.settings.language = Some(language);
    stage
}

/// The page of the flood.
fn warning(language: Language) -> String {
    let (path, whole) = thread(at_home(flood(1)), vec![flood(1)]);
    let read = AlertSummary { acknowledged_at: Some(NOW), ..at_home(flood(1)) };
    let stage = Stage::lan().reply("alert.list", &listed(vec![read])).reply("pack.get", &wards());
    in_language(language, stage.reply("alert.get", &whole)).render(&path)
}

/// A call that the city has.
fn received() -> Sos {
    Sos {
        id: SosId::from_parts(NOW, [1; 10]),
        details: SosDetails { people: Some(2), phone: "0905123456".into(), ..SosDetails::default() },
        state: SosState::Received,
        up_to_date: true,
        kept: true,
        raised_at: NOW.plus(-HOUR),
        number: Some("SOS-0417".into()),
        receipt: None,
        team: None,
        timeline: Vec::new(),
    }
}

#[test]
fn every_language_of_the_settings_has_its_words() {
    let known: Vec<_> = hue_i18n::tags().collect();
    assert_eq!(Language::ALL.map(Language::tag).to_vec(), known);
}

#[test]
fn min_ji_reads_korean_at_the_first_start() {
    let mut stage = Stage::guest();
    (stage.words, stage.settings.welcomed) = (Some(Words::preferred(["ko-KR", "en-US"])), false);
    let html = stage.render("/");
    assert!(html.contains("누가 무엇을, 왜, 얼마나 보관하는지"), "{html}");
    for language in Language::ALL {
        assert!(html.contains(&format!("lang=\"{}\"", language.tag())) && html.contains(language.own_name()));
    }
    assert!(
        html.contains("원어민의 검토를 받지 않았습니다") && html.contains("No native speaker has reviewed"),
        "{html}"
    );
    let html = in_language(Language::Ko, Stage::guest()).render("/");
    assert!(html.contains("11월 26일 목요일 · 음력 10월 18일"), "{html}");
}

#[test]
fn a_warning_in_a_language_that_nobody_reviewed_has_english_beside_each_step_and_level() {
    let english = [
        "Raise furniture, food, papers and motorbikes off the floor.",
        "Risk level 3, great",
        "Flood · Alarm stage 3",
        "I have read this",
    ];
    for (language, own) in [
        (Language::Ko, ["홍수 · 수위 경보 3단계", "위험 단계 3"]),
        (Language::Fr, ["Crue · Seuil d’alerte 3", "Niveau de risque 3"]),
        (Language::Ja, ["洪水 · 水位警報 3", "危険レベル 3"]),
        (Language::ZhHans, ["洪水 · 水位警戒 3 级", "风险级别 3"]),
        (Language::Th, ["น้ำท่วม · ระดับน้ำเตือนภัย 3", "ระดับความเสี่ยง 3"]),
    ] {
        let html = warning(language);
        for text in own.iter().chain(&english) {
            assert!(html.contains(text), "{language:?} lacks {text}: {html}");
        }
        let steps = html.split("<ol class=\"steps\">").nth(1).unwrap().split("</ol>").next().unwrap();
        assert_eq!(steps.matches(BESIDE).count(), steps.matches("<li").count(), "{language:?}: {steps}");
    }
    for language in Language::WRITTEN {
        assert!(!warning(language).contains("class=\"beside\""), "{language:?} stands for itself");
    }
}

#[test]
fn a_call_for_rescue_says_its_state_and_its_buttons_in_english_too() {
    let raise = in_language(Language::Ja, Stage::guest()).render("/sos");
    for text in ["2 秒長押し", "Hold 2 seconds", "112 に電話 · Call 112", "自分 · I do"] {
        assert!(raise.contains(text), "{text}: {raise}");
    }
    let stage = Stage::guest().reply("sos.list", &[received()]);
    let html = in_language(Language::Th, stage).render("/sos");
    for text in ["เมืองได้รับแล้ว", "The city has it", "Waiting for a team.", "Take the call back"]
    {
        assert!(html.contains(text), "{text}: {html}");
    }
}

#[test]
fn what_a_language_lacks_is_english_and_says_so() {
    let html = in_language(Language::Fr, Stage::guest()).render("/reports");
    let page = html.split("<main").nth(1).unwrap();
    assert!(
        page.contains("lang=\"en\"") && !page.contains("report-"),
        "no key, and the language of the text: {page}"
    );
}

#[test]
fn what_went_wrong_is_said_in_french() {
    let html = in_language(Language::Fr, Stage::guest().fail("report.list", Code::Storage)).render("/");
    assert!(html.contains("n’ont pas pu être lues ou écrites") && html.contains("Réessayer"), "{html}");
}

#[test]
fn no_page_has_a_key_or_vietnamese_words_in_a_visitor_s_language() {
    for language in Language::ALL.into_iter().filter(|language| !Language::WRITTEN.contains(language)) {
        let vi = Words::new("vi");
        for path in ["/", "/welcome", "/me", "/alerts", "/sos", "/gauges", "/shelters", "/nowhere"] {
            let html = in_language(language, Stage::guest()).render(path);
            for key in ["nav-home", "nav-alerts", "nav-services", "nav-me", "skip-to-content"] {
                assert!(!html.contains(&format!(">{}<", vi.t(key))), "{language:?} {path}: {}", vi.t(key));
            }
        }
    }
}
