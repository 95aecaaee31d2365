//! Drafts, the router's scopes, events and the lock of the folder.

use super::kit::{self, Device, NOWHERE, pothole};
use futures_util::StreamExt;
use hue_core::{Engine, Handle};
use hue_model::command::{Command, Scope};
use hue_model::event::{Event, Topic};
use hue_model::geo::Point;
use hue_model::home::{HomeTiles, Suggested, Tile};
use hue_model::id::ReportId;
use hue_model::limits;
use hue_model::problem::{Code, FieldProblem, Problem, Rule};
use hue_model::report::{
    DetachPhoto, DiscardDraft, DraftContent, GetDraft, ListDrafts, NewDraft, RestoreDraft, SaveDraft,
    SendReport,
};
use hue_model::settings::{GetSettings, SaveSettings, Settings, Theme};
use hue_model::shell::{GetAbout, GetPack, OpenPage, ProposePlace, SearchPlaces};
use hue_model::time::Millis;

#[tokio::test]
async fn a_draft_is_there_after_the_app_was_closed() {
    let mut phone = Device::new(NOWHERE).await;
    let id = phone.write("Ổ").await;
    let content = DraftContent { anonymous: true, ..pothole("Ổ gà") };
    let saved = phone.engine.handle(SaveDraft { id, content: content.clone() }).await.unwrap();
    assert!(saved.saved_at.is_some());
    let photo = phone.attach(id, kit::jpeg(64, 48)).await.photo;
    phone.restart().await;
    let draft = phone.engine.handle(GetDraft { id }).await.unwrap();
    assert_eq!((draft.content, draft.photos), (content, vec![photo.clone()]));
    assert_eq!(phone.engine.blob(photo.blob).await.unwrap().len() as u64, photo.bytes);
}

#[tokio::test]
async fn a_new_draft_is_only_an_id_until_something_is_written() {
    let phone = Device::new(NOWHERE).await;
    let draft = phone.engine.handle(NewDraft {}).await.unwrap();
    assert_eq!(draft.saved_at, None);
    assert!(phone.engine.handle(ListDrafts {}).await.unwrap().is_empty());
    phone.attach(draft.id, kit::jpeg(32, 32)).await;
    assert_eq!(phone.engine.handle(ListDrafts {}).await.unwrap().len(), 1, "a photo makes it a draft");
}

#[tokio::test]
async fn the_newest_draft_is_first() {
    let phone = Device::new(NOWHERE).await;
    let (older, newer) = (phone.write("Cũ").await, phone.write("Mới").await);
    let ids = |drafts: Vec<hue_model::report::Draft>| drafts.iter().map(|draft| draft.id).collect::<Vec<_>>();
    assert_eq!(ids(phone.engine.handle(ListDrafts {}).await.unwrap()), vec![newer, older]);
}

#[tokio::test]
async fn a_draft_thrown_away_comes_back_until_the_app_closes() {
    let mut phone = Device::new(NOWHERE).await;
    let id = phone.write("Quan trọng").await;
    let photo = phone.attach(id, kit::jpeg(64, 48)).await.photo;
    phone.engine.handle(DiscardDraft { id }).await.unwrap();
    assert!(phone.engine.handle(ListDrafts {}).await.unwrap().is_empty());
    let late = SaveDraft { id, content: pothole("Lưu muộn") };
    assert_eq!(phone.engine.handle(late).await.unwrap_err().code, Code::NotFound);
    let draft = phone.engine.handle(RestoreDraft { id }).await.unwrap();
    assert_eq!((draft.content.description.as_str(), draft.photos.len()), ("Quan trọng", 1));
    phone.engine.handle(DiscardDraft { id }).await.unwrap();
    phone.restart().await;
    assert_eq!(phone.engine.handle(RestoreDraft { id }).await.unwrap_err().code, Code::NotFound);
    assert_eq!(phone.engine.blob(photo.blob).await.unwrap_err().code, Code::NotFound, "its photo is swept");
}

#[tokio::test]
async fn five_photos_are_enough_and_one_can_be_taken_out() {
    let phone = Device::new(NOWHERE).await;
    let id = phone.write("Nhiều ảnh").await;
    let mut photos = Vec::new();
    for _ in 0..limits::PHOTOS {
        photos.push(phone.attach(id, kit::jpeg(40, 30)).await.photo);
    }
    let blob = phone.put(kit::jpeg(40, 30)).await;
    let sixth = hue_model::report::AttachPhoto { draft: id, blob };
    assert_eq!(
        phone.engine.handle(sixth.clone()).await.unwrap_err(),
        Problem::field("photos", Rule::TooMany { max: 5 })
    );
    let draft = phone.engine.handle(DetachPhoto { draft: id, photo: photos[1].id }).await.unwrap();
    assert_eq!(draft.photos.len(), 4);
    assert_eq!(phone.engine.blob(photos[1].blob).await.unwrap_err().code, Code::NotFound);
    phone.engine.handle(sixth).await.unwrap();
}

#[tokio::test]
async fn bad_input_is_named_and_the_draft_stays() {
    let phone = Device::new(NOWHERE).await;
    let id = phone.engine.handle(NewDraft {}).await.unwrap().id;
    let mut content = pothole(&"ô".repeat(5_000));
    content.service_code = Some("road.dragon".to_owned());
    phone.engine.handle(SaveDraft { id, content: content.clone() }).await.unwrap();
    let send = SendReport { id, as_guest: true, outside_confirmed: false };
    let problem = phone.engine.handle(send.clone()).await.unwrap_err();
    let broken = |field: &str, rule| FieldProblem { field: field.to_owned(), rule };
    assert_eq!(problem.code, Code::Invalid);
    assert_eq!(
        problem.fields,
        vec![
            broken("service_code", Rule::Unknown),
            broken("description", Rule::TooLong { max: 4_000, actual: 5_000 }),
        ]
    );
    assert_eq!(phone.engine.handle(GetDraft { id }).await.unwrap().content, content);
    phone.engine.handle(SaveDraft { id, content: DraftContent::default() }).await.unwrap();
    let problem = phone.engine.handle(send).await.unwrap_err();
    let fields: Vec<_> = problem.fields.iter().map(|field| (field.field.as_str(), &field.rule)).collect();
    let required = &Rule::Required;
    assert_eq!(fields, [("service_code", required), ("description", required), ("place", required)]);
}

#[tokio::test]
async fn a_place_outside_is_asked_about_near_and_refused_far() {
    let phone = Device::new(NOWHERE).await;
    let id = phone.write("Ngoài ranh giới").await;
    let at = async |lat: f64, confirmed: bool| {
        let mut content = pothole("Ngoài ranh giới");
        content.place.as_mut().unwrap().point = Point { lat, long: 107.65 };
        phone.engine.handle(SaveDraft { id, content }).await.unwrap();
        phone.engine.handle(SendReport { id, as_guest: true, outside_confirmed: confirmed }).await
    };
    // Due north of Thuận An the sea begins; one kilometre further is near, thirty are far.
    let mut shore = 16.5;
    loop {
        let point = Point { lat: shore, long: 107.65 };
        if phone.engine.handle(ProposePlace { point }).await.unwrap().outside_metres > 0.0 {
            break;
        }
        shore += 0.001;
    }
    let near = at(shore + 0.009, false).await.unwrap_err();
    assert!(matches!(near.fields[0].rule, Rule::OutsideCity { metres } if metres < 5_000.0), "{near:?}");
    let far = at(shore + 0.3, true).await.unwrap_err();
    assert!(matches!(far.fields[0].rule, Rule::TooFar { metres } if metres > 5_000.0), "{far:?}");
    assert_eq!(phone.engine.handle(ListDrafts {}).await.unwrap().len(), 1);
    at(shore + 0.009, true).await.unwrap();
    assert!(phone.engine.handle(ListDrafts {}).await.unwrap().is_empty());
}

#[tokio::test]
async fn what_was_sent_is_no_draft_any_more() {
    let phone = Device::new(NOWHERE).await;
    let id = phone.write("Đã gửi").await;
    phone.send_as_guest(id).await;
    let save = SaveDraft { id, content: pothole("Sửa sau") };
    assert_eq!(phone.engine.handle(save).await.unwrap_err().code, Code::Frozen);
    assert_eq!(phone.engine.handle(DiscardDraft { id }).await.unwrap_err().code, Code::NotFound);
}

#[tokio::test]
async fn a_window_does_only_what_its_scopes_allow() {
    let phone = Device::new(NOWHERE).await;
    let engine = &phone.engine;
    let reads = engine.call(GetAbout::NAME, b"", &[Scope::Read]).await.unwrap();
    let about: hue_model::shell::About = serde_json::from_slice(&reads).unwrap();
    assert_eq!(about.city.base_url, NOWHERE);
    let new = |scopes: Vec<Scope>| async move { engine.call(NewDraft::NAME, b"{}", &scopes).await };
    assert_eq!(new(vec![Scope::Read, Scope::Session]).await.unwrap_err().code, Code::Forbidden);
    assert!(new(vec![Scope::Write]).await.is_ok());
    let out = engine.call("session.sign_out", br#"{"everything":true}"#, &[Scope::Read, Scope::Write]).await;
    assert_eq!(out.unwrap_err().code, Code::Forbidden);
    let all = [Scope::Read, Scope::Write, Scope::Session, Scope::Money];
    assert_eq!(engine.call("draft.burn", b"{}", &all).await.unwrap_err().code, Code::NotFound);
    let odd = engine.call(GetDraft::NAME, br#"{"id":"no id"}"#, &all).await.unwrap_err();
    assert_eq!(odd, Problem::field("body", Rule::Malformed));
}

#[tokio::test]
async fn the_pack_and_its_names_are_there_without_any_network() {
    let phone = Device::new(NOWHERE).await;
    let pack = phone.engine.handle(GetPack {}).await.unwrap();
    assert_eq!((pack.wards.len(), pack.categories.len(), pack.agencies.len()), (40, 43, 71));
    let hits = phone.engine.handle(SearchPlaces { text: "dong ba".to_owned() }).await.unwrap();
    assert_eq!(hits[0].name, "Phường Đông Ba");
}

#[tokio::test]
async fn only_a_secure_page_is_handed_to_the_browser() {
    let phone = Device::new(NOWHERE).await;
    let mut events = phone.engine.subscribe();
    for odd in [
        "http://hue.gov.vn",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https:// x",
        "https://a\nb",
    ] {
        let problem = phone.engine.handle(OpenPage { url: odd.into() }).await.unwrap_err();
        assert_eq!(problem, Problem::field("url", Rule::Malformed), "{odd}");
    }
    let url = "https://dichvucong.gov.vn/p/home".to_owned();
    phone.engine.handle(OpenPage { url: url.clone() }).await.unwrap();
    let first = Device::event(&mut events, |event| matches!(event, Event::OpenUrl { .. })).await;
    assert_eq!(first.event, Event::OpenUrl { url });
}

#[tokio::test]
async fn settings_are_kept_and_told() {
    let mut phone = Device::new(NOWHERE).await;
    let mut events = phone.engine.subscribe();
    let settings = Settings {
        theme: Theme::Dark,
        home_ward: Some("19753".to_owned()),
        home_tiles: HomeTiles::default().moved(Tile::Explore, 0).toggled(Tile::Call),
        hidden_suggestions: [(Suggested::TryWarnings, Millis(5))].into(),
        ..Settings::default()
    };
    phone.engine.handle(SaveSettings { settings: settings.clone() }).await.unwrap();
    Device::event(&mut events, |event| *event == Event::Changed { topic: Topic::Settings }).await;
    phone.restart().await;
    assert_eq!(phone.engine.handle(GetSettings {}).await.unwrap(), settings);
    let nowhere = Settings { home_ward: Some("00000".to_owned()), ..settings };
    let problem = phone.engine.handle(SaveSettings { settings: nowhere }).await.unwrap_err();
    assert_eq!(problem, Problem::field("home_ward", Rule::Unknown));
}

#[tokio::test]
async fn a_reader_starts_with_a_snapshot_and_is_told_when_it_fell_behind() {
    let phone = Device::new(NOWHERE).await;
    let mut events = phone.engine.subscribe();
    let first = events.next().await.unwrap();
    assert!(matches!(first.event, Event::Snapshot { .. }), "{first:?}");
    assert_eq!(first.seq, 0);
    let id = phone.write("Chữ").await;
    for keystroke in 0..400 {
        let content = pothole(&"a".repeat(keystroke));
        phone.engine.handle(SaveDraft { id, content }).await.unwrap();
    }
    let second = Device::event(&mut events, |_| true).await;
    assert_eq!((second.seq, second.event), (1, Event::Resync));
    let third = Device::event(&mut events, |_| true).await;
    assert_eq!(third.event, Event::Changed { topic: Topic::Drafts });
}

#[tokio::test]
async fn a_second_engine_finds_the_folder_taken_until_the_first_is_closed() {
    let phone = Device::new(NOWHERE).await;
    let refused = Engine::open(phone.config()).await.err().expect("the folder is taken");
    assert_eq!(refused.code, Code::AlreadyOpen);
    phone.engine.close().await;
    let second = Engine::open(phone.config()).await.unwrap();
    assert_eq!(phone.engine.handle(ListDrafts {}).await.unwrap_err().code, Code::VaultLocked);
    second.close().await;
}

#[tokio::test]
async fn ids_are_in_the_order_they_were_made() {
    let phone = Device::new(NOWHERE).await;
    let mut last: Option<ReportId> = None;
    for _ in 0..50 {
        let id = phone.engine.handle(NewDraft {}).await.unwrap().id;
        assert_ne!(Some(id), last);
        last = Some(id);
    }
}
