//! An exercise at the board: marked everywhere, apart from calls in earnest, begun and ended by a supervisor; the same on
//! both engines.

use hue_city::args;
use hue_city::store::audit;
use hue_city::store::sos::{self, Sos, board};
use hue_model::sos::CitySosState;
use serde_json::json;

use crate::rescue::{act, fresh, guest, link, open, team_seven, world};
use crate::sos::{call, sos_id, status};
use crate::support::{Engine, client, on_both};
use crate::visitor::{Browser, Page, World};

on_both!(
    an_exercise_is_marked_everywhere_and_stands_before_no_call_in_earnest,
    an_exercise_ends_with_every_case_of_it_and_changes_no_other,
    a_double_that_becomes_earnest_takes_its_whole_out_of_the_exercise,
    what_is_one_with_a_call_in_earnest_does_not_end_with_the_exercise,
    a_call_is_marked_as_an_exercise_only_while_one_goes_on,
    a_call_marked_by_mistake_is_taken_in_earnest_at_the_desk,
    who_texted_in_an_exercise_and_texts_again_is_taken_in_earnest,
    in_a_demonstration_the_app_marks_every_call_and_none_is_hidden_for_it,
);

pub(crate) async fn begin(browser: &mut Browser, calls: &str) -> Page {
    let page = browser.get("/console/sos/drill").await;
    let (csrf, id) = (page.field("csrf"), page.field("id"));
    let form = [
        ("csrf", csrf.as_str()),
        ("id", &id),
        ("name", "Diễn tập lũ tháng 9"),
        ("calls", calls),
        ("seed", "7"),
        ("then", "begin"),
    ];
    for _ in 0..2 {
        assert_eq!(browser.post("/console/sos/drill", &form).await.status, 200, "twice is once");
    }
    browser.get("/console/sos?state=drill").await
}

async fn end(browser: &mut Browser) {
    let csrf = browser.get("/console/sos/drill").await.field("csrf");
    let page = browser.post("/console/sos/drill", &[("csrf", &csrf), ("then", "end")]).await;
    assert!(page.status == 200 && page.body.contains("Mở diễn tập"), "{}", page.body);
}

async fn drills(world: &World) -> Vec<Sos> {
    board::drills(&mut world.city.app().store.read().await.unwrap()).await.unwrap()
}

async fn an_exercise_is_marked_everywhere_and_stands_before_no_call_in_earnest(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut ngoc) = (world.console("ha").await, world.console("ngoc").await);
    let page = ha.get("/console/sos/drill").await;
    assert!(page.body.contains("Trưởng ca") && !page.body.contains("name=\"then\""), "{}", page.body);
    let csrf = page.field("csrf");
    let forced = [("csrf", csrf.as_str()), ("id", "x"), ("name", "x"), ("calls", "1"), ("seed", "1")];
    assert_eq!(ha.post("/console/sos/drill", &forced).await.status, 404, "only a supervisor begins one");
    begin(&mut ngoc, "6").await;
    let made = drills(&world).await;
    assert_eq!(made.len(), 6);
    // Chị Lan is in earnest, knee-deep, with the phone and the place of an invented call.
    let lan = guest(&world, "chị Lan");
    let mut body = fresh(&world, &lan);
    body.details = made[0].details.clone();
    body.details.water = Some(hue_model::sos::WaterLevel::Dry);
    call(&lan, sos_id(1), &body).await;
    let board = ha.get("/console/sos").await.body;
    assert!(board.contains(">SOS-0007<") && !board.contains(">SOS-0001<"), "{board}");
    assert!(board.contains("Diễn tập lũ tháng 9"), "everybody sees that one goes on");
    assert!(board.contains("Cứu hộ <span class=\"count\">1</span>"), "an exercise is never counted: {board}");
    let list = ha.get("/console/sos?state=drill").await.body;
    let at = |what: &str| list.find(what).unwrap_or_else(|| panic!("{what}: {list}"));
    assert!((1..=6).all(|number| at(">SOS-0007<") < at(&format!(">SOS-000{number}<"))), "earnest first");
    assert_eq!(list.matches("class=\"chip drill\">DIỄN TẬP").count(), 7, "six lines and the notice");
    assert!(list.contains(" data-drill ") && list.contains("<title>DIỄN TẬP · SOS-000"), "on the map too");
    assert!(!board.contains("data-drill"), "{board}");
    // On paper exercises are told apart, and never from what is open in all.
    let sheet = ha.get("/console/sos/sheet?state=drill").await.body;
    assert!(sheet.contains("Trong bản in này có 6 ca diễn tập.") && !sheet.contains("ca đang mở"), "{sheet}");
    // No double across that border, not even by force.
    let hers = open(&mut ha, sos_id(1)).await;
    assert!(!hers.body.contains("Có thể cùng nhà"), "{}", hers.body);
    let invented = made[0].id.to_string();
    assert_eq!(act(&mut ha, sos_id(1), "same", &[("other", &invented)]).await.status, 422);
    assert!(open(&mut ha, made[4].id).await.body.contains("cùng nhà với SOS-0004"), "but within it");
    // Team page, text to the team, paper, table and the public page of its receipt.
    let seven = team_seven(&mut ha).await;
    let given = act(&mut ha, made[0].id, "assign", &[("team", &seven)]).await;
    assert!(given.body.contains("?body=DI%E1%BB%84N+T%E1%BA%ACP"), "{}", given.body);
    let sheet = format!("/console/sos/{}/sheet", made[0].id);
    let receipt = format!("/s/{}", made[0].receipt);
    for path in [link(&given).as_str(), &sheet, &receipt, "/console/sos/sheet?state=drill"] {
        assert!(
            world.browser().get(path).await.body.contains("DIỄN TẬP")
                || ha.get(path).await.body.contains("DIỄN TẬP"),
            "{path}"
        );
    }
    assert!(ha.get("/console/sos/teams").await.body.matches("đang rảnh").count() == 4, "free for earnest");
    let table = ha.get("/console/sos/export.csv").await.body;
    assert!(table.contains("SOS-0007") && !table.contains("SOS-0001"), "{table}");
    assert!(ha.get("/console/sos/export.csv?state=drill").await.body.contains("\"phone\",\"true\""));
}

async fn an_exercise_ends_with_every_case_of_it_and_changes_no_other(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut ngoc) = (world.console("ha").await, world.console("ngoc").await);
    begin(&mut ngoc, "3").await;
    let lan = guest(&world, "chị Lan");
    call(&lan, sos_id(1), &fresh(&world, &lan)).await;
    let made = drills(&world).await;
    let seven = team_seven(&mut ha).await;
    let path = link(&act(&mut ha, made[0].id, "assign", &[("team", &seven)]).await);
    let csrf = ha.get("/console/sos").await.field("csrf");
    assert_eq!(ha.post("/console/sos/drill", &[("csrf", &csrf), ("then", "end")]).await.status, 404);
    let ending = ngoc.get("/console/sos/drill").await.body;
    let (first, second) = ("<summary>Kết thúc diễn tập</summary>", "Đóng 3 ca diễn tập và kết thúc");
    assert!(ending.find(first).unwrap() < ending.find(second).unwrap(), "two presses, with the count");
    end(&mut ngoc).await;
    assert_eq!(drills(&world).await, []);
    let mut conn = world.city.app().store.read().await.unwrap();
    for case in &made {
        let now = sos::get(&mut conn, case.id).await.unwrap().unwrap();
        assert_eq!((now.state, now.claim), (CitySosState::Closed, None), "though Hà held one");
    }
    assert_eq!(world.browser().post(&format!("{path}/done"), &[]).await.status, 409, "its link is over");
    assert_eq!(status(&lan, sos_id(1)).await.state, CitySosState::Received, "who is in earnest still waits");
    assert!(!ha.get("/console/sos").await.body.contains("Diễn tập lũ tháng 9"));
    assert!(ha.get("/console/sos?state=drill").await.body.contains(">SOS-0001<"), "there to talk about");
}

async fn a_double_that_becomes_earnest_takes_its_whole_out_of_the_exercise(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut ngoc) = (world.console("ha").await, world.console("ngoc").await);
    let (lan, hung) = (guest(&world, "chị Lan"), guest(&world, "anh Hùng"));
    call(&lan, sos_id(1), &fresh(&world, &lan)).await;
    let mut body = fresh(&world, &hung);
    call(&hung, sos_id(2), &body).await;
    let work = world.city.app().store.write(|conn| {
        Box::pin(async move { conn.execute("UPDATE sos SET drill = $1", args![true]).await.map(|_| ()) })
    });
    work.await.unwrap();
    let other = sos_id(2).to_string();
    assert_eq!(act(&mut ha, sos_id(1), "same", &[("other", &other)]).await.status, 200);
    assert_eq!(drills(&world).await.len(), 2);
    (body.revision, body.details.note) = (2, "Nước vào nhà thật rồi".to_owned());
    call(&hung, sos_id(2), &body).await;
    assert_eq!(drills(&world).await, [], "the whole is earnest too");
    assert!(ha.get("/console/sos").await.body.contains(">SOS-0001<"), "and on the board");
    let log = audit::about(&mut world.city.app().store.read().await.unwrap(), &sos_id(1).to_string()).await;
    let log = log.unwrap();
    let line =
        log.iter().find(|line| line.action == "sos.earnest").expect("a line says who took it in earnest");
    assert_eq!((line.actor.clone(), line.detail.clone()), (hung.owner(), Some(other)));
    begin(&mut ngoc, "1").await;
    end(&mut ngoc).await;
    assert!(
        !status(&lan, sos_id(1)).await.state.is_over() && !status(&hung, sos_id(2)).await.state.is_over()
    );
}

async fn what_is_one_with_a_call_in_earnest_does_not_end_with_the_exercise(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut ngoc) = (world.console("ha").await, world.console("ngoc").await);
    begin(&mut ngoc, "5").await;
    let made = drills(&world).await;
    let (whole, part) = (made[3].id, made[4].id);
    assert_eq!(act(&mut ha, whole, "same", &[("other", &part.to_string())]).await.status, 200);
    assert_eq!(act(&mut ha, whole, "earnest", &[]).await.status, 200);
    end(&mut ngoc).await;
    let mut conn = world.city.app().store.read().await.unwrap();
    for (case, is_over) in [(whole, false), (part, false), (made[0].id, true)] {
        assert_eq!(sos::get(&mut conn, case).await.unwrap().unwrap().state.is_over(), is_over);
    }
    let log = audit::about(&mut conn, &part.to_string()).await.unwrap();
    assert!(log.iter().any(|line| line.action == "sos.earnest" && line.detail == Some(whole.to_string())));
    // Parted again it is a call as any other, on the board until somebody ends it.
    let parted = act(&mut ha, whole, "undo", &[("other", &part.to_string())]).await;
    assert_eq!(parted.status, 200, "{}", parted.body);
    let board = ha.get("/console/sos").await.body;
    assert!(board.contains(">SOS-0004<") && board.contains(">SOS-0005<"), "{board}");
}

async fn a_call_is_marked_as_an_exercise_only_while_one_goes_on(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut ngoc) = (world.console("ha").await, world.console("ngoc").await);
    let page = ha.get("/console/sos/new").await;
    assert!(!page.body.contains("name=\"drill\""), "there is none to belong to: {}", page.body);
    let (csrf, id) = (page.field("csrf"), page.field("id"));
    let form = [("csrf", csrf.as_str()), ("id", id.as_str()), ("note", "Nước tới gối"), ("drill", "1")];
    let refused = ha.post("/console/sos/new", &form).await;
    assert_eq!(refused.status, 422, "{}", refused.body);
    for part in
        ["Không có buổi diễn tập nào đang diễn ra", "Nước tới gối", "name=\"drill\" value=\"1\" checked"]
    {
        assert!(refused.body.contains(part), "{part}: {}", refused.body);
    }
    assert_eq!(drills(&world).await, [], "nothing that no exercise would end");
    begin(&mut ngoc, "0").await;
    assert!(ha.get("/console/sos/new").await.body.contains("name=\"drill\""));
    assert_eq!(ha.post("/console/sos/new", &form).await.status, 200);
    assert_eq!(drills(&world).await.len(), 1);
    end(&mut ngoc).await;
    assert_eq!(drills(&world).await, [], "it ends with the exercise");
}

async fn a_call_marked_by_mistake_is_taken_in_earnest_at_the_desk(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut ngoc) = (world.console("ha").await, world.console("ngoc").await);
    begin(&mut ngoc, "2").await;
    let made = drills(&world).await;
    assert!(!ha.get("/console/sos").await.body.contains(">SOS-0001<"));
    assert!(open(&mut ha, made[0].id).await.body.contains("Ca thật, không phải diễn tập"));
    let page = act(&mut ha, made[0].id, "earnest", &[]).await;
    assert!(page.status == 200 && page.body.contains("đã ghi là ca thật"), "{}", page.body);
    assert!(!page.body.contains("Ca thật, không phải diễn tập"), "there is nothing left to mend");
    assert!(ha.get("/console/sos").await.body.contains(">SOS-0001<"), "on the board with the others");
    end(&mut ngoc).await;
    let mut conn = world.city.app().store.read().await.unwrap();
    let states = [made[0].id, made[1].id].map(|id| (id, made[0].id == id));
    for (id, open) in states {
        assert_eq!(sos::get(&mut conn, id).await.unwrap().unwrap().state.is_over(), !open);
    }
}

async fn who_texted_in_an_exercise_and_texts_again_is_taken_in_earnest(engine: Engine) {
    let world = world(engine).await;
    let text = async |words: &str| {
        let body = json!({ "from": "0905 123 456", "text": words });
        let answer = client().post(world.at("/sandbox/sms")).json(&body).send().await.unwrap();
        answer.text().await.unwrap()
    };
    assert!(text("Dien tap: nuoc toi mai").await.contains("SOS-0001"));
    let work = world.city.app().store.write(|conn| {
        Box::pin(async move { conn.execute("UPDATE sos SET drill = $1", args![true]).await.map(|_| ()) })
    });
    work.await.unwrap();
    assert!(text("Nuoc vao nha that roi, cuu voi").await.contains("SOS-0002"), "a case of its own");
    let mut ha = world.console("ha").await;
    let board = ha.get("/console/sos").await.body;
    assert!(board.contains(">SOS-0002<") && !board.contains(">SOS-0001<"), "{board}");
}

async fn in_a_demonstration_the_app_marks_every_call_and_none_is_hidden_for_it(engine: Engine) {
    let world = world(engine).await;
    let lan = guest(&world, "chị Lan");
    let mut body = fresh(&world, &lan);
    body.drill = true;
    call(&lan, sos_id(1), &body).await;
    let board = world.console("ha").await.get("/console/sos").await.body;
    assert!(board.contains(">SOS-0001<"), "{board}");
}
