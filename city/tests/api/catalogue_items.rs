//! The catalogue's other kinds at the desk, and what is new: places, pages of help, life events, each the same way.

use hue_city::store::audit;
use hue_model::catalogue::{PointOfInterest, ServiceStatus, Ticket};
use hue_model::text::Localized;

use crate::catalogue::{decide, filled, propose, send, update, world};
use crate::support::{Engine, on_both};
use crate::visitor::{Browser, Page, World};

on_both!(
    a_service_that_ha_adds_is_everybodys_once_huy_published_it_and_its_code_stays_taken,
    places_help_and_life_events_go_the_same_way_and_a_device_asks_for_them,
    what_is_retired_stays_in_the_catalogue_and_comes_back,
    many_are_confirmed_at_once_by_two_people,
    of_many_that_were_chosen_none_is_published_once_one_waits_no_more,
);

const FERRY: [(&str, &str); 13] = [
    ("id", "transport.ferry"),
    ("group", "transport"),
    ("name_vi", "Đò Thuận An"),
    ("name_en", "Thuận An ferry"),
    ("description_vi", "Chở người và xe máy qua phá."),
    ("description_en", "Takes people and motorbikes across the lagoon."),
    ("audience_resident", "1"),
    ("channel", "phone"),
    ("number", "0234 382 00 01"),
    ("sign_in", "none"),
    ("status", "active"),
    ("competent_authority", "so-xay-dung"),
    ("source", "Công văn 12/SXD"),
];

/// Fills in the form of a new item and sends it.
async fn add(browser: &mut Browser, list: &str, typed: &[(&str, &str)]) -> crate::visitor::Page {
    let here = format!("{list}/new");
    let page = browser.get(&here).await;
    send(browser, &here, &filled(&page, typed)).await
}

async fn a_service_that_ha_adds_is_everybodys_once_huy_published_it_and_its_code_stays_taken(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let lacks = add(&mut ha, "/console/services", &[("id", "Đò"), ("name_vi", "Đò Thuận An")]).await;
    assert_eq!(lacks.status, 422);
    for word in
        ["href=\"#id\"", "href=\"#name_en\"", "href=\"#description_vi\"", "href=\"#competent_authority\""]
    {
        assert!(lacks.body.contains(word), "{word}: {}", lacks.body);
    }
    assert!(lacks.body.contains("Đò Thuận An"), "nothing that was typed is lost");
    let page = add(&mut ha, "/console/services", &FERRY).await;
    assert!(page.status == 200 && page.url.ends_with("/console/services/transport.ferry"), "{}", page.body);
    assert!(
        page.body.contains("Mới, chưa công bố") && page.body.contains("Công văn 12/SXD"),
        "{}",
        page.body
    );
    let again = add(&mut ha, "/console/services", &FERRY).await;
    assert_eq!(again.status, 200, "sent twice over a bad line: {}", again.body);
    let taken = add(&mut huy, "/console/services", &FERRY).await;
    assert!(taken.status == 422 && taken.body.contains("mã này đã có"), "{}", taken.body);
    assert!(huy.get("/console/services?state=waiting").await.body.contains("1 mục"));
    assert_eq!(update(&world, 1).await.catalogue.version, 1, "nobody reads it yet");
    decide(&mut huy, "/console/services/transport.ferry", "publish", "").await;
    let changed = update(&world, 1).await.catalogue;
    assert_eq!((changed.services.len(), changed.services[0].id.as_str()), (1, "transport.ferry"));
    assert_eq!(update(&world, 0).await.catalogue.services.len(), 77);
    let taken = add(&mut ha, "/console/services", &FERRY).await;
    assert!(taken.status == 422 && taken.body.contains("mã này đã có"), "{}", taken.body);
    assert!(ha.get("/console/services").await.body.contains("Đò Thuận An"));
    let refused =
        [("id", "report.create"), ("title_vi", "A"), ("title_en", "A"), ("body_vi", "B"), ("body_en", "B")];
    let page = add(&mut ha, "/console/help", &refused).await;
    assert_eq!(page.status, 200, "a code is one of its kind: {}", page.body);
    let gone = decide(&mut huy, "/console/help/report.create", "refuse", "Trùng").await;
    assert!(gone.body.contains("Trùng") && gone.body.contains("?edit=1"), "{}", gone.body);
    let page = propose(&mut ha, "/console/help/report.create", &[("title_vi", "C")]).await;
    assert!(page.body.contains("Đề nghị đang chờ"), "it can be proposed again: {}", page.body);
}

async fn steps(world: &World, id: &str) -> Vec<String> {
    let mut conn = world.city.app().store.read().await.unwrap();
    audit::about(&mut conn, id).await.unwrap().into_iter().map(|line| line.action).collect()
}

fn as_the_letters_say(palace: &PointOfInterest) {
    let child = palace.ticket.as_ref().unwrap().child;
    let ticket = Ticket { adult: 150_000, child, source: "Công văn 7".into() };
    assert_eq!(palace.ticket, Some(ticket));
    assert_eq!(palace.opening_hours.as_deref(), Some("Mo-Su 06:30-17:00"));
    let source = Localized::vi_en("Công văn 6", "Letter 6");
    assert_eq!((&palace.opening_hours_source, palace.opening_hours_reported), (&Some(source), false));
}

async fn places_help_and_life_events_go_the_same_way_and_a_device_asks_for_them(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let palace = [
        ("opening_hours", "Mo-Su 06:30-17:00"),
        ("opening_hours_source_vi", "Công văn 6"),
        ("opening_hours_source_en", "Letter 6"),
        ("opening_hours_reported", ""),
        ("ticket_adult", "150.000"),
        ("ticket_source", "Công văn 7"),
    ];
    let help = [
        ("body_vi", "Cứ gửi.\n\nĐang chờ thì xem ở đầu màn hình."),
        ("body_en", "Send it.\n\nThe line at the top says what waits."),
    ];
    let storm = [("services", "sos.112\nalerts.water")];
    let edits: [(&str, &[(&str, &str)]); 3] = [
        ("/console/places/dai-noi", &palace),
        ("/console/help/report.offline", &help),
        ("/console/life-events/storm", &storm),
    ];
    for (here, typed) in edits {
        let page = propose(&mut ha, here, typed).await;
        assert!(page.body.contains("Đề nghị đang chờ"), "{here}: {} {}", page.status, page.body);
    }
    let bar = huy.get("/console/places").await;
    assert!(bar.body.contains("Danh mục <span class=\"count\">3</span>"), "{}", bar.body);
    assert!(huy.get("/console/life-events/storm").await.body.contains("sos.112\nalerts.water"));
    let mut since = 1;
    for (here, _) in edits {
        let page = decide(&mut huy, here, "publish", "").await;
        assert!(page.body.contains("Trần Hà viết, Lê Quang Huy công bố"), "{here}: {}", page.body);
        let changed = update(&world, since).await.catalogue;
        let counts = (changed.points_of_interest.len(), changed.help.len(), changed.life_events.len());
        assert_eq!((counts.0 + counts.1 + counts.2, changed.services.len()), (1, 0), "{here}");
        since = changed.version;
    }
    let all = update(&world, 1).await.catalogue;
    as_the_letters_say(&all.points_of_interest[0]);
    assert_eq!(all.help[0].body.0["vi"], "Cứ gửi.\n\nĐang chờ thì xem ở đầu màn hình.");
    assert_eq!(all.life_events[0].services, ["sos.112", "alerts.water"]);
    assert_eq!(steps(&world, "dai-noi").await, ["place.propose", "place.publish"]);
    assert_eq!(steps(&world, "storm").await, ["life_event.propose", "life_event.publish"]);
    let wrong = propose(&mut ha, "/console/life-events/storm", &[("services", "sos.112\nno.such")]).await;
    assert!(wrong.status == 422 && wrong.body.contains("không phải mã dịch vụ"), "{}", wrong.body);
}

async fn what_is_retired_stays_in_the_catalogue_and_comes_back(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let turns = [("/console/services/transport.bus", "service"), ("/console/places/dai-noi", "place")];
    for action in ["retire", "revive"] {
        for (here, _) in turns {
            let page = ha.get(here).await;
            let (csrf, seen) = (page.field("csrf"), page.field("seen"));
            let page = ha.post(&format!("{here}/{action}"), &[("csrf", &csrf), ("seen", &seen)]).await;
            assert!(page.body.contains("Đề nghị đang chờ"), "{here} {action}: {}", page.body);
            decide(&mut huy, here, "publish", "").await;
        }
        let all = update(&world, 0).await.catalogue;
        let (services, places) = (all.services, all.points_of_interest);
        assert_eq!((services.len(), places.len()), (76, 91), "codes stay");
        let bus = services.iter().find(|it| it.id == "transport.bus").unwrap();
        let palace = places.iter().find(|it| it.id == "dai-noi").unwrap();
        let retired = action == "retire";
        assert_eq!((bus.status == ServiceStatus::Retired, palace.retired), (retired, retired));
        let csv = crate::support::client().get(world.at("/open-data/places.csv")).send().await.unwrap();
        assert_eq!(csv.text().await.unwrap().contains("\n\"dai-noi\","), !retired);
    }
}

async fn many_are_confirmed_at_once_by_two_people(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let page = ha.get("/console/help?state=unconfirmed").await;
    let count = page.body.matches("type=\"checkbox\"").count();
    assert!(count > 3, "{}", page.body);
    let ids: Vec<String> = page
        .body
        .split("name=\"item_")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect();
    let csrf = page.field("csrf");
    let names: Vec<String> = ids.iter().skip(1).map(|id| format!("item_{id}")).collect();
    let chosen = |source| {
        let mut fields: Vec<(&str, &str)> = vec![("csrf", &csrf), ("source", source)];
        fields.extend(names.iter().map(|name| (name.as_str(), "0")));
        fields
    };
    let silent = ha.post("/console/help/confirm", &chosen(" ")).await;
    assert!(silent.status == 422 && silent.body.contains("hãy ghi nguồn"), "{}", silent.body);
    assert_eq!(silent.body.matches(" checked").count(), count - 1, "what was chosen is kept");
    let page = ha.post("/console/help/confirm", &chosen("Bàn trực đọc lại")).await;
    assert!(page.body.contains(&format!("{} mục", count - 1)), "{}", page.body);
    assert!(!page.body.contains("type=\"checkbox\""), "her own are for somebody else: {}", page.body);
    let page = huy.get("/console/help?state=waiting").await;
    let fields = ticked(&page);
    assert_eq!(fields.len(), count);
    let page = send(&mut huy, "/console/help/publish", &fields).await;
    assert!(page.body.contains("0 mục"), "{}", page.body);
    let left = huy.get("/console/help?state=unconfirmed").await;
    assert!(left.body.contains("1 mục") && left.body.contains(&ids[0]), "{}", left.body);
    let one = huy.get(&format!("/console/help/{}", ids[1])).await;
    assert!(one.body.contains("Nguồn: Bàn trực đọc lại"), "{}", one.body);
    assert_eq!(update(&world, 1).await.catalogue.help.len(), count - 1);
    let late = send(&mut huy, "/console/help/publish", &fields).await;
    assert_eq!(late.status, 422, "sent twice, it changes nothing: {}", late.body);
}

/// The form of a list with a tick at each item.
fn ticked(page: &Page) -> Vec<(String, String)> {
    let mut fields = vec![("csrf".to_owned(), page.field("csrf"))];
    for rest in page.body.split("name=\"item_").skip(1) {
        let (id, rest) = rest.split_once('"').unwrap();
        let value = rest.split("value=\"").nth(1).unwrap().split('"').next().unwrap();
        fields.push((format!("item_{id}"), value.to_owned()));
    }
    fields
}

async fn of_many_that_were_chosen_none_is_published_once_one_waits_no_more(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let mut fields = ticked(&ha.get("/console/help?state=unconfirmed").await);
    fields.truncate(4);
    fields.push(("source".to_owned(), "Bàn trực đọc lại".to_owned()));
    assert_eq!(send(&mut ha, "/console/help/confirm", &fields).await.status, 200);
    let chosen = ticked(&huy.get("/console/help?state=waiting").await);
    assert_eq!(chosen.len(), 4);
    let taken_back = chosen[1].0.trim_start_matches("item_");
    assert_eq!(decide(&mut ha, &format!("/console/help/{taken_back}"), "refuse", "").await.status, 200);
    let refused = send(&mut huy, "/console/help/publish", &chosen).await;
    assert!(refused.status == 422 && refused.body.contains("có mục vừa đổi"), "{}", refused.body);
    assert_eq!(refused.body.matches(" checked").count(), 2, "the others are still chosen");
    assert_eq!(update(&world, 1).await.catalogue.help, [], "and not published either");
    let left = ticked(&huy.get("/console/help?state=waiting").await);
    assert_eq!(left.len(), 3);
    assert_eq!(send(&mut huy, "/console/help/publish", &left).await.status, 200);
    assert_eq!(update(&world, 1).await.catalogue.help.len(), 2);
}
