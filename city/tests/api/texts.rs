//! Calls for rescue by text message, the same on both engines.

use hue_city::store::sms_out;
use hue_city::store::sos::{self, Source, said};
use hue_model::sos::{CancelReason, CitySosState, PutSos, WaterLevel, sms};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::rescue::{act, link, team_seven, world};
use crate::sos::{call, first, put, sos_id, status};
use crate::support::{City, Engine, Guest, client, on_both};
use crate::visitor::World;

on_both!(
    a_text_and_the_app_are_one_case_whichever_comes_first,
    plain_words_from_any_phone_become_a_case_and_are_answered,
    two_texts_at_once_are_one_case,
    a_text_from_another_phone_changes_nothing_and_is_kept,
    merged_callers_are_each_told_by_text_and_say_more_of_their_own_case,
    plain_words_are_read_into_a_form_that_a_person_looks_through,
);

const PHONE: &str = "0905 123 456";

async fn text(base: &str, from: &str, text: &str) -> Value {
    let request = client().post(format!("{base}/sandbox/sms")).json(&json!({ "from": from, "text": text }));
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    response.json().await.unwrap()
}

/// What the phone writes into the composer for this revision.
fn composed(guest: &Guest, revision: u32, people: u16) -> PutSos {
    let mut body = PutSos { revision, ..first(guest) };
    (body.details.people, body.details.water) = (Some(people), Some(WaterLevel::Chest));
    body
}

async fn a_text_and_the_app_are_one_case_whichever_comes_first(engine: Engine) {
    let city = City::start(engine).await;
    let (base, lan, minh) = (&city.running.base_url, city.guest("chị Lan"), city.guest("anh Minh"));
    // The text first: the packet of the same revision still says more, and takes the case for its device.
    let written = sms::write(sos_id(1), &composed(&lan, 2, 4));
    let answer = text(base, PHONE, &format!("Giup voi!\n{written}")).await;
    assert_eq!(answer["to"], PHONE);
    assert!(answer["text"].as_str().unwrap().starts_with("Đã nhận SOS-0001"), "{answer}");
    let mut whole = first(&lan);
    (whole.revision, whole.details.people, whole.details.note) = (2, Some(4), "Mái tôn xanh".into());
    let taken = call(&lan, sos_id(1), &whole).await;
    assert_eq!((taken.number.as_str(), taken.revision), ("SOS-0001", 2));
    assert!(answer["text"].as_str().unwrap().contains(&taken.receipt));
    assert_eq!(put(&minh, sos_id(1), &first(&minh)).await.status(), StatusCode::CONFLICT);
    // Delivered once more, late: nothing changes.
    assert!(text(base, PHONE, &written).await["text"].as_str().unwrap().contains("SOS-0001"));
    let mut conn = city.running.app().store.read().await.unwrap();
    let case = sos::get(&mut conn, sos_id(1)).await.unwrap().unwrap();
    assert_eq!((case.details.note.as_str(), case.source), ("Mái tôn xanh", Source::Sms));
    assert_eq!(said::of(&mut conn, sos_id(1)).await.unwrap().len(), 2);
    // The app first, then the network is gone: the text says what is new, and the network may say it again later.
    call(&lan, sos_id(2), &first(&lan)).await;
    text(base, PHONE, &sms::write(sos_id(2), &composed(&lan, 2, 7))).await;
    let case = sos::get(&mut conn, sos_id(2)).await.unwrap().unwrap();
    assert_eq!((case.details.people, case.revision, case.number), (Some(7), 1, 2));
    assert_eq!(case.details.phone, PHONE, "the phone it came from is one to call");
    let mut back = composed(&lan, 3, 7);
    back.cancelled = Some(CancelReason::Safe);
    text(base, PHONE, &sms::write(sos_id(2), &back)).await;
    assert_eq!(status(&lan, sos_id(2)).await.state, CitySosState::Cancelled);
}

async fn plain_words_from_any_phone_become_a_case_and_are_answered(engine: Engine) {
    let city = City::start(engine).await;
    let base = &city.running.base_url;
    let cut = sms::write(sos_id(9), &composed(&city.guest("cụ Tư"), 1, 3));
    let cut: String = cut.chars().take(60).collect();
    let said = ["Cuu voi thon Bao Vinh nuoc toi mai", "6 nguoi, 1 ba bau\0", &cut];
    for words in said {
        let answer = text(base, "+84 935 111 222", words).await;
        assert!(answer["text"].as_str().unwrap().starts_with("Đã nhận SOS-0001"), "{answer}");
        assert!(answer["text"].as_str().unwrap().chars().count() <= 70, "one message: {answer}");
    }
    let other = text(base, PHONE, "Nuoc vao nha roi").await;
    assert!(other["text"].as_str().unwrap().starts_with("Đã nhận SOS-0002"), "another phone, another case");
    let mut conn = city.running.app().store.read().await.unwrap();
    let page =
        sos::board::page(&mut conn, &sos::board::Wish { most: 9, ..Default::default() }).await.unwrap();
    let case = page.cases.iter().find(|case| case.number == 1).unwrap();
    assert!(case.details.note.contains("thon Bao Vinh") && case.details.note.contains("1 ba bau"));
    assert_eq!(said::of(&mut conn, case.id).await.unwrap().len(), 3, "all of it is in the list");
    let odd = client()
        .post(format!("{base}/sandbox/sms"))
        .json(&json!({ "from": "112", "text": "x" }))
        .send()
        .await;
    assert_eq!(odd.unwrap().status(), StatusCode::UNPROCESSABLE_ENTITY, "nobody to answer");
}

async fn two_texts_at_once_are_one_case(engine: Engine) {
    let city = City::start(engine).await;
    let base = &city.running.base_url;
    let (one, two, three) = tokio::join!(
        text(base, PHONE, "Cuu voi, nuoc vao nha"),
        text(base, PHONE, "Nha co ba bau"),
        text(base, "+84 905 123 456", "Kiet 42 Dinh Tien Hoang")
    );
    for answer in [one, two, three] {
        assert!(answer["text"].as_str().unwrap().starts_with("Đã nhận SOS-0001"), "{answer}");
    }
    let mut conn = city.running.app().store.read().await.unwrap();
    let wish = sos::board::Wish { most: 9, ..Default::default() };
    let page = sos::board::page(&mut conn, &wish).await.unwrap();
    let note = &page.cases.first().unwrap().details.note;
    assert!(page.total == 1 && note.contains("ba bau") && note.contains("Kiet 42"), "{note}");
}

async fn a_text_from_another_phone_changes_nothing_and_is_kept(engine: Engine) {
    let city = City::start(engine).await;
    let (base, lan) = (&city.running.base_url, city.guest("chị Lan"));
    let mut body = first(&lan);
    body.details.phone = PHONE.into();
    call(&lan, sos_id(1), &body).await;
    let mut back = composed(&lan, 2, 1);
    back.cancelled = Some(CancelReason::Safe);
    text(base, "0999 888 777", &sms::write(sos_id(1), &back)).await;
    assert_eq!(status(&lan, sos_id(1)).await.state, CitySosState::Received, "she is still looked for");
    let mut conn = city.running.app().store.read().await.unwrap();
    let case = sos::get(&mut conn, sos_id(1)).await.unwrap().unwrap();
    assert_eq!((case.details.phone.as_str(), case.details.people), (PHONE, body.details.people));
    let kept = said::of(&mut conn, sos_id(1)).await.unwrap();
    let odd = kept.last().map(|said| said.odd.clone()).unwrap();
    assert_eq!(
        odd.get("from").map(String::as_str),
        Some("0999888777"),
        "the desk reads who said so: {odd:?}"
    );
    // Her own phone may.
    text(base, "+84 905 123 456", &sms::write(sos_id(1), &PutSos { revision: 3, ..back })).await;
    assert_eq!(status(&lan, sos_id(1)).await.state, CitySosState::Cancelled);
}

async fn merged_callers_are_each_told_by_text_and_say_more_of_their_own_case(engine: Engine) {
    const OTHER: &str = "0935 111 222";
    let world = world(engine).await;
    let base = &world.city.base_url;
    text(base, PHONE, "Cuu voi, kiet 42 Dinh Tien Hoang").await;
    text(base, OTHER, "Nha ong Duoc kiet 42, nuoc len").await;
    let mut conn = world.city.app().store.read().await.unwrap();
    let wish = sos::board::Wish { most: 9, ..Default::default() };
    let cases = sos::board::page(&mut conn, &wish).await.unwrap().cases;
    let id = |number: i64| cases.iter().find(|case| case.number == number).unwrap().id;
    let (lan, duoc) = (id(1), id(2));
    let mut ha = world.console("ha").await;
    assert_eq!(act(&mut ha, lan, "same", &[("other", &duoc.to_string())]).await.status, 200);
    let more = text(base, OTHER, "Nuoc toi mai roi").await;
    assert!(more["text"].as_str().unwrap().starts_with("Đã nhận SOS-0002"), "his own case: {more}");
    assert_eq!(said::of(&mut conn, duoc).await.unwrap().len(), 2);
    let seven = team_seven(&mut ha).await;
    let path = link(&act(&mut ha, lan, "assign", &[("team", &seven)]).await);
    let mut son = world.browser();
    for answer in ["accepted", "on-the-way", "done"] {
        assert_eq!(son.post(&format!("{path}/{answer}"), &[]).await.status, 200, "{answer}");
    }
    let texts = sms_out::newest(&mut conn, 99).await.unwrap();
    for (phone, number) in [(PHONE, "SOS-0001"), (OTHER, "SOS-0002")] {
        for (words, times) in
            [("đã giao cho một đội", 1), ("đội cứu hộ đang đến", 1), ("đã ghi nhận an toàn", 1)]
        {
            let told = texts.iter().filter(|sms| {
                sms.phone == phone && sms.text.starts_with(&format!("{number}: ")) && sms.text.contains(words)
            });
            assert_eq!(told.count(), times, "{phone} reads {words:?} once: {texts:?}");
        }
    }
    let new = text(base, OTHER, "Lai can cuu").await;
    assert!(new["text"].as_str().unwrap().starts_with("Đã nhận SOS-0003"), "that one is over: {new}");
}

#[tokio::test]
async fn whoever_called_by_text_is_told_by_text_how_it_goes_on() {
    let world = World::new().await;
    text(&world.city.base_url, PHONE, "Cuu voi, kiet 42 Dinh Tien Hoang").await;
    let mut ha = world.console("ha").await;
    let board = ha.get("/console/sos").await.body;
    assert!(board.contains(">SMS<"), "{board}");
    let path = format!(
        "/console/sos/{}",
        board
            .split("/console/sos/")
            .find_map(|it| it.get(..36).filter(|id| id.contains('-') && !id.contains('"')))
            .unwrap()
    );
    let page = ha.get(&path).await;
    let (csrf, version) = (page.field("csrf"), page.field("version"));
    let form = [("csrf", csrf.as_str()), ("version", version.as_str()), ("reason", "Đã tới nơi an toàn")];
    assert_eq!(ha.post(&format!("{path}/close"), &form).await.status, 200);
    let texts = ha.get("/console/sos/texts").await.body;
    for word in ["Đã nhận SOS-0001", "SOS-0001: đã đóng", "0905 123 456", "Mô phỏng"] {
        assert!(texts.contains(word), "{word}: {texts}");
    }
}

async fn plain_words_are_read_into_a_form_that_a_person_looks_through(engine: Engine) {
    let world = world(engine).await;
    text(
        &world.city.base_url,
        PHONE,
        "Cuu voi, kiet 7 Tang Bat Ho, Tay Loc, nuoc toi nguc, 4 nguoi co em be",
    )
    .await;
    let mut ha = world.console("ha").await;
    let case = async || {
        let mut conn = world.city.app().store.read().await.unwrap();
        let wish = sos::board::Wish { most: 9, ..Default::default() };
        sos::board::page(&mut conn, &wish).await.unwrap().cases.remove(0)
    };
    let id = case().await.id;
    assert_eq!(case().await.details.people, None, "what is read by itself changes no case");
    let page = ha.get(&format!("/console/sos/{id}")).await;
    for part in [
        "<mark>4 nguoi <small lang=\"vi\">số người</small></mark>",
        "name=\"people\" inputmode=\"numeric\" maxlength=\"20\" value=\"4\"",
        "name=\"water\" value=\"chest\" checked",
        "Máy đọc được từ lời nhắn",
    ] {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    assert!(
        page.body.contains("name=\"phone\" inputmode=\"tel\" maxlength=\"20\" value=\"\""),
        "that is known"
    );
    act(&mut ha, id, "more", &[("people", "5"), ("water", "chest"), ("ward", "19753"), ("need-rescue", "1")])
        .await;
    let known = case().await;
    assert_eq!((known.details.people, known.details.water), (Some(5), Some(WaterLevel::Chest)));
    assert_eq!(known.ward_code.as_deref(), Some("19753"));
    // What is known is not offered again; what is new in a later text is.
    let page = ha.get(&format!("/console/sos/{id}")).await;
    assert!(
        !page.body.contains("name=\"people\" inputmode=\"numeric\" maxlength=\"20\" value=\"4\""),
        "{}",
        page.body
    );
}
