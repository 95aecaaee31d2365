//! What the city writes: chị Lan's flood warning to the letter, and any other warning strictly valid.

mod any;

use hue_city::cap::{Limits, Surroundings, Unwritable, read, validate, write};
use hue_city::pack::CityPack;
use hue_model::alert::{Alert, MsgType, ResponseType, Status};
use hue_model::id::AlertId;
use hue_model::text::Localized;
use hue_model::time::Millis;
use proptest::prelude::*;

use any::flood;

fn say(alert: &Alert) -> Result<String, Unwritable> {
    let pack = CityPack::built_in().unwrap();
    let sender_name = Localized::vi_en("Thành phố Huế", "Huế City");
    let sent_of =
        |id: AlertId| (id != AlertId::from_parts(Millis(0), [9; 10])).then_some(Millis(1_791_700_000_000));
    let web = Some("https://hue.example/tin?t=lũ");
    write(alert, &Surroundings { pack: &pack, sender_name: &sender_name, web, sent_of: &sent_of })
}

#[test]
fn a_flood_warning_is_said_in_both_languages() {
    let text = say(&flood()).unwrap();
    let cap = validate(text.as_bytes()).unwrap();
    let [vietnamese, english] = cap.infos.as_slice() else { panic!("two languages") };
    assert_eq!(vietnamese.headline.as_deref(), Some("Lũ, Cấp độ rủi ro 3, Báo động 3"));
    assert_eq!(english.headline.as_deref(), Some("Flood, Risk level 3, Alarm stage 3"));
    assert_eq!(
        vietnamese.instruction.as_deref(),
        Some("Kê cao đồ đạc, lương thực, giấy tờ và xe máy.\nKhông đi bộ, không lái xe qua đường ngập.")
    );
    let parameters: Vec<_> =
        vietnamese.parameters.iter().map(|it| (it.name.as_str(), it.value.as_str())).collect();
    assert_eq!(parameters, [("VN:CapDoRuiRo", "3"), ("VN:BaoDong", "3")]);
    let [ward, drawn] = vietnamese.areas.as_slice() else { panic!("a ward and a drawing") };
    assert_eq!(ward.description, "Phường Phú Xuân");
    assert_eq!((ward.geocodes[0].name.as_str(), ward.geocodes[0].value.as_str()), ("VN-GSO-WARD", "19753"));
    assert!(!ward.polygons.is_empty(), "a ward has a shape beside its code");
    assert_eq!(drawn.polygons, flood().area.polygons);
    assert!(text.contains("<polygon>16.44,107.55 "), "latitude first");
    assert!(text.contains("<sent>2026-10-12T06:30:00+07:00</sent>"));
}

#[test]
fn an_exercise_says_so_first_and_an_end_says_what_it_ends() {
    let exercise = Alert { status: Status::Exercise, ..flood() };
    let cap = validate(say(&exercise).unwrap().as_bytes()).unwrap();
    let headline = cap.infos[0].headline.as_deref().unwrap();
    assert!(headline.starts_with("DIỄN TẬP: Lũ"), "{headline}");
    assert!(cap.note.unwrap().contains("EXERCISE"), "the note says it to operators elsewhere");

    let references = vec![AlertId::from_parts(Millis(1), [1; 10])];
    let cancel = Alert { msg_type: MsgType::Cancel, references: references.clone(), ..flood() };
    let cap = validate(say(&cancel).unwrap().as_bytes()).unwrap();
    assert_eq!(cap.references[0].identifier, references[0].to_string());
    assert!(cap.infos[0].headline.as_deref().unwrap().starts_with("Hủy cảnh báo: Lũ"));

    let response_types = vec![ResponseType::AllClear];
    let clear = Alert { msg_type: MsgType::Update, references, response_types, ..flood() };
    let cap = validate(say(&clear).unwrap().as_bytes()).unwrap();
    assert!(cap.infos[1].headline.as_deref().unwrap().starts_with("Danger over: Flood"));
}

#[test]
fn an_emergency_release_stands_in_the_words_and_in_a_parameter() {
    let cap = validate(say(&Alert { emergency_release: true, ..flood() }).unwrap().as_bytes()).unwrap();
    for (info, words) in cap.infos.iter().zip(["Hồ chứa xả lũ khẩn cấp.", "Emergency release of water"])
    {
        assert!(info.description.as_deref().unwrap().contains(words), "{info:?}");
        assert!(info.parameters.iter().any(|it| it.name == "VN:XaLuKhanCap" && it.value == "true"));
    }
}

#[test]
fn the_whole_city_has_every_ward_s_shape_and_code() {
    let mut alert = flood();
    alert.area.whole_city = true;
    let cap = validate(say(&alert).unwrap().as_bytes()).unwrap();
    let city = &cap.infos[0].areas[0];
    assert_eq!((city.description.as_str(), city.geocodes.len()), ("Toàn thành phố Huế", 40));
    assert!(city.polygons.len() >= 40);
}

#[test]
fn what_the_standard_cannot_carry_is_refused_by_name() {
    let cut = |change: fn(&mut Alert)| {
        let mut alert = flood();
        change(&mut alert);
        say(&alert)
    };
    assert_eq!(cut(|alert| alert.sender = "Trần Hà".to_owned()), Err(Unwritable::Sender));
    assert_eq!(cut(|alert| alert.sent = Millis(i64::MAX)), Err(Unwritable::Time));
    assert_eq!(cut(|alert| alert.msg_type = MsgType::Update), Err(Unwritable::Reference));
    let unknown = |alert: &mut Alert| alert.references = vec![AlertId::from_parts(Millis(0), [9; 10])];
    assert_eq!(cut(unknown), Err(Unwritable::Reference));
    assert_eq!(cut(|alert| alert.area.polygons[0].truncate(4)), Err(Unwritable::Polygon));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn whatever_is_written_is_strictly_valid_and_reads_back(alert in any::alert()) {
        let text = say(&alert).expect("the strategy makes only what can be written");
        let strict = validate(text.as_bytes());
        prop_assert!(strict.is_ok(), "{:?}\n{text}", strict.err());
        let cap = strict.unwrap();
        let tolerant = read(text.as_bytes(), Limits::FEED).unwrap();
        prop_assert!(tolerant.differences.is_empty() && tolerant.cap == cap);
        prop_assert_eq!(cap.identifier, alert.id.to_string());
        prop_assert_eq!(cap.sent.timestamp(), alert.sent.0.div_euclid(1_000));
        prop_assert_eq!(&cap.infos[0].response_types, &alert.response_types);
    }
}
