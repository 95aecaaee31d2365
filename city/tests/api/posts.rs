//! Posts that an operator pastes: read, looked through, added with one press; the same on both engines.

use hue_city::store::sos::{self, Source, board, said};
use hue_model::sos::{Need, Vulnerable, WaterLevel};

use crate::rescue::{fresh, guest, world};
use crate::sos::{call, sos_id};
use crate::support::{Engine, on_both};
use crate::visitor::{Browser, Page, World};

on_both!(
    a_post_is_read_looked_through_and_added_once,
    what_a_post_says_in_two_ways_is_asked_and_what_was_chosen_stays,
    a_post_that_may_be_a_case_of_the_board_says_so_before_it_is_added,
    nobody_outside_takes_the_id_of_a_post_first,
);

const POSTS: &str = "CỨU VỚI! Nhà em 6 người, có 2 trẻ em, nước tới ngực rồi.\nĐịa chỉ: 12 kiệt 7 Tăng Bạt Hổ, Tây Lộc. \
    SĐT 0905 123 456 <b>gấp</b>\n\nThôn Lại Thế còn 3 người mắc kẹt, 0935 111 222 hoặc 0914 000 111, nhà bên 5 người";

/// What a browser sends of this page: every field with its value, a box only where it is ticked.
fn fields(page: &Page) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for tag in page.body.split("<input ").skip(1).filter_map(|rest| rest.split('>').next()) {
        let of = |name: &str| Some(tag.split(&format!("{name}=\"")).nth(1)?.split('"').next()?.to_owned());
        let box_ = tag.contains("type=\"checkbox\"") || tag.contains("type=\"radio\"");
        if let (Some(name), false) = (of("name"), box_ && !tag.contains(" checked")) {
            all.push((
                name,
                of("value")
                    .unwrap_or_default()
                    .replace("&amp;", "&")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">"),
            ));
        }
    }
    for select in page.body.split("<select name=\"").skip(1) {
        let chosen = select
            .split("</select>")
            .next()
            .unwrap()
            .split("value=\"")
            .find(|option| option.contains("\" selected"));
        let value = chosen.and_then(|option| option.split('"').next()).unwrap_or_default();
        all.push((select.split('"').next().unwrap().to_owned(), value.to_owned()));
    }
    all.push(("text".to_owned(), POSTS.to_owned()));
    all
}

async fn read(browser: &mut Browser) -> Page {
    let csrf = browser.get("/console/sos/posts").await.field("csrf");
    let page = browser
        .post("/console/sos/posts", &[("csrf", &csrf), ("text", POSTS), ("author", "Nhóm Huế thương")])
        .await;
    assert_eq!(page.status, 200, "{}", page.body);
    page
}

async fn press(browser: &mut Browser, page: &Page, add: &str, more: &[(&str, &str)]) -> Page {
    let all = fields(page);
    let kept = all.iter().filter(|(name, _)| !more.iter().any(|(other, _)| name == other));
    let mut form: Vec<(&str, &str)> = kept.map(|(name, value)| (name.as_str(), value.as_str())).collect();
    form.extend(more);
    form.push(("add", add));
    browser.post("/console/sos/posts", &form).await
}

async fn cases(world: &World) -> Vec<sos::Sos> {
    let mut conn = world.city.app().store.read().await.unwrap();
    let wish = board::Wish { most: 99, ..board::Wish::default() };
    board::page(&mut conn, &wish).await.unwrap().cases
}

async fn a_post_is_read_looked_through_and_added_once(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    let page = read(&mut ha).await;
    for part in [
        "<mark>6 người <small lang=\"vi\">số người</small></mark>",
        "<mark>0905 123 456 <small lang=\"vi\">điện thoại</small></mark>",
        "name=\"p0-phone\" inputmode=\"tel\" maxlength=\"20\" value=\"0905 123 456\"",
        "&lt;b&gt;gấp&lt;/b&gt;",
    ] {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    assert_eq!(cases(&world).await, [], "reading adds nothing");
    for _ in 0..2 {
        let page = press(&mut ha, &page, "0", &[]).await;
        assert!(page.body.contains("Đã ở trên danh sách") && page.body.contains("SOS-0001"), "{}", page.body);
        assert!(page.body.contains("name=\"p1-phone\""), "the other one still waits");
    }
    let all = cases(&world).await;
    let [case] = &all[..] else { panic!("pressed twice it is one case: {all:?}") };
    let (details, place) = (&case.details, case.details.place.as_ref().unwrap());
    assert_eq!(
        (case.source, details.phone.as_str(), details.people),
        (Source::Post, "0905 123 456", Some(6))
    );
    assert_eq!(
        (place.ward_code.as_deref(), place.address.as_str()),
        (Some("19753"), "12 kiệt 7 Tăng Bạt Hổ, Tây Lộc")
    );
    assert_eq!((&details.needs[..], details.water), (&[Need::Rescue][..], Some(WaterLevel::Chest)));
    assert_eq!(details.vulnerable, [Vulnerable::Child]);
    assert!(
        details.note.starts_with("Nhóm Huế thương\nCỨU VỚI!") && details.note.contains("<b>gấp</b>"),
        "{}",
        details.note
    );
    let mut conn = world.city.app().store.read().await.unwrap();
    let said = said::of(&mut conn, case.id).await.unwrap();
    assert!(said.len() == 1 && said[0].actor.is_some(), "who added it stands there");
    // Somebody else pastes the same post later.
    let again = read(&mut world.console("minh").await).await;
    assert!(
        again.body.contains("Đã ở trên danh sách") && !again.body.contains("name=\"p0-phone\""),
        "{}",
        again.body
    );
    let board = ha.get("/console/sos").await.body;
    assert!(board.contains("bài đăng") && board.contains("Tăng Bạt Hổ"), "{board}");
}

async fn what_a_post_says_in_two_ways_is_asked_and_what_was_chosen_stays(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    let page = read(&mut ha).await;
    assert!(page.body.contains("số người: bài nói nhiều cách (3 · 5)"), "{}", page.body);
    assert!(page.body.contains("(0935 111 222 · 0914 000 111)"), "{}", page.body);
    press(
        &mut ha,
        &page,
        "1",
        &[("p1-people", "8"), ("p1-ward", "19753"), ("p1-link", "https://fb.example/9")],
    )
    .await;
    let all = cases(&world).await;
    assert_eq!((all[0].details.people, all[0].ward_code.as_deref()), (Some(8), Some("19753")));
    assert!(
        all[0].details.note.starts_with("Nhóm Huế thương · https://fb.example/9\n"),
        "{}",
        all[0].details.note
    );
    // Another text in the field above: what stood in the forms was of the one before.
    let csrf = page.field("csrf");
    let form =
        [("csrf", csrf.as_str()), ("read", POSTS), ("text", "Nhà 2 người"), ("p0-people", "6"), ("add", "0")];
    let other = ha.post("/console/sos/posts", &form).await;
    assert!(other.body.contains("value=\"2\"") && cases(&world).await.len() == 1, "it is read, not added");
    for text in ["  \n ", &"bài\n\n".repeat(41)] {
        assert_eq!(ha.post("/console/sos/posts", &[("csrf", &csrf), ("text", text)]).await.status, 422);
    }
    assert_eq!(
        world.console("son").await.get("/console/sos/posts").await.status,
        404,
        "none of an agency's work"
    );
}

async fn a_post_that_may_be_a_case_of_the_board_says_so_before_it_is_added(engine: Engine) {
    let world = world(engine).await;
    let lan = guest(&world, "chị Lan");
    let mut body = fresh(&world, &lan);
    body.details.phone = "+84905123456".into();
    call(&lan, sos_id(1), &body).await;
    let mut ha = world.console("ha").await;
    let page = read(&mut ha).await;
    assert!(
        page.body.contains("Có thể cùng nhà với SOS-0001") && page.body.contains("cùng số điện thoại"),
        "{}",
        page.body
    );
    press(&mut ha, &page, "0", &[]).await;
    let board = ha.get("/console/sos").await.body;
    assert!(board.contains(">SOS-0001<") && board.contains(">SOS-0002<"), "only a person makes them one");
}

async fn nobody_outside_takes_the_id_of_a_post_first(engine: Engine) {
    // Whoever has the words of a post and the program can run a city of their own.
    let elsewhere = world(engine).await;
    let mut stranger = elsewhere.console("ha").await;
    let page = read(&mut stranger).await;
    press(&mut stranger, &page, "0", &[]).await;
    let foreseen = cases(&elsewhere).await[0].id;
    let world = world(engine).await;
    let lan = guest(&world, "chị Lan");
    call(&lan, foreseen, &fresh(&world, &lan)).await;
    let mut ha = world.console("ha").await;
    let page = read(&mut ha).await;
    for _ in 0..2 {
        let page = press(&mut ha, &page, "0", &[]).await;
        assert!(page.body.contains("Đã ở trên danh sách") && page.body.contains("SOS-0002"), "{}", page.body);
    }
    assert_eq!(cases(&world).await.len(), 2, "pressed twice it is one case beside hers");
}
