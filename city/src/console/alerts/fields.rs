//! The composer's form: from a message to its fields and back.

use hue_model::alert::{Action, AlarmStage, Area, Certainty, Hazard, ResponseType, RiskLevel, Urgency};
use hue_model::problem::{FieldProblem, Rule};
use hue_model::text::Localized;

use crate::alert::content::{Content, Kind};
use crate::alert::polygon;
use crate::clock::{local, read_local};
use crate::console::form::Fields;
use crate::pack::CityPack;

/// What can be asked of people; `AllClear` is a message of its own, and the others of CAP are no advice.
pub(super) const RESPONSES: [ResponseType; 5] = [
    ResponseType::Evacuate,
    ResponseType::Shelter,
    ResponseType::Avoid,
    ResponseType::Prepare,
    ResponseType::Monitor,
];
/// How soon to act, as a message can say.
pub(super) const URGENCIES: [Urgency; 3] = [Urgency::Immediate, Urgency::Expected, Urgency::Future];
/// How soon to act, as a message can say that says that it is over.
pub(super) const OVER: [Urgency; 4] = [Urgency::Past, Urgency::Immediate, Urgency::Expected, Urgency::Future];
/// How sure it is, as a message can say.
pub(super) const CERTAINTIES: [Certainty; 3] = [Certainty::Observed, Certainty::Likely, Certainty::Possible];
/// Who issues bulletins and orders in Huế, so that the second language need not be typed at night.
pub(super) const ISSUERS: [(&str, &str); 5] = [
    ("Đài Khí tượng Thủy văn thành phố Huế", "Huế City Hydro-Meteorological Station"),
    ("Trung tâm Dự báo khí tượng thủy văn quốc gia", "National Centre for Hydro-Meteorological Forecasting"),
    ("Ban Chỉ huy Phòng thủ dân sự thành phố Huế", "Huế City Civil Defence Command"),
    ("Ủy ban nhân dân thành phố Huế", "Huế City People's Committee"),
    ("Viện Các khoa học Trái đất", "Institute of Earth Sciences"),
];

/// The names of the times.
const TIMES: [&str; 4] = ["issued_at", "next_at", "onset", "expires"];

/// The fields of a message, as the form shows them.
pub(super) fn of(content: &Content) -> Fields {
    let mut fields = Fields::default();
    let mut put = |name: &str, value: String| fields.put(name.to_owned(), value);
    let text = |words: &Localized, tag: &str| words.0.get(tag).cloned().unwrap_or_default();
    put("kind", content.kind.word().into());
    put("hazard", content.hazard.map_or("", Hazard::code).into());
    put("level", content.level.map_or_else(String::new, |level| level.get().to_string()));
    put("alarm_stage", content.alarm_stage.map_or_else(String::new, |stage| stage.get().to_string()));
    put("urgency", content.urgency.code().into());
    put("certainty", content.certainty.code().into());
    put("issuer_vi", text(&content.issuer, "vi"));
    put("issuer_en", text(&content.issuer, "en"));
    put("number", content.number.clone());
    put("note_vi", text(&content.note, "vi"));
    put("note_en", text(&content.note, "en"));
    let times = [content.issued_at, content.next_at, content.onset, content.expires];
    for (name, time) in TIMES.into_iter().zip(times) {
        put(name, time.map(local).unwrap_or_default());
    }
    let ticked = [
        ("exercise", content.exercise),
        ("emergency_release", content.emergency_release),
        ("whole_city", content.area.whole_city),
    ];
    for (name, _) in ticked.into_iter().filter(|(_, on)| *on) {
        put(name, "on".into());
    }
    for ward in content.by_hand.as_ref().unwrap_or(&content.area.wards) {
        put(&format!("ward-{ward}"), "on".into());
    }
    put("polygon", polygon::write(&content.area.polygons));
    for response in &content.response_types {
        put(&format!("response-{}", response.code()), "on".into());
    }
    for action in &content.actions {
        put(&format!("action-{}", action.code()), "on".into());
    }
    fields
}

/// The fields in which a message says something: what every message begins with is nobody's word.
pub(super) fn said(content: &Content) -> Fields {
    of(content).beside(&of(&Content::default()))
}

/// The message of a form, and the fields that cannot be read.
pub(super) fn read(fields: &Fields, pack: &CityPack) -> (Content, Vec<FieldProblem>) {
    let on = |name: &str| fields.get(name) == "on";
    let ticked = |name: &str, code: &str| on(&format!("{name}-{code}"));
    let typed = |name: &str| fields.get(name).trim().to_owned();
    let number = |name: &str| fields.get(name).parse::<u8>().ok();
    let time = |name: &str| read_local(fields.get(name));
    let polygons = polygon::read(fields.get("polygon"), pack);
    let faults = TIMES.into_iter().filter(|name| !fields.get(name).is_empty() && time(name).is_none());
    let faults = faults.chain(polygons.is_err().then_some("polygon"));
    let faults = faults.map(|name| FieldProblem { field: name.into(), rule: Rule::Malformed }).collect();
    let polygons = polygons.unwrap_or_default();
    // Devices go by the wards: those that are ticked, and those that the drawn area touches.
    let touched = pack.touched(&polygons);
    let by_hand: Vec<_> = pack.wards.keys().filter(|code| ticked("ward", code)).cloned().collect();
    let wards = pack.wards.keys().filter(|code| touched.contains(code) || by_hand.contains(code));
    let wards = wards.cloned().collect();
    let drawn = !polygons.is_empty();
    let content = Content {
        kind: Kind::ALL.into_iter().find(|kind| kind.word() == fields.get("kind")).unwrap_or_default(),
        exercise: on("exercise"),
        hazard: Hazard::from_code(fields.get("hazard")),
        level: number("level").and_then(RiskLevel::new),
        alarm_stage: number("alarm_stage").and_then(AlarmStage::new),
        emergency_release: on("emergency_release"),
        response_types: RESPONSES.into_iter().filter(|it| ticked("response", it.code())).collect(),
        urgency: Urgency::from_code(fields.get("urgency")).unwrap_or(Urgency::Expected),
        certainty: Certainty::from_code(fields.get("certainty")).unwrap_or(Certainty::Likely),
        onset: time("onset"),
        expires: time("expires"),
        issuer: issuer(typed("issuer_vi"), typed("issuer_en")),
        number: typed("number"),
        issued_at: time("issued_at"),
        next_at: time("next_at"),
        area: Area { whole_city: on("whole_city"), wards, polygons },
        by_hand: drawn.then_some(by_hand),
        actions: Action::ALL.iter().copied().filter(|it| ticked("action", it.code())).collect(),
        note: both(typed("note_vi"), typed("note_en")),
    };
    (content, faults)
}

/// The issuer in both languages; of one we know the other language need not be typed.
fn issuer(vi: String, en: String) -> Localized {
    let known = ISSUERS.into_iter().find(|(known, _)| *known == vi);
    let en = if en.is_empty() { known.map_or("", |(_, en)| en).to_owned() } else { en };
    both(vi, en)
}

fn both(vi: String, en: String) -> Localized {
    let said = [("vi", vi), ("en", en)].into_iter().filter(|(_, text)| !text.is_empty());
    Localized(said.map(|(tag, text)| (tag.to_owned(), text)).collect())
}

#[cfg(test)]
mod tests {
    use hue_model::alert::{Action, AlarmStage, Area, Hazard, ResponseType, RiskLevel};
    use hue_model::text::Localized;
    use hue_model::time::Millis;

    use super::{of, read};
    use crate::alert::content::{Content, Kind};
    use crate::clock::read_local;
    use crate::pack::CityPack;

    #[test]
    fn a_message_goes_through_the_form_and_comes_back() {
        let pack = CityPack::built_in().unwrap();
        let content = Content {
            kind: Kind::Update,
            exercise: true,
            hazard: Some(Hazard::FlashFlood),
            level: RiskLevel::new(4),
            alarm_stage: AlarmStage::new(2),
            emergency_release: true,
            response_types: vec![ResponseType::Evacuate, ResponseType::Prepare],
            onset: Some(Millis(1_761_570_000_000)),
            expires: Some(Millis(1_761_580_020_000)),
            issuer: Localized::vi_en("Đài", "Station"),
            number: "12".into(),
            issued_at: Some(Millis(1_761_566_400_000)),
            next_at: None,
            area: Area { wards: vec!["19753".into(), "19789".into()], ..Area::default() },
            actions: vec![Action::GoUp, Action::SwitchOffPower],
            note: Localized::vi_en("Nước lên nhanh", "Rising fast"),
            ..Content::default()
        };
        assert_eq!(read(&of(&content), &pack), (content, Vec::new()));
        assert_eq!(read(&of(&Content::default()), &pack), (Content::default(), Vec::new()));
    }

    #[test]
    fn times_are_on_hues_clocks() {
        assert_eq!(read_local("2025-10-27T20:00"), Some(Millis(1_761_570_000_000)));
        assert_eq!(read_local("27/10/2025 20:00"), None);
        assert_eq!(read_local("+262142-12-31T23:59"), read_local("+262142-12-31T23:59:00"), "no overflow");
    }

    #[test]
    fn a_known_issuer_needs_no_second_language() {
        let pack = CityPack::built_in().unwrap();
        let fields = crate::console::form::Fields::read("issuer_vi=Ủy ban nhân dân thành phố Huế".as_bytes());
        assert_eq!(read(&fields, &pack).0.issuer.0["en"], "Huế City People's Committee");
    }
}
