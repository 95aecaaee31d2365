//! The triage board and the teams, as operators in their browsers and leaders on their phones meet them; the same on
//! both engines.

use std::time::Duration;

use hue_city::args;
use hue_city::store::audit;
use hue_city::store::role::{self, Role};
use hue_model::geo::Point;
use hue_model::id::SosId;
use hue_model::sos::{CancelReason, CitySosState, Need, PutSos, SosStatus, Vulnerable, WaterLevel};
use hue_model::time::Millis;

use crate::postgres;
use crate::sos::{call, first, sos_id, status};
use crate::support::{Engine, Guest, on_both};
use crate::visitor::{Browser, Page, World};

on_both!(
    two_operators_never_work_one_case_unknowingly,
    a_team_takes_a_case_by_its_link_and_the_caller_reads_every_step,
    a_link_serves_one_case_and_expires,
    who_cannot_be_reached_waits_again,
    doubles_are_suggested_with_reasons_merged_by_a_person_and_parted_again,
    a_case_that_is_over_takes_in_nobody_who_waits,
    what_a_merged_caller_says_moves_the_whole_case,
    one_of_two_callers_takes_back_and_the_other_is_still_fetched,
    taken_back_it_is_nobodys_work_any_more,
    who_needs_help_most_is_on_top,
    a_call_that_was_written_down_is_one_case_however_often_it_is_sent,
    what_is_heard_later_is_written_into_its_case,
    what_the_desk_wrote_stands_beside_what_the_app_says_next,
    a_caller_changes_her_own_words_and_not_the_desks,
    a_call_without_a_point_has_none_that_could_be_approximate,
    what_is_heard_after_the_end_opens_a_case_again,
    opened_again_it_is_open_for_its_caller_too,
    every_look_at_a_case_is_written_down,
    the_next_shift_reads_how_every_open_case_stands,
    a_ward_desk_sees_its_own_cases_and_an_agency_none,
);

pub(crate) async fn world(engine: Engine) -> World {
    let database = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(postgres::fresh().await),
    };
    let world = World::on(tempfile::tempdir().unwrap(), database).await;
    grant(&world, "minh", Role::Operator).await;
    world
}

pub(crate) async fn grant(world: &World, sub: &'static str, role: Role) {
    let issuer = world.at("/vneid");
    let store = &world.city.app().store;
    let done = store
        .write(move |conn| Box::pin(async move { role::grant(conn, &issuer, sub, &role, Millis(0)).await }));
    done.await.unwrap();
}

pub(crate) fn guest(world: &World, name: &str) -> Guest {
    Guest::new(&world.city.base_url, name)
}

/// A packet of just now.
pub(crate) fn fresh(world: &World, guest: &Guest) -> PutSos {
    PutSos { raised_at: world.city.app().now(), ..first(guest) }
}

pub(crate) async fn open(browser: &mut Browser, id: SosId) -> Page {
    browser.get(&format!("/console/sos/{id}")).await
}

/// Does something the way a person does: with what the page of the case had in its forms.
async fn press(browser: &mut Browser, page: &Page, id: SosId, action: &str, fields: &[(&str, &str)]) -> Page {
    let (csrf, version) = (page.field("csrf"), page.field("version"));
    let form = [&[("csrf", csrf.as_str()), ("version", version.as_str())], fields].concat();
    browser.post(&format!("/console/sos/{id}/{action}"), &form).await
}

pub(crate) async fn act(browser: &mut Browser, id: SosId, action: &str, fields: &[(&str, &str)]) -> Page {
    let page = open(browser, id).await;
    press(browser, &page, id, action, fields).await
}

/// Adds team 7 and answers its id.
pub(crate) async fn team_seven(browser: &mut Browser) -> String {
    let csrf = browser.get("/console/sos/teams").await.field("csrf");
    let team = [
        ("name", "Đội 7"),
        ("leader", "Nguyễn Văn Sơn"),
        ("phone", "0914 000 007"),
        ("boat", "thuyền máy, chở 6 người"),
        ("area", "Phú Xuân"),
    ];
    let page = browser
        .post("/console/sos/teams", &[&[("csrf", csrf.as_str()), ("id", "")], &team[..]].concat())
        .await;
    assert!(page.status == 200 && page.body.contains("Đội 7"), "{}", page.body);
    // Beside the teams that a demonstration begins with.
    let own = page.body.split("<b>Đội 7</b>").nth(1).unwrap();
    own.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// The path of the link on a page that shows one.
pub(crate) fn link(page: &Page) -> String {
    let after = page.body.split("/team/").nth(1).unwrap_or_else(|| panic!("no link: {}", page.body));
    format!("/team/{}", after.split('"').next().unwrap())
}

fn states(status: &SosStatus) -> Vec<CitySosState> {
    status.timeline.iter().map(|entry| entry.state).collect()
}

async fn two_operators_never_work_one_case_unknowingly(engine: Engine) {
    let world = world(engine).await;
    let lan = guest(&world, "chị Lan");
    call(&lan, sos_id(1), &fresh(&world, &lan)).await;
    let (mut ha, mut minh) = (world.console("ha").await, world.console("minh").await);
    let (hers, his) = (open(&mut ha, sos_id(1)).await, open(&mut minh, sos_id(1)).await);
    let (one, two) = tokio::join!(
        press(&mut ha, &hers, sos_id(1), "claim", &[]),
        press(&mut minh, &his, sos_id(1), "claim", &[])
    );
    let won = (one.status == 200, two.status == 200);
    assert!(won.0 != won.1, "one of them was faster: {} {}", one.status, two.status);
    let (mut first, mut second, old, lost, name) =
        if won.0 { (ha, minh, his, two, "Trần Hà") } else { (minh, ha, hers, one, "Trần Văn Minh") };
    assert!(lost.status == 422 && lost.body.contains(&format!("{name} đang xử lý ca này")), "{}", lost.body);
    // Whoever comes later sees who has it and cannot do anything by accident, not even from an old page.
    let seen = open(&mut second, sos_id(1)).await;
    assert!(seen.body.contains(&format!("{name} đang xử lý")) && !seen.body.contains("Nhắn người gọi"));
    for (action, fields) in [("tell", &[("note", "Đội sắp đến")][..]), ("done", &[]), ("release", &[])]
    {
        assert_eq!(press(&mut second, &old, sos_id(1), action, fields).await.status, 422, "{action}");
    }
    assert_eq!(status(&lan, sos_id(1)).await.state, CitySosState::Received);
    // Knowingly is another matter; and then the first one is told.
    let from = seen.field("from");
    assert_eq!(press(&mut second, &seen, sos_id(1), "take-over", &[("from", &from)]).await.status, 200);
    assert_eq!(act(&mut first, sos_id(1), "tell", &[("note", "Lên tầng 2")]).await.status, 422);
    assert_eq!(act(&mut second, sos_id(1), "tell", &[("note", "Lên tầng 2")]).await.status, 200);
    let said = status(&lan, sos_id(1)).await.timeline;
    assert_eq!(said.iter().map(|entry| entry.note.as_str()).collect::<Vec<_>>(), ["", "Lên tầng 2"]);
    // A take-over from somebody who has it no more is none.
    let stranger = "p-somebody-else";
    assert_eq!(act(&mut first, sos_id(1), "take-over", &[("from", stranger)]).await.status, 422);
}

async fn a_team_takes_a_case_by_its_link_and_the_caller_reads_every_step(engine: Engine) {
    let world = world(engine).await;
    let lan = guest(&world, "chị Lan");
    let mut body = fresh(&world, &lan);
    body.details.phone = "0905 123 456".into();
    body.details.vulnerable = vec![Vulnerable::Child];
    body.details.water = Some(WaterLevel::Waist);
    body.details.people = Some(4);
    call(&lan, sos_id(1), &body).await;
    let mut ha = world.console("ha").await;
    let seven = team_seven(&mut ha).await;
    assert_eq!(act(&mut ha, sos_id(1), "assign", &[("team", "đội ma")]).await.status, 422);
    let given = act(&mut ha, sos_id(1), "assign", &[("team", &seven)]).await;
    assert_eq!(given.status, 200, "{}", given.body);
    let path = link(&given);
    assert!(!open(&mut ha, sos_id(1)).await.body.contains("/team/"), "the link is shown once");
    let mut son = world.browser();
    for _ in 0..2 {
        let page = son.get(&path).await;
        for word in ["SOS-0001", "Đội 7", "4 người", "trẻ nhỏ", "nước ngang bụng", "tel:0905123456"]
        {
            assert!(page.body.contains(word), "{word}: {}", page.body);
        }
        assert!(!page.body.contains("<script"), "without script");
        assert_eq!(page.headers["cache-control"], "no-store");
    }
    let now = status(&lan, sos_id(1)).await;
    assert_eq!((now.state, states(&now).len()), (CitySosState::Assigned, 2), "looking changes nothing");
    let team = now.team.unwrap();
    assert_eq!((team.name.as_str(), team.phone.as_str()), ("Đội 7", "0914 000 007"));
    assert_eq!(son.post_from(Some("https://evil.example"), &format!("{path}/done"), &[]).await.status, 403);
    // Each pressed twice, as on a bad network.
    for (answer, state) in [
        ("accepted", CitySosState::Assigned),
        ("on-the-way", CitySosState::OnTheWay),
        ("done", CitySosState::Done),
    ] {
        for _ in 0..2 {
            assert_eq!(son.post(&format!("{path}/{answer}"), &[]).await.status, 200, "{answer}");
        }
        assert_eq!(status(&lan, sos_id(1)).await.state, state);
    }
    let done = status(&lan, sos_id(1)).await;
    use CitySosState::{Assigned, Done, OnTheWay, Received};
    assert_eq!(states(&done), [Received, Assigned, Assigned, OnTheWay, Done]);
    assert!(done.timeline[2].note.contains("Đội đã nhận"));
    let page = open(&mut ha, sos_id(1)).await;
    assert!(page.body.contains("<b>Đội 7</b> báo đã an toàn"), "who said so stands there: {}", page.body);
    assert!(!ha.get("/console/sos").await.body.contains("SOS-0001"));
}

async fn a_link_serves_one_case_and_expires(engine: Engine) {
    let world = world(engine).await;
    let (lan, tu) = (guest(&world, "chị Lan"), guest(&world, "cụ Tư"));
    call(&lan, sos_id(1), &fresh(&world, &lan)).await;
    call(&tu, sos_id(2), &fresh(&world, &tu)).await;
    let mut ha = world.console("ha").await;
    let seven = team_seven(&mut ha).await;
    let old = link(&act(&mut ha, sos_id(1), "assign", &[("team", &seven)]).await);
    let new = link(&act(&mut ha, sos_id(1), "assign", &[("team", &seven)]).await);
    let other = link(&act(&mut ha, sos_id(2), "assign", &[("team", &seven)]).await);
    let mut son = world.browser();
    assert!(
        son.get(&other).await.body.contains("SOS-0002") && !son.get(&new).await.body.contains("SOS-0002")
    );
    assert_eq!(
        son.post(&format!("{old}/done"), &[]).await.status,
        409,
        "given again: the first link is over"
    );
    assert_eq!(son.get("/team/guessed").await.status, 404);
    assert_eq!(son.post("/team/guessed/done", &[]).await.status, 404);
    let mut conn = world.city.app().store.read().await.unwrap();
    let secret = new.trim_start_matches("/team/").to_owned();
    let kept =
        conn.all("SELECT token_hash FROM sos_assignment WHERE token_hash = $1", args![secret]).await.unwrap();
    assert!(kept.is_empty(), "the record has only the hash");
    world.clock.forward(Duration::from_secs(24 * 3600));
    assert_eq!(son.get(&new).await.status, 404);
    assert_eq!(son.post(&format!("{new}/done"), &[]).await.status, 404);
    assert_eq!(status(&lan, sos_id(1)).await.state, CitySosState::Assigned);
}

async fn who_cannot_be_reached_waits_again(engine: Engine) {
    let world = world(engine).await;
    let lan = guest(&world, "chị Lan");
    call(&lan, sos_id(1), &fresh(&world, &lan)).await;
    let mut ha = world.console("ha").await;
    let seven = team_seven(&mut ha).await;
    let path = link(&act(&mut ha, sos_id(1), "assign", &[("team", &seven)]).await);
    let mut son = world.browser();
    let long = "xa ".repeat(200);
    assert_eq!(son.post(&format!("{path}/cannot-reach"), &[("note", &long)]).await.status, 422);
    let why = [("note", "Cầu sập, nước xiết")];
    assert!(son.post(&format!("{path}/cannot-reach"), &why).await.body.contains("không còn giao cho đội"));
    let now = status(&lan, sos_id(1)).await;
    assert_eq!((now.state, now.team), (CitySosState::CannotReach, None));
    assert_eq!(now.timeline.last().unwrap().note, "Cầu sập, nước xiết");
    assert!(ha.get("/console/sos?state=waiting").await.body.contains("SOS-0001"));
    // The caller gets out alone; the next team reads that it need not go.
    let path = link(&act(&mut ha, sos_id(1), "assign", &[("team", &seven)]).await);
    let mut safe = fresh(&world, &lan);
    (safe.revision, safe.cancelled) = (2, Some(hue_model::sos::CancelReason::Safe));
    call(&lan, sos_id(1), &safe).await;
    assert!(son.get(&path).await.body.contains("Không cần đi nữa"));
    assert_eq!(son.post(&format!("{path}/on-the-way"), &[]).await.status, 409);
    assert_eq!(status(&lan, sos_id(1)).await.state, CitySosState::Cancelled);
}

async fn doubles_are_suggested_with_reasons_merged_by_a_person_and_parted_again(engine: Engine) {
    let world = world(engine).await;
    let (lan, minh, tu) = (guest(&world, "chị Lan"), guest(&world, "anh Minh"), guest(&world, "cụ Tư"));
    let mut hers = fresh(&world, &lan);
    (hers.details.people, hers.details.phone) = (Some(4), "0905 123 456".into());
    call(&lan, sos_id(1), &hers).await;
    // Her neighbour calls for her, from far away, with her phone written another way.
    let mut his = fresh(&world, &minh);
    his.details.place = None;
    (his.details.people, his.details.phone) = (Some(6), "+84905123456".into());
    his.details.caller_phone = "0914 000 111".into();
    call(&minh, sos_id(2), &his).await;
    // And somebody calls from 25 m away; another from 2 km.
    let mut near = fresh(&world, &tu);
    near.details.place.as_mut().unwrap().point = Some(Point { lat: 16.47432, long: 107.5852 });
    call(&tu, sos_id(3), &near).await;
    near.details.place.as_mut().unwrap().point = Some(Point { lat: 16.49, long: 107.5852 });
    call(&tu, sos_id(4), &near).await;
    let mut ha = world.console("ha").await;
    let page = open(&mut ha, sos_id(1)).await;
    for word in ["cùng nhà với SOS-0002", "cùng số điện thoại", "cùng nhà với SOS-0003", "cách 24 m"]
    {
        assert!(page.body.contains(word), "{word}: {}", page.body);
    }
    assert!(!page.body.contains("cùng nhà với SOS-0004"));
    let other = |seed| sos_id(seed).to_string();
    act(&mut ha, sos_id(1), "different", &[("other", &other(3))]).await;
    let page = act(&mut ha, sos_id(2), "same", &[("other", &other(1))]).await;
    assert!(page.url.contains(&other(1)), "the earlier one goes on: {}", page.url);
    assert!(!page.body.contains("cùng nhà với SOS-0003"), "what was decided is not asked again");
    for word in ["4 người", "6 người"] {
        assert!(page.body.contains(word), "head counts are listed and never overwritten: {word}");
    }
    let board = ha.get("/console/sos").await.body;
    assert!(board.contains("SOS-0001") && !board.contains(">SOS-0002<"), "one line for both");
    // Both callers read what becomes of the one case.
    let seven = team_seven(&mut ha).await;
    act(&mut ha, sos_id(1), "assign", &[("team", &seven)]).await;
    let (before, now) = (status(&lan, sos_id(1)).await, status(&minh, sos_id(2)).await);
    assert_eq!((now.state, now.team), (CitySosState::Assigned, before.team));
    assert_eq!(now.number, "SOS-0002", "each keeps the number that was given");
    assert_eq!(act(&mut ha, sos_id(2), "done", &[]).await.status, 422, "what is done is done with the whole");
    let page = act(&mut ha, sos_id(1), "undo", &[("other", &other(2))]).await;
    assert!(page.body.contains("cùng nhà với SOS-0002"), "parted, it is a suggestion again");
    assert_eq!(status(&minh, sos_id(2)).await.state, CitySosState::Received);
    assert!(
        act(&mut ha, sos_id(1), "undo", &[("other", &other(3))]).await.body.contains("cùng nhà với SOS-0003")
    );
}

/// Two calls from one house, merged by Trần Hà: chị Lan's goes on, anh Minh's is part of it.
async fn merged(world: &World) -> (Guest, Guest, Browser) {
    let (lan, minh) = (guest(world, "chị Lan"), guest(world, "anh Minh"));
    let mut ha = world.console("ha").await;
    let calm = |guest: &Guest| {
        let mut body = fresh(world, guest);
        (body.details.water, body.details.needs) = (Some(WaterLevel::Ankle), vec![Need::FoodWater]);
        body
    };
    call(&lan, sos_id(1), &calm(&lan)).await;
    call(&minh, sos_id(2), &calm(&minh)).await;
    let page = act(&mut ha, sos_id(1), "same", &[("other", &sos_id(2).to_string())]).await;
    assert_eq!(page.status, 200);
    (lan, minh, ha)
}

async fn a_case_that_is_over_takes_in_nobody_who_waits(engine: Engine) {
    let world = world(engine).await;
    let (lan, minh) = (guest(&world, "chị Lan"), guest(&world, "anh Minh"));
    call(&lan, sos_id(1), &fresh(&world, &lan)).await;
    let mut ha = world.console("ha").await;
    act(&mut ha, sos_id(1), "done", &[]).await;
    // She says more after the end, so the case is on the board again; her neighbour calls for the first time.
    call(&lan, sos_id(1), &PutSos { revision: 2, ..fresh(&world, &lan) }).await;
    call(&minh, sos_id(2), &fresh(&world, &minh)).await;
    for (here, other) in [(1, 2), (2, 1)] {
        let page = act(&mut ha, sos_id(here), "same", &[("other", &sos_id(other).to_string())]).await;
        assert!(page.status == 422 && page.body.contains("đã kết thúc"), "{}", page.body);
    }
    assert_eq!(
        status(&minh, sos_id(2)).await.state,
        CitySosState::Received,
        "nobody told him that he is safe"
    );
    act(&mut ha, sos_id(1), "reopen", &[]).await;
    let page = act(&mut ha, sos_id(1), "same", &[("other", &sos_id(2).to_string())]).await;
    assert_eq!(page.status, 200, "opened again it may be one: {}", page.body);
}

async fn what_a_merged_caller_says_moves_the_whole_case(engine: Engine) {
    let world = world(engine).await;
    let (_lan, minh, mut ha) = merged(&world).await;
    let tu = guest(&world, "cụ Tư");
    let mut third = fresh(&world, &tu);
    (third.details.place, third.details.water) = (None, Some(WaterLevel::Knee));
    third.details.phone = "0905 333 444".into();
    call(&tu, sos_id(3), &third).await;
    let first_on = async |ha: &mut Browser| {
        let board = ha.get("/console/sos").await.body;
        board.split("SOS-").nth(1).and_then(|it| it.get(..4)).unwrap_or_default().to_owned()
    };
    assert_eq!(first_on(&mut ha).await, "0003");
    let mut rising = fresh(&world, &minh);
    (rising.revision, rising.details.water) = (2, Some(WaterLevel::OverHead));
    call(&minh, sos_id(2), &rising).await;
    assert_eq!(first_on(&mut ha).await, "0001", "the water at his door lifts the case of both");
    // Ended too early: what he says afterwards opens it again for the desk.
    act(&mut ha, sos_id(1), "done", &[]).await;
    assert!(!ha.get("/console/sos").await.body.contains("SOS-0001"));
    call(&minh, sos_id(2), &PutSos { revision: 3, ..rising }).await;
    assert!(ha.get("/console/sos").await.body.contains("SOS-0001"), "somebody still waits");
}

async fn one_of_two_callers_takes_back_and_the_other_is_still_fetched(engine: Engine) {
    let world = world(engine).await;
    let (lan, minh, mut ha) = merged(&world).await;
    let seven = team_seven(&mut ha).await;
    let mut leader = world.browser();
    let path = link(&act(&mut ha, sos_id(1), "assign", &[("team", &seven)]).await);
    let back = |revision, guest: &Guest| PutSos {
        revision,
        cancelled: Some(CancelReason::Safe),
        ..fresh(&world, guest)
    };
    call(&lan, sos_id(1), &back(2, &lan)).await;
    assert_eq!(status(&lan, sos_id(1)).await.state, CitySosState::Cancelled, "hers is taken back");
    let his = status(&minh, sos_id(2)).await;
    assert_eq!((his.state, his.team.is_some()), (CitySosState::Assigned, true), "he is still fetched");
    assert!(leader.get(&path).await.body.contains("Đã đưa tới nơi an toàn"), "the team goes on");
    call(&minh, sos_id(2), &back(2, &minh)).await;
    assert_eq!(status(&minh, sos_id(2)).await.state, CitySosState::Cancelled);
    assert!(leader.get(&path).await.body.contains("đã hủy"), "now nobody waits");
    let page = open(&mut ha, sos_id(1)).await.body;
    let (said, happened) =
        page.split("id=\"said\"").nth(1).and_then(|it| it.split_once("id=\"timeline\"")).unwrap();
    assert_eq!(said.matches("Người gọi báo đã an toàn").count(), 2, "each took back their own: {said}");
    assert!(happened.contains("<b>Người gọi đã hủy</b>"), "when it ended stands there: {happened}");
    let mut conn = world.city.app().store.read().await.unwrap();
    let lines = audit::about(&mut conn, &sos_id(1).to_string()).await.unwrap();
    let ended = lines.iter().filter(|line| line.action == "sos.cancel").map(|line| line.actor.as_str());
    assert_eq!(ended.collect::<Vec<_>>(), [lan.owner(), minh.owner()], "and through whose word");
    assert!(!ha.get("/console/sos").await.body.contains("SOS-0001"));
}

async fn taken_back_it_is_nobodys_work_any_more(engine: Engine) {
    let world = world(engine).await;
    let lan = guest(&world, "chị Lan");
    let mut body = fresh(&world, &lan);
    body.details.phone = "0905 123 456".into();
    call(&lan, sos_id(1), &body).await;
    let mut ha = world.console("ha").await;
    let seven = team_seven(&mut ha).await;
    let path = link(&act(&mut ha, sos_id(1), "assign", &[("team", &seven)]).await);
    let mut leader = world.browser();
    assert!(leader.get(&path).await.body.contains("0905 123 456"));
    call(&lan, sos_id(1), &PutSos { revision: 2, cancelled: Some(CancelReason::Safe), ..body }).await;
    let page = leader.get(&path).await.body;
    assert!(page.contains("đã hủy") && !page.contains("0905"), "over, and no phone is left on it: {page}");
    assert_eq!(leader.post(&format!("{path}/on-the-way"), &[]).await.status, 409);
    let mut conn = world.city.app().store.read().await.unwrap();
    let kept = hue_city::store::sos::get(&mut conn, sos_id(1)).await.unwrap().unwrap();
    assert_eq!(kept.claim, None);
}

async fn who_needs_help_most_is_on_top(engine: Engine) {
    let world = world(engine).await;
    let lan = guest(&world, "chị Lan");
    let say =
        async |seed: u16, needs: &[Need], water: Option<WaterLevel>, weak: &[Vulnerable], minutes: i64| {
            let mut body = fresh(&world, &lan);
            body.raised_at = body.raised_at.plus(-60_000 * minutes);
            (body.details.needs, body.details.water) = (needs.to_vec(), water);
            body.details.vulnerable = weak.to_vec();
            body.details.place.as_mut().unwrap().address = format!("nhà {seed}");
            call(&lan, sos_id(seed), &body).await;
        };
    use WaterLevel::{Chest, Knee, OverHead, Waist};
    say(1, &[Need::FoodWater], Some(OverHead), &[Vulnerable::Child], 300).await;
    say(2, &[Need::Rescue], Some(Knee), &[], 300).await;
    say(3, &[Need::Rescue], Some(Waist), &[Vulnerable::Child], 0).await;
    say(4, &[Need::Rescue], Some(Waist), &[Vulnerable::Child], 60).await;
    say(5, &[Need::Medical], Some(Chest), &[], 0).await;
    say(6, &[], None, &[], 0).await;
    let mut ha = world.console("ha").await;
    let numbers = |page: &Page| -> Vec<String> {
        let rows = page.body.split("class=\"row\"").skip(1);
        rows.map(|row| row.split("<b>").nth(1).unwrap().split('<').next().unwrap().to_owned()).collect()
    };
    let order = numbers(&ha.get("/console/sos").await);
    let wanted = [5, 4, 3, 6, 2, 1].map(|number| format!("SOS-{number:04}"));
    assert_eq!(order, wanted, "deeper, weaker, longer; nothing said counts as up to the waist");
    assert_eq!(numbers(&ha.get("/console/sos?q=NHA+4").await), ["SOS-0004"], "blind to tone marks");
    assert_eq!(numbers(&ha.get("/console/sos?ward=19753").await).len(), 6);
    assert!(numbers(&ha.get("/console/sos?ward=00000").await).is_empty());
    act(&mut ha, sos_id(5), "close", &[("reason", "Gọi nhầm")]).await;
    assert_eq!(numbers(&ha.get("/console/sos").await).len(), 5);
    assert_eq!(numbers(&ha.get("/console/sos?state=over").await), ["SOS-0005"]);
    assert_eq!(status(&lan, sos_id(5)).await.timeline.last().unwrap().note, "Gọi nhầm");
    let map = ha.get("/console/sos").await.body;
    assert!(map.contains("<text") && map.contains(">5</text>"), "five on one spot are one point");
}

async fn a_call_that_was_written_down_is_one_case_however_often_it_is_sent(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    let page = ha.get("/console/sos/new").await;
    let (csrf, id) = (page.field("csrf"), page.field("id"));
    let kept = [("csrf", csrf.as_str()), ("id", id.as_str())];
    assert_eq!(ha.post("/console/sos/new", &kept).await.status, 422, "nothing was written");
    let said = [
        ("address", "=Thôn Bao Vinh, nhà ông Được"),
        ("phone", "+84 905 123 456"),
        ("people", "6"),
        ("vulnerable-pregnant", "1"),
        ("need-rescue", "1"),
        ("water", "over_head"),
        ("ward", "19753"),
        ("point", "16.4875, 107.5650"),
        ("cannot_talk", "1"),
    ];
    let form = [&kept[..], &said[..]].concat();
    for _ in 0..2 {
        let page = ha.post("/console/sos/new", &form).await;
        assert!(page.status == 200 && page.url.ends_with(&id), "{}", page.url);
        for word in ["SOS-0001", "6 người", "phụ nữ mang thai", "quá đầu", "sms:+84905123456", "Trần Hà"]
        {
            assert!(page.body.contains(word), "{word}: {}", page.body);
        }
    }
    assert_eq!(ha.get("/console/sos").await.body.matches("class=\"row\"").count(), 1);
    let csv = ha.get("/console/sos/export.csv").await;
    assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
    assert_eq!(csv.body.lines().count(), 2);
    assert!(
        csv.body.contains("\"'=Thôn Bao Vinh, nhà ông Được\"") && csv.body.contains("\"'+84 905 123 456\"")
    );
    assert!(csv.body.contains("\"16.4875\""), "a number stays one: {}", csv.body);
    for path in ["/console/sos/sheet".to_owned(), format!("/console/sos/{id}/sheet")] {
        let sheet = ha.get(&path).await;
        assert!(sheet.body.contains("SOS-0001") && sheet.body.contains("Thôn Bao Vinh"), "{path}");
    }
    let mut nobody = world.browser();
    assert!(nobody.get("/console/sos/export.csv").await.url.contains("/vneid/"), "for operators only");
    assert_eq!(ha.post_from(None, "/console/sos/new", &form).await.status, 403);
    assert_eq!(
        ha.post("/console/sos/new", &[("csrf", "x"), kept[1], ("note", "Chữ đã viết")]).await.status,
        403
    );
}

async fn what_is_heard_later_is_written_into_its_case(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    let page = ha.get("/console/sos/new").await;
    let (csrf, id) = (page.field("csrf"), page.field("id"));
    let kept = [("csrf", csrf.as_str()), ("id", id.as_str())];
    // Only the box for an exercise is ticked: the form comes back with it.
    let back = ha.post("/console/sos/new", &[&kept[..], &[("drill", "1")]].concat()).await;
    assert!(back.status == 422 && back.body.contains("name=\"drill\" value=\"1\" checked"), "{}", back.body);
    let first = [("address", "Thôn Bao Vinh"), ("point", "16,4875 107,5650"), ("people", "khoảng sáu")];
    let page = ha.post("/console/sos/new", &[&kept[..], &first[..]].concat()).await;
    for word in ["16.48750, 107.56500", "people: khoảng sáu"] {
        assert!(page.body.contains(word), "{word}: {}", page.body);
    }
    // Back, more typed into the same form, sent again.
    let second = [first[0], first[1], ("people", "6"), ("phone", "0935 111 222"), ("note", "Nhà mái tôn")];
    let page = ha.post("/console/sos/new", &[&kept[..], &second[..]].concat()).await;
    for word in ["6 người", "tel:0935111222", "Nhà mái tôn"] {
        assert!(page.body.contains(word), "{word}: {}", page.body);
    }
    // An hour later they call again, and anh Minh picks up, while Trần Hà works on the case.
    let id = id.parse().unwrap();
    act(&mut ha, id, "claim", &[]).await;
    let mut minh = world.console("minh").await;
    let empty = act(&mut minh, id, "more", &[]).await;
    assert!(empty.status == 422 && empty.body.contains("Hãy viết vài chữ"), "{}", empty.body);
    let more = [("people", "7"), ("vulnerable-pregnant", "1"), ("water", "over_head")];
    let more = [&more[..], &[("point", "trên đê"), ("note", "Có bà bầu")]].concat();
    let page = act(&mut minh, id, "more", &more).await;
    assert_eq!(page.status, 200, "{}", page.body);
    for word in ["6–7 người", "phụ nữ mang thai", "quá đầu", "tel:0935111222", "Thôn Bao Vinh", "Nhà mái tôn"]
    {
        assert!(page.body.contains(word), "what was known stays: {word}: {}", page.body);
    }
    let said =
        page.body.split("id=\"said\"").nth(1).and_then(|it| it.split("id=\"timeline\"").next()).unwrap();
    assert_eq!(said.matches("16.48750, 107.56500").count(), 2, "all that was said, when it was said: {said}");
    for word in ["Có bà bầu", "16.48750, 107.56500", "place.point: trên đê", "Trần Hà", "Trần Văn Minh"]
    {
        assert!(page.body.contains(word), "{word}: {}", page.body);
    }
    assert_eq!(ha.get("/console/sos").await.body.matches("class=\"row\"").count(), 1);
    // Chị Lan's app knows nothing of a desk: what it said stays, too.
    let lan = guest(&world, "chị Lan");
    call(&lan, sos_id(1), &fresh(&world, &lan)).await;
    act(&mut ha, sos_id(1), "more", &[("ward", "19789"), ("phone", "0905 123 456")]).await;
    let page = open(&mut ha, sos_id(1)).await.body;
    assert!(page.contains("tel:0905123456") && page.contains("16.47410, 107.58520"), "{page}");
}

/// Chị Lan called by her app, and Trần Hà wrote down what she heard on the phone.
async fn heard_by_phone(engine: Engine) -> (World, Browser, Guest, PutSos) {
    let world = world(engine).await;
    let (mut ha, lan) = (world.console("ha").await, guest(&world, "chị Lan"));
    let mut said = fresh(&world, &lan);
    said.details.note = "Nước lên nhanh".into();
    said.details.phone = "0905 123 456".into();
    call(&lan, sos_id(1), &said).await;
    let heard = [
        ("people", "5"),
        ("vulnerable-pregnant", "1"),
        ("phone", "0935 111 222"),
        ("address", "Kiệt 12, nhà mái tôn"),
        ("note", "Có bà bầu sắp sinh"),
    ];
    assert_eq!(act(&mut ha, sos_id(1), "more", &heard).await.status, 200);
    (world, ha, lan, said)
}

/// What stands above the list of what was said.
async fn standing(browser: &mut Browser) -> String {
    open(browser, sos_id(1)).await.body.split("id=\"said\"").next().unwrap().to_owned()
}

async fn what_the_desk_wrote_stands_beside_what_the_app_says_next(engine: Engine) {
    let (_world, mut ha, lan, mut said) = heard_by_phone(engine).await;
    // The app knows nothing of that: it says where she is now, and how many they are by her count.
    let place = said.details.place.as_mut().unwrap();
    place.point = Some(Point { lat: 16.4755, long: 107.5861 });
    said.details.people = Some(7);
    said.revision = 2;
    assert_eq!(call(&lan, sos_id(1), &said).await.revision, 2);
    let main = standing(&mut ha).await;
    let stays =
        ["5–7 người", "phụ nữ mang thai", "tel:0935111222", "Kiệt 12, nhà mái tôn", "Có bà bầu", "Nước lên"];
    for word in stays {
        assert!(main.contains(word), "{word}: {main}");
    }
    let page = open(&mut ha, sos_id(1)).await.body;
    assert!(page.contains("16.47550, 107.58610"), "and the newest point is hers: {page}");
}

async fn a_caller_changes_her_own_words_and_not_the_desks(engine: Engine) {
    let (_world, mut ha, lan, mut said) = heard_by_phone(engine).await;
    said.details.phone = "0914 000 111".into();
    said.details.note = "Nước tới ngực".into();
    said.revision = 2;
    call(&lan, sos_id(1), &said).await;
    let main = standing(&mut ha).await;
    for word in ["tel:0914000111", "tel:0935111222", "bàn trực ghi", "Có bà bầu", "Nước tới ngực"]
    {
        assert!(main.contains(word), "{word}: {main}");
    }
    assert!(!main.contains("Nước lên nhanh"), "her own older words are in the list of what was said");
    let once = ha.get("/console/sos/export.csv").await.body;
    call(&lan, sos_id(1), &said).await;
    assert_eq!(ha.get("/console/sos/export.csv").await.body, once, "the same once more changes nothing");
}

async fn a_call_without_a_point_has_none_that_could_be_approximate(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    let page = ha.get("/console/sos/new").await;
    let (csrf, id) = (page.field("csrf"), page.field("id"));
    let named = [("csrf", csrf.as_str()), ("id", id.as_str()), ("address", "Kiệt 42"), ("cannot_talk", "1")];
    let page = ha.post("/console/sos/new", &named).await.body;
    assert!(page.contains("Kiệt 42") && !page.contains("điểm chỉ là gần đúng"), "{page}");
    let said = page.split("id=\"said\"").nth(1).and_then(|it| it.split("id=\"timeline\"").next()).unwrap();
    assert!(said.contains("không nói được"), "{said}");
}

async fn what_is_heard_after_the_end_opens_a_case_again(engine: Engine) {
    let world = world(engine).await;
    let lan = guest(&world, "chị Lan");
    call(&lan, sos_id(1), &fresh(&world, &lan)).await;
    let mut ha = world.console("ha").await;
    act(&mut ha, sos_id(1), "close", &[("reason", "Không liên lạc được")]).await;
    assert!(!ha.get("/console/sos").await.body.contains("SOS-0001"));
    world.clock.forward(Duration::from_secs(60));
    let mut more = fresh(&world, &lan);
    (more.revision, more.details.water) = (2, Some(WaterLevel::OverHead));
    assert_eq!(call(&lan, sos_id(1), &more).await.state, CitySosState::Closed, "nobody decided yet");
    let board = ha.get("/console/sos").await.body;
    assert!(board.contains("SOS-0001") && board.contains("có tin mới sau khi đóng"), "{board}");
    let tu = guest(&world, "cụ Tư");
    let mut calm = fresh(&world, &tu);
    (calm.details.water, calm.details.needs) = (Some(WaterLevel::Ankle), vec![Need::FoodWater]);
    call(&tu, sos_id(2), &calm).await;
    let board = ha.get("/console/sos").await.body;
    let place = |number: &str| board.find(number).unwrap_or_else(|| panic!("no {number}: {board}"));
    assert!(place(">SOS-0001<") < place(">SOS-0002<"), "it stands where its water puts it, not last");
    act(&mut ha, sos_id(1), "reopen", &[]).await;
    let now = status(&lan, sos_id(1)).await;
    assert_eq!(states(&now), [CitySosState::Received, CitySosState::Closed, CitySosState::Received]);
}

async fn opened_again_it_is_open_for_its_caller_too(engine: Engine) {
    let world = world(engine).await;
    let (lan, minh) = (guest(&world, "chị Lan"), guest(&world, "anh Minh"));
    let receipt = call(&lan, sos_id(1), &fresh(&world, &lan)).await.receipt;
    let mut ha = world.console("ha").await;
    let seven = team_seven(&mut ha).await;
    let path = link(&act(&mut ha, sos_id(1), "assign", &[("team", &seven)]).await);
    let mut son = world.browser();
    son.post(&format!("{path}/done"), &[]).await;
    let over = status(&lan, sos_id(1)).await;
    assert_eq!(over.state, CitySosState::Done);
    // It was the house next door.
    act(&mut ha, sos_id(1), "reopen", &[]).await;
    let again = status(&lan, sos_id(1)).await;
    assert_eq!((again.state, &again.team), (CitySosState::Received, &None));
    assert!(again.version > over.version, "who asks with what they had reads that it changed");
    assert!(son.get(&format!("/s/{receipt}")).await.body.contains("Thành phố đã nhận"));
    assert_eq!(son.post(&format!("{path}/on-the-way"), &[]).await.status, 409, "the old link stays over");
    act(&mut ha, sos_id(1), "assign", &[("team", &seven)]).await;
    assert_eq!(status(&lan, sos_id(1)).await.state, CitySosState::Assigned);
    // Taken back by mistake, said on the phone: it is open again, and stays so with another's call in it.
    let back = PutSos { revision: 2, cancelled: Some(CancelReason::Mistake), ..fresh(&world, &lan) };
    assert_eq!(call(&lan, sos_id(1), &back).await.state, CitySosState::Cancelled);
    act(&mut ha, sos_id(1), "reopen", &[]).await;
    assert_eq!(call(&lan, sos_id(1), &back).await.state, CitySosState::Received, "the old packet once more");
    call(&minh, sos_id(2), &fresh(&world, &minh)).await;
    act(&mut ha, sos_id(1), "same", &[("other", &sos_id(2).to_string())]).await;
    assert_eq!(status(&lan, sos_id(1)).await.state, CitySosState::Received);
    let his = PutSos { revision: 2, cancelled: Some(CancelReason::Safe), ..fresh(&world, &minh) };
    call(&minh, sos_id(2), &his).await;
    assert_eq!(status(&lan, sos_id(1)).await.state, CitySosState::Received, "she still waits");
}

async fn every_look_at_a_case_is_written_down(engine: Engine) {
    let world = world(engine).await;
    let lan = guest(&world, "chị Lan");
    call(&lan, sos_id(1), &fresh(&world, &lan)).await;
    let (mut ha, mut minh) = (world.console("ha").await, world.console("minh").await);
    let looks = async || {
        let mut conn = world.city.app().store.read().await.unwrap();
        let lines = audit::about(&mut conn, &sos_id(1).to_string()).await.unwrap();
        let looks = lines.into_iter().filter(|line| line.action == "sos.look");
        looks.map(|line| line.actor).collect::<Vec<_>>()
    };
    ha.get("/console/sos").await;
    assert!(looks().await.is_empty(), "the board names nobody");
    open(&mut ha, sos_id(1)).await;
    let case = format!("/console/sos/{}", sos_id(1));
    minh.get(&format!("{case}/sheet")).await;
    let seen = looks().await;
    assert!(seen.len() == 2 && seen[0] != seen[1], "who looked, each once: {seen:?}");
    // A form that is refused shows the case too.
    let page = open(&mut minh, sos_id(1)).await;
    press(&mut minh, &page, sos_id(1), "assign", &[("team", "đội ma")]).await;
    assert_eq!(looks().await.len(), 4);
    let page = open(&mut ha, sos_id(1)).await.body;
    assert!(page.contains("Đã xem: 4 lượt") && page.contains("<b>Trần Văn Minh</b> đã xem"), "{page}");
    // Who may not see it has not looked.
    let mut nobody = world.console("son").await;
    assert_eq!(open(&mut nobody, sos_id(1)).await.status, 404);
    assert_eq!(looks().await.len(), 5);
    ha.get("/console/sos/sheet").await;
    let mut conn = world.city.app().store.read().await.unwrap();
    let printed = audit::about(&mut conn, "sos").await.unwrap();
    assert_eq!(printed.iter().map(|line| line.action.as_str()).collect::<Vec<_>>(), ["sos.sheet"]);
}

/// What the sheet says of a case.
fn on_sheet<'a>(sheet: &'a Page, number: &str) -> &'a str {
    let found = sheet.body.split("<article>").find(|part| part.contains(number));
    found.unwrap_or_else(|| panic!("{number} is not on the sheet: {}", sheet.body))
}

async fn the_next_shift_reads_how_every_open_case_stands(engine: Engine) {
    let world = world(engine).await;
    let lan = guest(&world, "chị Lan");
    for seed in 1..=6 {
        call(&lan, sos_id(seed), &fresh(&world, &lan)).await;
    }
    let (mut ha, mut minh) = (world.console("ha").await, world.console("minh").await);
    let seven = team_seven(&mut ha).await;
    act(&mut ha, sos_id(2), "claim", &[]).await;
    act(&mut ha, sos_id(2), "no-answer", &[]).await;
    act(&mut ha, sos_id(3), "assign", &[("team", &seven)]).await;
    let path = link(&act(&mut minh, sos_id(4), "assign", &[("team", &seven)]).await);
    let mut son = world.browser();
    son.post(&format!("{path}/accepted"), &[]).await;
    let path = link(&act(&mut minh, sos_id(5), "assign", &[("team", &seven)]).await);
    son.post(&format!("{path}/cannot-reach"), &[("note", "Cầu sập, nước xiết")]).await;
    act(&mut minh, sos_id(6), "done", &[]).await;
    let sheet = minh.get("/console/sos/sheet").await;
    for (number, words) in [
        ("SOS-0001", &["chưa ai nhận", "chưa giao đội nào", "Người gọi kêu cứu", "người trực nhận ca"][..]),
        ("SOS-0002", &["Trần Hà", "Trần Hà gọi, không ai nghe", "giao cho một đội"]),
        ("SOS-0003", &["Trần Hà", "Đội 7 · Nguyễn Văn Sơn · 0914 000 007", "đội báo nhận"]),
        ("SOS-0004", &["Trần Văn Minh", "Đội 7 đã nhận ca", "đội lên đường"]),
        ("SOS-0005", &["Cầu sập, nước xiết", "Đội 7 không tới được", "đội khác hoặc cách khác"]),
    ] {
        let entry = on_sheet(&sheet, number);
        for word in words {
            assert!(entry.contains(word), "{number} says {word}: {entry}");
        }
    }
    let (open, ended) = sheet.body.split_once("Đã kết thúc trong ca").unwrap();
    assert!(!open.contains("SOS-0006") && !open.contains("Bản in này có"), "all that is open");
    assert!(open.contains("6 ca mới, 1 ca đã kết thúc") && ended.contains("SOS-0006"), "{}", sheet.body);
    assert!(sheet.body.contains("Người giao: ___") && !sheet.body.contains("<script"));
    // What is said later is the last news; what was ended and is heard of again waits for a decision.
    world.clock.forward(Duration::from_secs(60));
    for seed in [2, 6] {
        call(&lan, sos_id(seed), &PutSos { revision: 2, ..fresh(&world, &lan) }).await;
    }
    let sheet = minh.get("/console/sos/sheet").await;
    assert!(on_sheet(&sheet, "SOS-0002").contains("Người gọi báo thêm"));
    assert!(on_sheet(&sheet, "SOS-0006").contains("xem tin mới, có mở lại hay không"));
    world.clock.forward(Duration::from_secs(3 * 3_600));
    for (hours, said) in [("2", "0 ca mới, 0 ca"), ("4", "6 ca mới, 1 ca"), ("all", "6 ca mới, 1 ca")] {
        let sheet = minh.get(&format!("/console/sos/sheet?hours={hours}")).await;
        assert!(sheet.body.contains(said), "{hours}: {}", sheet.body);
    }
    // Fewer than all never look like all.
    let some = minh.get("/console/sos/sheet?state=team").await;
    assert!(some.body.contains("Bản in này có 2 trong 6 ca đang mở"), "{}", some.body);
}

async fn a_ward_desk_sees_its_own_cases_and_an_agency_none(engine: Engine) {
    let world = world(engine).await;
    grant(&world, "kim", Role::Clerk { agency: "ubnd-19753".into() }).await;
    let (lan, tu) = (guest(&world, "chị Lan"), guest(&world, "cụ Tư"));
    call(&lan, sos_id(1), &fresh(&world, &lan)).await;
    let mut far = fresh(&world, &tu);
    far.details.place.as_mut().unwrap().point = Some(Point { lat: 16.27, long: 107.86 });
    call(&tu, sos_id(2), &far).await;
    let mut kim = world.console("kim").await;
    let board = kim.get("/console/sos?state=all").await.body;
    assert!(board.contains("SOS-0001") && !board.contains("SOS-0002"), "{board}");
    assert_eq!(open(&mut kim, sos_id(2)).await.status, 404);
    assert_eq!(act(&mut kim, sos_id(1), "done", &[]).await.status, 200, "and closes its own");
    assert_eq!(status(&lan, sos_id(1)).await.state, CitySosState::Done);
    assert!(!kim.get("/console/sos/export.csv").await.body.contains("SOS-0002"));
    let mut son = world.console("son").await;
    assert!(!son.get("/console").await.body.contains("/console/sos"), "an agency has no such room");
    for path in ["/console/sos", "/console/sos/new", "/console/sos/teams", "/console/sos/export.csv"] {
        assert_eq!(son.get(path).await.status, 404, "{path}");
    }
    assert_eq!(open(&mut son, sos_id(1)).await.status, 404);
}

#[tokio::test]
async fn every_page_of_rescue_speaks_two_languages_without_a_missing_word() {
    let world = world(Engine::Sqlite).await;
    let lan = guest(&world, "chị Lan");
    let mut body = fresh(&world, &lan);
    body.details.needs = vec![Need::Rescue, Need::Medical, Need::FoodWater, Need::Shelter];
    body.details.water = Some(WaterLevel::OverHead);
    body.details.note = "<script>alert(1)</script>\" onmouseover=\"x".into();
    call(&lan, sos_id(1), &body).await;
    call(&lan, sos_id(2), &body).await;
    let mut ha = world.console("ha").await;
    let seven = team_seven(&mut ha).await;
    let path = link(&act(&mut ha, sos_id(1), "assign", &[("team", &seven)]).await);
    let case = format!("/console/sos/{}", sos_id(1));
    let sheet = format!("{case}/sheet");
    for language in ["en", "vi"] {
        ha.post("/console/language", &[("language", language), ("return_to", "/console/sos")]).await;
        let pages = [
            "/console/sos?state=all",
            &case,
            &sheet,
            "/console/sos/sheet",
            "/console/sos/new",
            "/console/sos/teams",
            "/console/sos/drill",
            "/console/sos/posts",
            "/console/sos/import",
            "/console/sos?state=drill",
            &path,
        ];
        for path in pages {
            let page = ha.get(path).await;
            assert_eq!(page.status, 200, "{path}");
            let key = page
                .body
                .split(['>', '"', '<'])
                .find(|it| it.starts_with("console-") || it.starts_with("lite-"));
            assert_eq!(key, None, "{path} shows a key instead of words");
            assert!(!page.body.contains("<script>alert") && !page.body.contains("\" onmouseover"), "{path}");
            assert!(!page.body.contains(" style=\"") && !page.body.contains("<style"), "no inline style");
        }
    }
}

/// What another node takes in reaches the pages of this one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_board_follows_what_another_node_hears() {
    let database = postgres::fresh().await;
    let world = World::on(tempfile::tempdir().unwrap(), Some(database.clone())).await;
    let other =
        crate::support::City::start_with(Engine::Sqlite, |config| config.database = Some(database)).await;
    let ha = world.console("ha").await;
    let session = format!("hue-console={}", ha.cookie("hue-console").unwrap());
    let request = crate::support::client().get(world.at("/console/events")).header("cookie", session);
    let mut open = request.send().await.unwrap();
    let lan = other.guest("chị Lan");
    call(&lan, sos_id(1), &first(&lan)).await;
    let heard = async { while !open.chunk().await.unwrap().unwrap().starts_with(b"event: changed") {} };
    tokio::time::timeout(crate::support::CEILING, heard).await.expect("the page is told");
}
