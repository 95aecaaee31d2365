//! One box over everything, as people type into it.

use hue_core::Handle as _;
use hue_model::report::DiscardDraft;
use hue_model::search::{Found, Hit, HitKind, Search};
use hue_model::text::Language;

use super::kit::{Device, NOWHERE};

/// What people typed and what they wanted, with a remark a line that begins with `#`.
const QUERIES: &str = include_str!("search_queries.txt");

/// The hits as a screen shows them: group by group, three of each.
async fn shown(phone: &Device, text: &str) -> Vec<Hit> {
    let search = Search { text: text.to_owned(), limit: 3 };
    let found = phone.engine.handle(search).await.unwrap();
    found.groups.into_iter().flat_map(|group| group.hits).collect()
}

async fn first(phone: &Device, text: &str) -> String {
    shown(phone, text).await.into_iter().next().map(|hit| hit.id).unwrap_or_default()
}

fn titles(found: &Found) -> Vec<&str> {
    let hits = found.groups.iter().flat_map(|group| &group.hits);
    hits.map(|hit| hit.title.text(Language::Vi)).collect()
}

/// A line of the list: what was typed, and the kind and id of what was wanted.
struct Query {
    typed: &'static str,
    kind: HitKind,
    id: &'static str,
}

/// Those that the pack has in other words only, and those that it has word for word.
fn queries() -> (Vec<Query>, Vec<Query>) {
    let (others, same) = QUERIES.split_once("# Word for word").unwrap();
    let query = |line: &'static str| {
        let (typed, wanted) = line.split_once(" => ")?;
        let (kind, id) = wanted.split_once(' ').unwrap();
        Some(Query { typed, kind: serde_json::from_value(kind.into()).unwrap(), id })
    };
    let all =
        |text: &'static str| text.lines().filter(|line| !line.starts_with('#')).filter_map(query).collect();
    (all(others), all(same))
}

/// How many of these are not among the first three, and what is there instead.
async fn missed(phone: &Device, queries: &[Query]) -> Vec<String> {
    let mut missed = Vec::new();
    for Query { typed, kind, id } in queries {
        let hits: Vec<_> = shown(phone, typed).await.into_iter().take(3).collect();
        if !hits.iter().any(|hit| hit.kind == *kind && hit.id == *id) {
            let instead: Vec<_> = hits.into_iter().map(|hit| hit.id).collect();
            missed.push(format!("{typed} => {id}: {instead:?}"));
        }
    }
    missed
}

fn share(missed: usize, of: usize) -> f64 {
    100.0 * (1.0 - f64::from(u32::try_from(missed).unwrap()) / f64::from(u32::try_from(of).unwrap()))
}

#[tokio::test]
async fn of_what_people_type_nearly_everything_leads_to_what_they_want() {
    let phone = Device::new(NOWHERE).await;
    let (others, same) = queries();
    assert!(others.len() >= 80 && same.len() >= 30);
    let (missed, unfound) = (missed(&phone, &others).await, missed(&phone, &same).await);
    let (all, of_others) =
        (share(missed.len() + unfound.len(), others.len() + same.len()), share(missed.len(), others.len()));
    assert!(unfound.is_empty(), "word for word: {unfound:#?}");
    assert!(all >= 95.0 && of_others >= 95.0, "all {all:.1} %, in other words {of_others:.1} %: {missed:#?}");
}

/// Every text that the pack has in the objects of this id.
fn texts_of(value: &serde_json::Value, id: &str, within: bool, texts: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) if within => texts.push(folded(text)),
        serde_json::Value::Array(all) => all.iter().for_each(|it| texts_of(it, id, within, texts)),
        serde_json::Value::Object(all) => {
            let named =
                ["id", "service_code", "code"].iter().any(|key| all.get(*key).is_some_and(|it| it == id));
            all.values().for_each(|it| texts_of(it, id, within || named, texts));
        }
        _ => {}
    }
}

fn folded(text: &str) -> String {
    let plain: String = text.chars().flat_map(hue_model::text::folded).collect();
    plain
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn what_is_measured_in_other_words_is_in_the_pack_in_no_words_of_its_own() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/pack");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|it| it == "json"));
    let pack: Vec<serde_json::Value> =
        files.map(|path| serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()).collect();
    let has = |Query { typed, id, .. }: &Query| {
        let mut texts = Vec::new();
        pack.iter().for_each(|file| texts_of(file, id, false, &mut texts));
        assert!(!texts.is_empty(), "{id} is in the pack");
        texts.contains(&folded(typed))
    };
    let (others, same) = queries();
    for query in &others {
        assert!(!has(query), "{} is a word of the pack", query.typed);
    }
    for query in &same {
        assert!(has(query), "{} is no word of the pack", query.typed);
    }
}

#[tokio::test]
async fn what_lan_writes_is_found_at_once_and_what_she_throws_away_is_not() {
    let phone = Device::new(NOWHERE).await;
    let drafts =
        |found: &Found| found.groups.iter().find(|it| it.kind == HitKind::Draft).map_or(0, |it| it.total);
    assert_eq!(drafts(&phone.finds("hạc trắng").await), 0);
    let id = phone.write("Con hạc trắng gãy cánh").await;
    assert_eq!(drafts(&phone.finds("hạc trắng").await), 1);
    phone.write("Hạc trắng thứ hai").await;
    assert_eq!(drafts(&phone.finds("hac trang").await), 2);
    phone.engine.handle(DiscardDraft { id }).await.unwrap();
    assert_eq!(drafts(&phone.finds("hạc trắng").await), 1);
}

#[tokio::test]
async fn ba_sau_types_marks_and_finds_what_is_marked_so_first() {
    let phone = Device::new(NOWHERE).await;
    let storms = phone.finds("bão").await;
    assert_eq!(titles(&storms)[0], "Theo dõi bão");
    assert!(!titles(&storms).contains(&"Báo mất điện"), "that is another word: {:?}", titles(&storms));
    let place = |titles: &[&str], title: &str| titles.iter().position(|it| it.contains(title));
    let quoc = phone.finds("báo").await;
    let (other, asked) = (place(&titles(&quoc), "Theo dõi bão"), place(&titles(&quoc), "Báo mất điện"));
    assert!(asked.is_some() && other.is_none_or(|other| asked.unwrap() < other), "{:?}", titles(&quoc));
    // The tone may stand on either vowel.
    assert_eq!(first(&phone, "điện Thái Hoà").await, "dien-thai-hoa");
    assert_eq!(first(&phone, "điện thái hòa").await, "dien-thai-hoa");
}

#[tokio::test]
async fn anh_minh_types_no_marks_and_no_bar() {
    let phone = Device::new(NOWHERE).await;
    for typed in ["đèn đường", "den duong", "DEN DUONG", "đen đương", "  den,  duong "] {
        assert_eq!(first(&phone, typed).await, "light.street", "{typed}");
    }
    assert_eq!(first(&phone, "dong ba").await, first(&phone, "đông ba").await);
    let words = phone.finds("Đèn Đ").await.words;
    assert_eq!(words, ["d", "den"], "folded, for marking what was found");
}

#[tokio::test]
async fn every_letter_of_a_word_finds_it_already() {
    let phone = Device::new(NOWHERE).await;
    for typed in ["xe cứu t", "xe cứu th", "xe cứu thươ", "xe cứu thương"] {
        assert_eq!(first(&phone, typed).await, "sos.115", "{typed}");
    }
    for typed in ["citad", "citade", "citadel"] {
        assert_eq!(first(&phone, typed).await, "dai-noi", "{typed}");
    }
}

#[tokio::test]
async fn what_was_meant_is_said_where_it_is_not_what_was_typed() {
    let phone = Device::new(NOWHERE).await;
    let telex = phone.finds("ddenf ddwowngf").await;
    assert_eq!(telex.corrected.as_deref(), Some("đèn đường"));
    assert_eq!(telex.groups[0].hits[0].id, "light.street");
    let slip = phone.finds("ambulence").await;
    assert_eq!((slip.corrected.as_deref(), slip.words), (Some("ambulance"), vec!["ambulance".to_owned()]));
    let short = phone.finds("sxs").await;
    assert!(short.groups.is_empty(), "a short word is not guessed: {short:?}");
    assert_eq!(phone.finds("cấp cứu").await.corrected, None);
}

#[tokio::test]
async fn where_nothing_has_all_the_words_that_is_said_and_only_what_is_near_is_shown() {
    let phone = Device::new(NOWHERE).await;
    let some = phone.finds("lich cup dien hom nay").await;
    assert!(some.partial, "{some:?}");
    assert!(
        titles(&some).contains(&"Báo mất điện") && !titles(&some).contains(&"Ví & thẻ"),
        "{:?}",
        titles(&some)
    );
    assert!(!phone.finds("mat dien").await.partial);
    let former = phone.finds("phường thuận lộc").await;
    let hits = former.groups.iter().flat_map(|group| &group.hits);
    assert_eq!(hits.filter(|hit| hit.is_former_ward()).count(), 1);
}

#[tokio::test]
async fn a_group_says_how_many_there_are_and_a_ward_is_one_under_all_its_names() {
    let phone = Device::new(NOWHERE).await;
    let search = Search { text: "lăng".into(), limit: 2 };
    let found = phone.engine.handle(search).await.unwrap();
    let places = found.groups.iter().find(|group| group.kind == HitKind::PointOfInterest).unwrap();
    assert!(places.hits.len() == 2 && places.total > 7, "{places:?}");
    let old = phone.finds("phường thuận lộc").await;
    let wards = old.groups.iter().find(|group| group.kind == HitKind::Ward).unwrap();
    assert_eq!(wards.hits[0].title.text(Language::Vi), "Phường Thuận Lộc");
    assert_eq!(
        (wards.hits[0].detail.text(Language::Vi), wards.hits[0].id.as_str()),
        ("Phường Phú Xuân", "19753")
    );
    assert_eq!(wards.hits.iter().filter(|hit| hit.id == "19753").count(), 1);
}

#[tokio::test]
async fn rubbish_finds_nothing_or_something_and_breaks_nothing() {
    let phone = Device::new(NOWHERE).await;
    let nothing = ["", " ", "\0", "🌊🌊", "\"", "*", "()", "- -", "\u{301}", "^:", "qxzvkjwqpt"];
    for text in nothing {
        assert_eq!(phone.finds(text).await, Found::default(), "{text:?}");
    }
    let long = "đèn ".repeat(2_500);
    let odd = [
        "den\" OR \"duong",
        "NEAR(den duong)",
        "words : den*",
        "den AND",
        "NOT den",
        "den\0duong",
        "🚑 cấp cứu 🚑",
        &long,
    ];
    for text in odd {
        assert!(!phone.finds(text).await.groups.is_empty(), "{text:?}");
    }
    let one = Search { text: "den".into(), limit: 0 };
    assert_eq!(phone.engine.handle(one).await.unwrap().groups[0].hits.len(), 1);
    let all = Search { text: "h".into(), limit: u32::MAX };
    assert!(phone.engine.handle(all).await.unwrap().groups.iter().all(|group| group.hits.len() <= 50));
}
