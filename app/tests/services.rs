//! Services, the search and places worth a visit over a scripted engine: what chị Lan and Mai, a visitor, read.

#![cfg(test)]

use hue_i18n::Words;
use hue_model::catalogue::read::{Files, catalogue};
use hue_model::catalogue::{Catalogue, Question, ServiceStatus};
use hue_model::pack::Agency;
use hue_model::problem::Code;
use hue_model::search::{Found, Hit, HitGroup, HitKind};
use hue_model::settings::Settings;
use hue_model::text::{Language, Localized};
use hue_model::time::Millis;

#[path = "support/stage.rs"]
mod stage;
#[path = "support/texts.rs"]
mod texts;
#[path = "support/typing.rs"]
mod typing;
#[path = "support/wards.rs"]
mod wards;

use stage::{NOW, Stage};
use typing::Page;
use wards::wards;

/// What ships with the app.
fn shipped() -> Catalogue {
    let files = Files {
        services: include_bytes!("../../assets/pack/services.json"),
        life_events: include_bytes!("../../assets/pack/life_events.json"),
        places: include_bytes!("../../assets/pack/places.json"),
        help: include_bytes!("../../assets/pack/help.json"),
        events: include_bytes!("../../assets/pack/events.json"),
    };
    catalogue(files).unwrap()
}

/// The same after somebody changed one service.
fn changed(id: &str, change: impl FnOnce(&mut hue_model::catalogue::Service)) -> Catalogue {
    let mut catalogue = shipped();
    change(catalogue.services.iter_mut().find(|service| service.id == id).unwrap());
    catalogue
}

fn with(catalogue: &Catalogue) -> Stage {
    let nothing = hue_model::search::Found::default();
    Stage::lan().reply("catalogue.get", catalogue).reply("search.find", &nothing).reply("pack.get", &wards())
}

fn english(mut stage: Stage) -> Stage {
    stage.settings.language = Some(Language::En);
    stage
}

/// The page beside the room's own column.
fn side(html: &str) -> &str {
    html.split("class=\"reports-side\"").nth(1).unwrap()
}

/// Every text is there.
fn has(html: &str, texts: &[&str]) {
    for text in texts {
        assert!(html.contains(text), "{text}: {html}");
    }
}

#[test]
fn the_room_offers_a_search_life_events_and_groups() {
    let html = with(&shipped()).render("/services");
    has(
        &html,
        &[
            "type=\"search\"",
            "Tìm dịch vụ, nơi chốn, cơ quan, trợ giúp",
            "Bạn đang cần gì?",
            "Bão, lũ đang đến",
        ],
    );
    has(&html, &["href=\"/services/groups/alerts\"", "Cảnh báo &#38; thiên tai", "8 dịch vụ"]);
    has(&html, &["href=\"/explore\"", "href=\"/help\"", "Dịch vụ</span>"]);
    assert!(
        !html.contains("Đã đánh dấu") && !html.contains("Vừa dùng"),
        "nothing was marked or used: {html}"
    );
}

#[test]
fn what_was_marked_and_used_stands_first_and_says_when_it_was_retired() {
    let retired = changed("pay.qr", |service| service.status = ServiceStatus::Retired);
    let mut stage = with(&retired);
    stage.settings.favourite_services = vec!["sos.112".into(), "pay.qr".into()];
    stage.settings.recent_services = vec!["alerts.water".into(), "pay.qr".into()];
    let html = stage.render("/services");
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text} is missing: {html}"));
    assert!(at("Đã đánh dấu") < at("Vừa dùng") && at("Vừa dùng") < at("Bạn đang cần gì?"));
    has(&html, &["href=\"/services/sos.112\"", "href=\"/gauges\""]);
    let row = html.split("href=\"/services/pay.qr\"").nth(1).unwrap();
    assert!(row.split("</a>").next().unwrap().contains("Không còn cung cấp"), "{html}");
    assert_eq!(html.matches("/services/pay.qr").count(), 1, "it is not among those used last: {html}");
}

#[test]
fn a_card_says_for_whom_it_is_and_how_it_opens() {
    let mut catalogue = changed("alerts.water", |service| service.works_offline = false);
    catalogue.services.iter_mut().find(|one| one.id == "alerts.storm").unwrap().works_offline = true;
    let html = with(&catalogue).render("/services/events/storm");
    let html = side(&html);
    let cards: Vec<&str> = html.split("<article").skip(1).collect();
    let card = |name: &str| *cards.iter().find(|card| card.contains(name)).unwrap();
    has(card("Gửi SOS"), &["Người dân · Du khách", "Không cần internet", "href=\"/sos\""]);
    has(card("112 – Tìm kiếm cứu nạn"), &["Gọi 112"]);
    has(card("Mực nước sông"), &["Mọi người", "href=\"/gauges\""]);
    assert!(!card("Mực nước sông").contains("Không cần internet"));
    assert!(!card("Theo dõi bão").contains("Không cần internet"), "nor what cannot be used at all");
    has(card("Theo dõi bão"), &["Chưa có trong ứng dụng này"]);
    assert!(html.find("Gửi SOS").unwrap() < html.find("Theo dõi bão").unwrap(), "what works comes first");
    assert!(!html.contains("tel:"), "a demonstration calls nobody");
    let html = with(&shipped()).render("/services/groups/public");
    has(
        side(&html),
        &[
            "Mở dichvucong.gov.vn",
            "href=\"https://dichvucong.gov.vn\"",
            "rel=\"noopener noreferrer\"",
            "Cần VNeID mức 2",
        ],
    );
}

#[test]
fn a_service_that_is_not_in_this_build_says_what_to_do_instead() {
    let html = with(&shipped()).render("/services/pay.wallet");
    has(side(&html), &["Chưa có trong ứng dụng này", "Bạn gọi tổng đài", "Gọi tổng đài", "Cần đăng nhập"]);
    assert!(!side(&html).contains("Trong ứng dụng này"), "it is not said to be there: {html}");
    let html = with(&shipped()).render("/services/plan.zoning");
    has(side(&html), &["Chưa có địa chỉ web được xác nhận"]);
    let paused = changed("alerts.water", |service| {
        service.status = ServiceStatus::Paused { until: Some(NOW.plus(86_400_000)) };
    });
    let html = with(&paused).render("/services/alerts.water");
    has(side(&html), &["Tạm ngừng đến ngày mai 09:00", "Việc gấp thì gọi tổng đài"]);
    assert!(!side(&html).contains("href=\"/gauges\""), "{html}");
    let over =
        changed("alerts.water", |service| service.status = ServiceStatus::Paused { until: Some(Millis(1)) });
    has(side(&with(&over).render("/services/alerts.water")), &["href=\"/gauges\""]);
}

#[test]
fn all_that_is_known_of_a_service_can_be_read_and_nothing_else() {
    let word = |text: &str| Localized::vi_en(text, text);
    let known = changed("public.portal", |service| {
        service.competent_authority = Some("vp-ubnd".into());
        service.cost = Some(word("Không thu phí"));
        service.evidence = vec![word("Căn cước"), word("Tờ khai")];
        service.output = Some(word("Giấy khai sinh"));
        service.note = Some(word("Làm trong 3 ngày."));
        service.faq =
            vec![Question { question: word("Ai làm được?"), answer: word("Cha hoặc mẹ.") }];
    });
    let agency = Agency { id: "vp-ubnd".into(), name: word("Văn phòng Ủy ban") };
    let pack = hue_model::pack::Pack { agencies: vec![agency], ..wards() };
    let stage = || with(&known).reply("pack.get", &pack);
    let html = stage().render("/services/public.portal");
    has(
        side(&html),
        &["Văn phòng Ủy ban", "Không thu phí", "Căn cước", "Tờ khai", "Giấy khai sinh", "Làm trong 3 ngày."],
    );
    has(side(&html), &["Câu hỏi thường gặp", "Ai làm được?", "Cha hoặc mẹ.", "aria-pressed=\"false\""]);
    has(
        side(&stage().render("/agencies/vp-ubnd")),
        &["Văn phòng Ủy ban", "href=\"/services/public.portal\""],
    );
    let bare = with(&shipped()).render("/services/report.mine");
    assert!(!side(&bare).contains("Chi phí") && !side(&bare).contains("Cơ quan phụ trách"), "{bare}");
}

#[test]
fn what_is_not_there_says_so_and_leads_back() {
    let retired = changed("pay.qr", |service| service.status = ServiceStatus::Retired);
    for (path, text, list) in [
        ("/services/pay.qr", "Không còn cung cấp", "/services"),
        ("/services/nothing", "Không có mục này", "/services"),
        ("/services/pay.wallet/use", "Không có mục này", "/services"),
        ("/services/pay.wallet/use/1", "Không có mục này", "/services"),
        ("/services/groups/nothing", "Không có mục này", "/services"),
        ("/services/events/nothing", "Không có mục này", "/services"),
        ("/wards/1", "Không có phường, xã này", "/services"),
        ("/agencies/nobody", "Không có cơ quan này", "/services"),
        ("/explore/nowhere", "Không có nơi này", "/explore"),
        ("/help/nothing", "Không có trang trợ giúp này", "/help"),
    ] {
        let html = with(&retired).render(path);
        has(side(&html), &[text, &format!("href=\"{list}\"")]);
    }
    assert!(!with(&retired).render("/services/groups/payments").contains("/services/pay.qr"));
    for path in ["/services/pay.qr", "/services/nothing"] {
        let html = with(&retired).render(path);
        has(side(&html), &["Gọi tổng đài"]);
        assert!(!side(&html).contains("Chi phí"), "nothing more is said of it: {html}");
    }
}

#[test]
fn a_city_that_has_confirmed_nothing_yet_says_so_and_whom_to_call() {
    let mut catalogue = shipped();
    catalogue.services.iter_mut().for_each(|service| service.status = ServiceStatus::Retired);
    catalogue.points_of_interest.clear();
    for path in ["/services/groups/support", "/services/events/storm"] {
        has(side(&with(&catalogue).render(path)), &["Chưa có dịch vụ nào ở đây", "Gọi tổng đài"]);
    }
    let html = with(&catalogue).render("/explore");
    has(&html, &["Chưa có nơi nào"]);
    assert!(!html.contains("Bỏ bộ lọc"), "there are no others to be shown: {html}");
}

#[test]
fn a_catalogue_that_cannot_be_read_offers_to_try_again() {
    for path in ["/services", "/services/sos.112", "/explore", "/explore/dai-noi", "/help"] {
        let html = with(&shipped()).fail("catalogue.get", Code::Storage).render(path);
        has(&html, &["Chưa đọc được danh mục dịch vụ", "Thử lại"]);
    }
}

#[test]
fn mai_reads_of_the_imperial_city_in_english_and_shows_the_driver_vietnamese() {
    let html = english(with(&shipped())).render("/explore/dai-noi");
    let html = side(&html);
    has(
        html,
        &[
            "<h1>Imperial City of Huế</h1>",
            "lang=\"vi\">Đại Nội (Hoàng thành Huế)<",
            "Usually open until 17:30",
        ],
    );
    has(
        html,
        &[
            "Every day 07:00–17:30",
            "From notices of past years",
            "lang=\"en\">Notices of 2023 and 2025 by the Huế Monuments Conservation Centre",
            "Adults 200,000 ₫",
            "Children aged 7–12 40,000 ₫",
        ],
    );
    has(html, &["May be off by about 60 m. Compared with 2 other sources.", "href=\"/wards/19753\""]);
    has(html, &["Show the driver", "id=\"taxi-", "href=\"https://www.openstreetmap.org/?mlat=16.4699"]);
    has(html, &["In these grounds", "href=\"/explore/ngo-mon\""]);
    let html = with(&shipped()).render("/explore/dai-noi");
    has(side(&html), &["Thông báo năm 2023 và 2025 của Trung tâm Bảo tồn", "Theo thông báo những năm trước"]);
    let html = with(&shipped()).render("/explore/ngo-mon");
    has(side(&html), &["Chưa xác nhận", "Chưa đối chiếu với nguồn nào khác.", "href=\"/explore/dai-noi\""]);
}

#[test]
fn the_list_of_places_is_whole() {
    let html = with(&shipped()).render("/explore");
    has(&html, &["91 nơi", "Không nên bỏ lỡ", "Chợ Đông Ba", "⟦Phường Phú Xuân⟧"]);
    assert_eq!(html.matches("href=\"/explore/").count(), 91);
}

#[test]
fn a_ward_answers_to_its_old_names() {
    let mut pack = wards();
    pack.wards[0].merged_from = vec!["Phường Tây Lộc".into()];
    let stage = || with(&shipped()).reply("pack.get", &pack);
    has(
        side(&stage().render("/wards/19753")),
        &["Phường Tây Lộc", "Đặt làm nơi tôi ở", "href=\"/explore/dai-noi\""],
    );
    let mut home = stage();
    home.settings.home_ward = Some("19753".into());
    let html = home.render("/wards/19753");
    assert!(side(&html).contains("Nơi bạn ở") && !side(&html).contains("Đặt làm"), "{html}");
}

#[test]
fn help_answers_and_leads_to_somebody() {
    let html = with(&shipped()).render("/help/report.anonymous");
    has(side(&html), &["Ai biết tôi đã phản ánh?", "Ảnh được xóa thông tin vị trí", "Gọi tổng đài"]);
    has(&with(&shipped()).render("/me"), &["href=\"/help\""]);
}

/// One service of 60 that were found.
fn water() -> Found {
    let word = |text: &str| Localized::vi_en(text, text);
    let hit = Hit {
        kind: HitKind::Service,
        id: "alerts.water".into(),
        title: word("Mực nước sông"),
        detail: Localized::default(),
    };
    let groups = vec![HitGroup { kind: HitKind::Service, hits: vec![hit], total: 60 }];
    Found { groups, words: vec!["nuoc".into()], corrected: Some("nước".into()), partial: false }
}

#[test]
fn lan_types_and_reads_only_what_was_found_for_what_she_typed() {
    let recent = vec!["alerts.water".into()];
    let settings = Settings { welcomed: true, recent_services: recent, ..Settings::default() };
    let stage = with(&shipped()).reply("settings.save", &settings).reply("settings.get", &settings);
    let mut page = Page::open(stage, "/services");
    page.answers("", &Found::default());
    page.types("n");
    assert!(!page.html().contains("Không thấy gì"), "nothing was asked yet: {}", page.html());
    page.answers("n", &Found::default());
    has(&page.html(), &["Không thấy gì cho “n”"]);
    page.types("nuoc");
    assert!(!page.html().contains("Không thấy gì"), "that was of another text: {}", page.html());
    page.answers("nuoc", &water());
    has(
        &page.html(),
        &["Dịch vụ (60)", "60 kết quả", "thay cho “nuoc”", "Xem thêm kết quả", "href=\"/gauges\""],
    );
    page.types("nuoc s");
    let html = page.html();
    assert!(html.contains("href=\"/gauges\""), "what was found stays: {html}");
    assert!(!html.contains("60 kết quả") && !html.contains("thay cho"), "it is of another text: {html}");
    page.presses_enter();
    assert_eq!(page.path(), "/services", "Enter waits for the answer to what is typed");
    page.answers("nuoc s", &water());
    assert_eq!(page.path(), "/gauges");
}

/// The ids of a page.
fn ids(html: &str) -> Vec<&str> {
    html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn no_screen_has_an_id_twice() {
    let paused = changed("pay.qr", |service| service.status = ServiceStatus::Paused { until: None });
    for path in PATHS {
        for stage in [with(&paused), with(&paused).fail("catalogue.get", Code::Storage)] {
            let html = stage.render(path);
            let mut ids = ids(&html);
            ids.sort_unstable();
            let twice: Vec<&&str> =
                ids.windows(2).filter(|two| two[0] == two[1]).map(|two| &two[0]).collect();
            assert!(twice.is_empty(), "{path} has {twice:?} twice");
        }
    }
    let sheets = |path: &str| {
        let html = with(&shipped()).render(path);
        html.matches("<dialog id=\"hotline-").count()
    };
    assert_eq!(sheets("/help/report.anonymous"), 2, "the list and the page can each be called from");
}

#[test]
fn every_screen_has_one_main_heading() {
    for path in PATHS {
        let html = with(&shipped()).render(path);
        assert_eq!(html.matches("<h1").count(), 1, "{path}: {html}");
    }
}

const PATHS: [&str; 15] = [
    "/services",
    "/services/groups/tourism",
    "/services/events/visit",
    "/services/sos.112",
    "/services/pay.qr",
    "/explore",
    "/explore/dai-noi",
    "/help",
    "/help/report.anonymous",
    "/wards/19753",
    "/agencies/nobody",
    "/services/nothing",
    "/explore/nowhere",
    "/help/nothing",
    "/wards/1",
];

/// What of the catalogue is in one language of its own: marked here, so that only our own words are looked at.
fn in_brackets() -> Catalogue {
    let mut catalogue = shipped();
    let mark = |text: &mut Localized| text.0.values_mut().for_each(|text| *text = format!("⟦{text}⟧"));
    catalogue.groups.iter_mut().for_each(|it| mark(&mut it.name));
    for event in &mut catalogue.life_events {
        [&mut event.name, &mut event.description].into_iter().for_each(mark);
    }
    for service in &mut catalogue.services {
        [&mut service.name, &mut service.description].into_iter().for_each(mark);
    }
    for place in &mut catalogue.points_of_interest {
        let texts = [&mut place.name, &mut place.description];
        texts.into_iter().chain(&mut place.opening_hours_source).for_each(mark);
    }
    for topic in &mut catalogue.help {
        mark(&mut topic.title);
        topic.body = Localized::vi_en("⟦…⟧", "⟦…⟧");
    }
    catalogue
}

#[test]
fn no_screen_has_text_that_was_never_translated() {
    for path in PATHS {
        let mut stage = with(&in_brackets());
        stage.words = Some(Words::pseudo());
        let html = stage.render(path);
        let plain = texts::untranslated(&html);
        assert!(plain.is_empty(), "{path} says {plain:?} in every language");
    }
}
