//! Festivals at the desk: mended by two people, read out of a calendar file, served to devices and calendars.

use chrono::Datelike as _;
use hue_city::clock::{Clock as _, System};
use hue_model::catalogue::{DateRule, Event};
use hue_model::text::Language;

use crate::catalogue::{decide, propose, update, world};
use crate::support::{Engine, client, on_both};
use crate::visitor::{Browser, Page, World};

on_both!(
    a_festival_that_ha_dates_and_huy_publishes_stands_in_every_calendar,
    days_that_do_not_exist_are_refused_and_nothing_typed_is_lost,
    a_calendar_file_is_looked_through_proposed_once_and_published_by_another,
    what_was_refused_or_taken_back_can_be_imported_again,
    a_festival_that_moves_stands_once_and_one_that_is_called_off_nowhere,
    an_import_makes_no_festival_that_its_form_refuses,
    a_large_file_with_short_line_ends_is_looked_through_and_proposed,
    a_file_made_to_exhaust_the_city_is_refused_like_any_other,
    what_a_festival_has_no_place_for_and_one_of_a_like_name_are_said,
);

const CRAFTS: &str = "/console/festivals/festival-nghe";
const IMPORT: &str = "/console/festivals/import";

/// A festival as devices are told it since the version that is built in.
async fn told(world: &World, id: &str) -> Event {
    let events = update(world, 1).await.catalogue.events;
    events.into_iter().find(|it| it.id == id).unwrap_or_else(|| panic!("{id} was published"))
}

async fn calendar(world: &World) -> String {
    client().get(world.at("/events.ics")).send().await.unwrap().text().await.unwrap()
}

async fn a_festival_that_ha_dates_and_huy_publishes_stands_in_every_calendar(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let list = ha.get("/console/festivals").await;
    assert!(
        list.body.contains("Hội vật làng Sình") && list.body.contains("Theo ngày âm lịch"),
        "{}",
        list.body
    );
    let year = System.now().in_hue().unwrap().year() + 1;
    let spans = format!("28/04/{year} - 02/05/{year}");
    let page =
        propose(&mut ha, CRAFTS, &[("dates", "spans"), ("spans", &spans), ("checked_against", "1")]).await;
    assert!(
        page.body.contains("Đề nghị đang chờ") && page.body.contains(&spans),
        "{} {}",
        page.status,
        page.body
    );
    assert!(!calendar(&world).await.contains("festival-nghe"), "nobody reads it yet");
    decide(&mut huy, CRAFTS, "publish", "").await;
    let crafts = told(&world, "festival-nghe").await;
    assert!(
        matches!(&crafts.dates, DateRule::Spans { spans } if spans.len() == 1) && crafts.is_sure(),
        "{crafts:?}"
    );
    let day = format!("DTSTART;VALUE=DATE:{year}0428\r\nDTEND;VALUE=DATE:{year}0503\r\n");
    let file = calendar(&world).await;
    assert!(file.contains(&day), "the end of a day does not belong to it");
    assert!(!file.contains("SEQUENCE:0\r\n"), "whoever had it before takes the new one: {file}");

    let page = ha.get(CRAFTS).await;
    let (csrf, seen) = (page.field("csrf"), page.field("seen"));
    ha.post(&format!("{CRAFTS}/retire"), &[("csrf", &csrf), ("seen", &seen)]).await;
    decide(&mut huy, CRAFTS, "publish", "").await;
    assert!(told(&world, "festival-nghe").await.retired && !calendar(&world).await.contains("festival-nghe"));
}

async fn days_that_do_not_exist_are_refused_and_nothing_typed_is_lost(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    let cases: [(&[(&str, &str)], &str); 6] = [
        (&[("dates", "lunar"), ("month", "13"), ("day", "31"), ("days", "1")], "không có ngày như vậy"),
        (&[("dates", "lunar"), ("month", "1"), ("day", "1"), ("days", "1"), ("every", "3")], "cần điền"),
        (&[("dates", "yearly"), ("month", "2"), ("day", "30"), ("days", "1")], "không có ngày như vậy"),
        (&[("dates", "yearly"), ("month", "3"), ("day", "26"), ("days", "90")], "không có ngày như vậy"),
        (&[("dates", "spans"), ("spans", "02/05/2027 - 28/04/2027")], "có dòng không đọc được là ngày"),
        (&[("dates", "spans")], "cần điền"),
    ];
    for (typed, why) in cases {
        let kept = ["Lễ hội của tôi", why];
        let typed: Vec<_> = typed.iter().copied().chain([("name_vi", "Lễ hội của tôi")]).collect();
        let page = propose(&mut ha, CRAFTS, &typed).await;
        assert_eq!(page.status, 422, "{typed:?}: {}", page.body);
        for text in kept {
            assert!(page.body.contains(text), "{typed:?} {text}: {}", page.body);
        }
    }
}

/// What the organiser of another town sends: a new event, one of ours that had no days, and what cannot be kept.
const FILE: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Sở Du lịch//vi\r\n\
    BEGIN:VEVENT\r\nUID:den-long@so-du-lich\r\nSUMMARY:Đêm đèn lồng\r\nLOCATION:Phố đi bộ\r\nDTSTART;VALUE=DATE:20270215\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:festival-hue-20270610@hue\r\nSUMMARY:Tuần lễ Festival Huế\r\nDTSTART;VALUE=DATE:20270610\r\nDTEND;VALUE=DATE:20270617\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:hop@so-du-lich\r\nSUMMARY:Họp hằng tháng\r\nDTSTART;VALUE=DATE:20270101\r\nRRULE:FREQ=MONTHLY\r\nEND:VEVENT\r\n\
    END:VCALENDAR\r\n";

async fn import(browser: &mut Browser, file: &str, more: &[(&str, &str)]) -> Page {
    let csrf = browser.get(IMPORT).await.field("csrf");
    let fields: Vec<_> = [("csrf", csrf.as_str())].into_iter().chain(more.iter().copied()).collect();
    browser.upload(IMPORT, &fields, ("file", file.as_bytes())).await
}

async fn a_calendar_file_is_looked_through_proposed_once_and_published_by_another(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let page = import(&mut ha, FILE, &[]).await;
    for text in [
        "Mới: 1 · Có thay đổi: 1 · Như đang ghi: 0 · Bỏ qua: 1",
        "lặp lại theo cách chưa ghi được",
        "Đêm đèn lồng",
    ] {
        assert!(page.body.contains(text), "{text}: {}", page.body);
    }
    let nothing = ha.get("/console/festivals?state=waiting").await;
    assert!(nothing.body.contains("0 mục"), "looking proposes nothing: {}", nothing.body);
    let silent = import(&mut ha, FILE, &[("then", "propose")]).await;
    assert!(silent.status == 422 && silent.body.contains("hãy ghi nguồn"), "{}", silent.body);
    for _ in ["once", "twice over a bad line"] {
        let page = import(&mut ha, FILE, &[("then", "propose"), ("source", "Công văn 5/SDL")]).await;
        assert!(page.url.ends_with("?state=waiting") && page.body.contains("2 mục"), "{}", page.body);
    }
    let again = import(&mut ha, FILE, &[]).await;
    assert!(again.body.contains("Mới: 0 · Có thay đổi: 0 · Như đang ghi: 2"), "{}", again.body);
    let id = huy.get("/console/festivals?state=waiting").await;
    let id = id
        .body
        .split("/console/festivals/")
        .find_map(|rest| rest.split(['"', '?']).next().filter(|id| id.starts_with("ics-")));
    let lanterns = format!("/console/festivals/{}", id.expect("the new one is in the list"));
    for here in [lanterns.as_str(), "/console/festivals/festival-hue"] {
        let page = decide(&mut huy, here, "publish", "").await;
        assert!(page.body.contains("Nguồn: Công văn 5/SDL"), "{here}: {}", page.body);
    }
    let events = update(&world, 1).await.catalogue.events;
    assert_eq!(events.len(), 2);
    let new = events.iter().find(|it| it.id.starts_with("ics-")).unwrap();
    assert_eq!((new.name.text(Language::Vi), new.is_sure()), ("Đêm đèn lồng", false));
    assert!(calendar(&world).await.contains("DTSTART;VALUE=DATE:20270215"));
    for (rubbish, why) in [
        ("hello", "không phải tệp lịch"),
        ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "không có sự kiện nào"),
    ] {
        let page = import(&mut ha, rubbish, &[]).await;
        assert!(page.status == 422 && page.body.contains(why), "{}", page.body);
    }
    let large = import(&mut ha, &"x".repeat(1_100_000), &[]).await;
    assert!(large.status == 422 && large.body.contains("lớn hơn 1 MB"), "{} {}", large.status, large.body);
}

/// A calendar with these events.
fn file(events: &[String]) -> String {
    let events: String = events.iter().map(|it| format!("BEGIN:VEVENT\r\n{it}\r\nEND:VEVENT\r\n")).collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Sở Du lịch//vi\r\n{events}END:VCALENDAR\r\n")
}

/// A lantern night on a day such as `20270215`.
fn night(day: &str) -> String {
    format!("UID:den-long@so-du-lich\r\nSUMMARY:Đêm đèn lồng\r\nDTSTART;VALUE=DATE:{day}")
}

const SEND: [(&str, &str); 2] = [("then", "propose"), ("source", "Công văn 5/SDL")];

async fn what_was_refused_or_taken_back_can_be_imported_again(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let lanterns = file(&[night("20270215")]);
    let new = "Mới: 1 · Có thay đổi: 0 · Như đang ghi: 0 · Bỏ qua: 0";
    for end in ["refused", "taken back", "published"] {
        let look = import(&mut ha, &lanterns, &[]).await;
        assert!(look.body.contains(new), "{end}: {}", look.body);
        let page = import(&mut ha, &lanterns, &SEND).await;
        assert!(page.url.ends_with("?state=waiting") && page.body.contains("1 mục"), "{end}: {}", page.body);
        let id = page.body.split("/console/festivals/ics-").nth(1).and_then(|it| it.split(['"', '?']).next());
        let here = format!("/console/festivals/ics-{}", id.expect("it is in the list"));
        match end {
            "refused" => decide(&mut huy, &here, "refuse", "Chưa rõ ngày").await,
            "taken back" => decide(&mut ha, &here, "refuse", "").await,
            _ => decide(&mut huy, &here, "publish", "").await,
        };
    }
    assert!(calendar(&world).await.contains("DTSTART;VALUE=DATE:20270215"));
    let same = import(&mut ha, &lanterns, &[]).await;
    assert!(same.body.contains("Mới: 0 · Có thay đổi: 0 · Như đang ghi: 1"), "{}", same.body);
}

async fn a_festival_that_moves_stands_once_and_one_that_is_called_off_nowhere(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let week = |day: &str, more: &str| {
        file(&[format!(
            "UID:festival-hue-20270610@hue\r\nSUMMARY:Tuần lễ Festival Huế\r\nDTSTART;VALUE=DATE:{day}{more}"
        )])
    };
    let off = "\r\nSTATUS:CANCELLED";
    for (sent, stands) in [
        (week("20270610", ""), &["20270610"][..]),
        (week("20270617", ""), &["20270617"]),
        (week("20270617", off), &[]),
    ] {
        let page = import(&mut ha, &sent, &SEND).await;
        assert!(page.url.ends_with("?state=waiting"), "{sent}: {}", page.body);
        decide(&mut huy, "/console/festivals/festival-hue", "publish", "").await;
        let text = calendar(&world).await;
        let days: Vec<_> = text
            .split("UID:festival-hue-")
            .skip(1)
            .map(|it| it.split('@').next().unwrap().to_owned())
            .collect();
        assert_eq!(days, stands, "{sent}");
    }
    assert_eq!(told(&world, "festival-hue").await.dates, DateRule::Announced {});
    let again = import(&mut ha, &week("20270617", off), &[]).await;
    assert!(again.body.contains("Mới: 0 · Có thay đổi: 0 · Như đang ghi: 1"), "{}", again.body);
}

async fn an_import_makes_no_festival_that_its_form_refuses(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    let nights = |many: u32| -> Vec<String> {
        (0..many).map(|it| night(&format!("2027{:02}{:02}", it / 28 + 1, it % 28 + 1))).collect()
    };
    let look = import(&mut ha, &file(&nights(31)), &[]).await;
    assert!(look.body.contains("Mới: 0") && look.body.contains("hơn 30 lần"), "{}", look.body);
    let page = import(&mut ha, &file(&nights(30)), &SEND).await;
    assert!(page.body.contains("1 mục"), "{}", page.body);
    let more = import(&mut ha, &file(&nights(31)), &[]).await;
    assert!(more.body.contains("Có thay đổi: 0") && more.body.contains("hơn 30 lần"), "{}", more.body);
    let id = page.body.split("/console/festivals/ics-").nth(1).and_then(|it| it.split(['"', '?']).next());
    let here = format!("/console/festivals/ics-{}", id.expect("it is in the list"));
    let edited = propose(&mut ha, &here, &[("name_en", "Lantern night")]).await;
    assert!(edited.status == 200 && edited.body.contains("Lantern night"), "{}", edited.body);
}

async fn a_large_file_with_short_line_ends_is_looked_through_and_proposed(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    let most = 1024 * 1024;
    let short = file(&[night("20270215"), "{}".to_owned()]).replace("\r\n", "\n");
    let note = "X-NOTE:đèn\n";
    let lines = note.repeat(most / note.len());
    let notes = |bytes: usize| {
        let whole = lines.get(..bytes / note.len() * note.len()).unwrap().trim_end();
        let text = short.replace("{}", &format!("SUMMARY:Không có mã\n{whole}"));
        let rest = bytes - whole.len();
        text.replace("END:VCALENDAR", &format!("X-REST:{}\nEND:VCALENDAR", "x".repeat(rest)))
    };
    let beside = notes(0).len();
    let (fits, large) = (notes(most - beside), notes(most - beside + 1));
    assert_eq!((fits.len(), large.len()), (most, most + 1));
    let look = import(&mut ha, &fits, &[]).await;
    assert!(look.status == 200 && look.body.contains("Mới: 1"), "{}", look.status);
    assert!(import(&mut ha, &large, &[]).await.body.contains("lớn hơn 1 MB"));
    // A browser ends each line of a field by CR LF.
    let field = fits.replace('\n', "\r\n");
    let page = import(&mut ha, "", &[&[("ics", field.as_str())], &SEND[..]].concat()).await;
    assert!(page.url.ends_with("?state=waiting") && page.body.contains("1 mục"), "{}", page.status);
    let field = large.replace('\n', "\r\n");
    let page = import(&mut ha, "", &[&[("ics", field.as_str())], &SEND[..]].concat()).await;
    assert!(page.status == 422 && page.body.contains("lớn hơn 1 MB"), "{}", page.status);
}

async fn a_file_made_to_exhaust_the_city_is_refused_like_any_other(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    for level in ["B\n EGIN:A\n", "BEGIN:A\nX;Y=\nEND:A\nBEGIN:A\n", "BEGIN:A\r\nX:y\nEND:A\n"] {
        let page = import(&mut ha, &level.repeat(30_000), &[]).await;
        assert!(page.status == 422, "{level:?}: {}", page.status);
    }
    let page = import(&mut ha, &"B\n EGIN:A\n".repeat(90_000), &[]).await;
    assert!(page.status == 422 && page.body.contains("không phải tệp lịch"), "{}", page.status);
    assert!(calendar(&world).await.contains("BEGIN:VCALENDAR"), "and the city is there");
}

async fn what_a_festival_has_no_place_for_and_one_of_a_like_name_are_said(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    let file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:ao-dai-2026@sovhtt\r\n\
        SUMMARY:TUẦN LỄ ÁO DÀI CỘNG ĐỒNG Huế\r\nDTSTART;TZID=Asia/Ho_Chi_Minh:20261205T190000\r\n\
        DTEND;TZID=Asia/Ho_Chi_Minh:20261205T220000\r\nURL:https://hue.example/ao-dai\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:chay@sovhtt\r\nSUMMARY:Giải chạy đêm\r\nDTSTART;VALUE=DATE:20261206\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let page = import(&mut ha, file, &[]).await;
    let lines: Vec<&str> = page.body.split("<li>").skip(1).collect();
    for said in [
        "Giờ trong ngày không được ghi",
        "Đường dẫn của sự kiện không được ghi",
        "href=\"/console/festivals/ao-dai\"",
    ] {
        assert!(lines[0].contains(said) && !lines[1].contains(said), "{said}: {}", page.body);
    }
    let waiting = import(&mut ha, file, &[("then", "propose"), ("source", "Công văn 9")]).await;
    let (days, used) =
        (waiting.body.contains("Những ngày cụ thể: 06/12/2026"), waiting.body.contains("class=\"third\""));
    assert!(days && !used, "who publishes sees the days, and nothing is in use yet: {}", waiting.body);
    let page = import(&mut ha, " ", &[]).await;
    assert!(
        page.status == 422 && page.body.contains("Hãy chọn tệp, hoặc dán"),
        "{} {}",
        page.status,
        page.body
    );
}
