//! The catalogue on a device: there at the first launch, brought up to date only by what the city signed.

use std::sync::Arc;

use axum::http::StatusCode;
use futures_util::StreamExt as _;
use hue_city::case::Actor;
use hue_city::catalogue::desk::{self, Proposal};
use hue_city::catalogue::item::Item;
use hue_city::store::role::Role;
use hue_core::Handle as _;
use hue_core::clock::SystemClock;
use hue_model::catalogue::{Catalogue, Event, GetCatalogue, HelpTopic, Service, ServiceStatus};
use hue_model::queue::NetworkHint;
use hue_model::search::{Found, Search};
use hue_model::text::{Language, Localized};

use super::alert_city::SigningKey;
use super::at_rest::database;
use super::catalogue_city::CatalogueCity;
use super::clock::TurnedClock;
use super::hasty::HastyClock;
use super::kit::{CEILING, Device, NOWHERE};

impl Device {
    async fn catalogue(&self) -> Catalogue {
        self.engine.handle(GetCatalogue {}).await.unwrap()
    }

    /// Waits until the catalogue is as `is` wants, as a screen does that asks at each change.
    async fn catalogue_shows(&self, is: impl Fn(&Catalogue) -> bool) -> Catalogue {
        let mut events = self.engine.overhear();
        let wait = async {
            loop {
                let catalogue = self.catalogue().await;
                if is(&catalogue) {
                    return catalogue;
                }
                events.next().await.expect("the engine goes on");
            }
        };
        tokio::time::timeout(CEILING, wait).await.expect("the catalogue comes to that")
    }

    /// Waits until the city was asked so often.
    async fn asks(&self, city: &CatalogueCity, is: impl Fn(&[(String, StatusCode)]) -> bool) {
        self.catalogue_shows(|_| is(&city.asked())).await;
    }

    /// Waits until the city was asked twice more: what it said to the first is taken or refused then.
    async fn asks_twice(&self, city: &CatalogueCity) {
        let before = city.asked().len();
        self.asks(city, |asked| asked.len() >= before + 2).await;
    }

    pub(crate) async fn finds(&self, text: &str) -> Found {
        self.engine.handle(Search { text: text.to_owned(), limit: 5 }).await.unwrap()
    }
}

fn service(catalogue: &Catalogue, id: &str) -> Service {
    catalogue.services.iter().find(|it| it.id == id).unwrap().clone()
}

fn changed(version: u64, services: Vec<Service>, help: &[(&str, &str)]) -> Catalogue {
    let topic = |(id, title): &(&str, &str)| HelpTopic {
        retired: false,
        id: (*id).to_owned(),
        title: Localized::vi_en(*title, *title),
        body: Localized::default(),
    };
    Catalogue { version, services, help: help.iter().map(topic).collect(), ..Catalogue::default() }
}

fn has(catalogue: &Catalogue, help: &str) -> bool {
    catalogue.help.iter().any(|it| it.id == help)
}

#[tokio::test]
async fn ong_ba_has_everything_at_the_first_launch_in_flight_mode() {
    let phone = Device::new(NOWHERE).await;
    let catalogue = phone.catalogue().await;
    assert_eq!(
        (catalogue.version, catalogue.services.len(), catalogue.points_of_interest.len()),
        (1, 76, 91)
    );
    let found = phone.finds("cấp cứu").await;
    assert_eq!(found.groups[0].hits[0].id, "sos.115");
}

#[tokio::test]
async fn what_the_city_publishes_is_there_after_a_restart_too_and_found() {
    let city = CatalogueCity::start().await;
    let key = city.key("2025-10", 2);
    let mut phone = Device::with(city.profile(), Arc::new(HastyClock::new())).await;
    // What nobody ever wrote on is not kept: the device has to be somebody's.
    phone.set(|settings| settings.welcomed = true).await;
    let built_in = phone.catalogue().await;
    let mut bus = service(&built_in, "transport.bus");
    bus.status = ServiceStatus::Paused { until: None };
    bus.name = Localized::vi_en("Xe buýt điện Ngự Bình", "Ngự Bình electric bus");
    let mut wallet = service(&built_in, "pay.wallet");
    wallet.status = ServiceStatus::Retired;
    assert_eq!(phone.finds("ví điện tử").await.groups[0].hits[0].id, "pay.wallet");
    city.publish(&key, 1, changed(4, vec![bus, wallet], &[("flood.boat", "Mượn thuyền Đầm Sam")]));
    phone.engine.handle(NetworkHint { online: true }).await.unwrap();
    let catalogue = phone.catalogue_shows(|it| it.version == 4).await;
    assert_eq!(catalogue.services.len(), 76, "a code is never taken out");
    let found = phone.finds("ngu binh dien").await;
    assert_eq!(found.groups[0].hits[0].id, "transport.bus", "paused is there");
    let wallet = phone.finds("vi dien tu").await;
    assert!(
        wallet.groups.iter().all(|group| group.hits.iter().all(|hit| hit.id != "pay.wallet")),
        "{wallet:?}"
    );
    phone.asks(&city, |asked| asked.iter().any(|(query, _)| query == "since=4")).await;

    // The difference is to what the device has; it takes one that begins earlier as well.
    city.publish(&key, 2, changed(5, Vec::new(), &[("flood.car", "Gửi xe tránh lũ ở cầu vượt")]));
    phone.engine.handle(NetworkHint { online: true }).await.unwrap();
    phone.catalogue_shows(|it| it.version == 5 && has(it, "flood.boat") && has(it, "flood.car")).await;
    phone.restart().await;
    let kept = phone.catalogue().await;
    assert!(kept.version == 5 && has(&kept, "flood.boat") && has(&kept, "flood.car"));
    assert_eq!(service(&kept, "transport.bus").name.text(Language::En), "Ngự Bình electric bus");
    phone
        .asks(&city, |asked| {
            asked.iter().any(|(query, status)| query == "since=5" && *status == StatusCode::OK)
        })
        .await;
}

#[tokio::test]
async fn what_ha_proposes_at_the_real_desk_is_on_the_device_once_huy_published_it() {
    let data = tempfile::tempdir().unwrap();
    let city = hue_city::serve(hue_city::Config::new(data.path())).await.unwrap();
    let lan = Device::with(city.profile.clone(), Arc::new(SystemClock::new())).await;
    let mut bus = service(&lan.catalogue().await, "transport.bus");
    bus.status = ServiceStatus::Paused { until: None };
    let officer = |id: &str| Actor { id: id.to_owned(), role: Role::Operator };
    let mut rules = lan.catalogue().await.life_events.remove(0);
    rules.retired = true;
    let new = HelpTopic { id: "flood.boat".into(), ..lan.catalogue().await.help.remove(0) };
    let mut festivals = lan.catalogue().await.events;
    let lanterns = Event {
        id: "hoa-dang".into(),
        name: Localized::vi_en("Đêm hoa đăng", "Lanterns"),
        ..festivals.remove(1)
    };
    let tet = Event { retired: true, ..festivals.into_iter().find(|it| it.id == "tet").unwrap() };
    let services = [Item::Service(bus.clone()), Item::LifeEvent(rules.clone()), Item::Help(new)];
    for item in services.into_iter().chain([Item::Event(lanterns), Item::Event(tet)]) {
        let proposal = Proposal { stamp: 0, item, source: None };
        desk::propose(city.app(), &officer("p-ha"), proposal).await.unwrap();
    }
    assert!(
        desk::publish(city.app(), &officer("p-ha"), vec![1]).await.is_err(),
        "not what she wrote herself"
    );
    let version = desk::publish(city.app(), &officer("p-huy"), vec![1, 2, 3, 4, 5]).await.unwrap();
    lan.engine.handle(NetworkHint { online: true }).await.unwrap();
    let catalogue = lan.catalogue_shows(|it| it.version == version).await;
    assert_eq!((service(&catalogue, "transport.bus"), catalogue.services.len()), (bus, 76));
    assert!(has(&catalogue, "flood.boat"), "what is new comes with it");
    assert!(catalogue.life_events.iter().all(|it| it.id != rules.id), "what is retired is listed no longer");
    assert!(catalogue.events.iter().all(|it| it.id != "tet"), "nor is a festival");
    let found = lan.finds("dem hoa dang").await;
    assert_eq!(found.groups[0].hits[0].id, "hoa-dang", "a new one is found");
    city.stop().await;
}

#[tokio::test]
async fn an_update_that_the_city_did_not_sign_changes_nothing_and_hides_no_later_one() {
    let city = CatalogueCity::start().await;
    let key = city.key("2025-10", 2);
    let phone = Device::with(city.profile(), Arc::new(HastyClock::new())).await;
    let before = phone.catalogue().await;
    let mut ambulance = service(&before, "sos.115");
    ambulance.name = Localized::vi_en("Gọi số của kẻ gian", "Call a thief");
    city.publish(&SigningKey::new("2025-10", 9), 1, changed(9, vec![ambulance.clone()], &[]));
    phone.engine.handle(NetworkHint { online: true }).await.unwrap();
    phone.asks_twice(&city).await;
    assert_eq!(phone.catalogue().await, before, "nothing of it is there");

    city.publish(&key, 7, changed(9, vec![ambulance], &[]));
    phone.asks_twice(&city).await;
    assert_eq!(phone.catalogue().await, before, "what changed before version 7 is not known");
    city.publish(&key, 1, changed(1, Vec::new(), &[("old", "Cũ")]));
    phone.asks_twice(&city).await;
    assert_eq!(phone.catalogue().await, before, "it is no newer");
    city.publish(&key, 1, changed(2, Vec::new(), &[("new", "Mới")]));
    phone.catalogue_shows(|it| it.version == 2 && has(it, "new")).await;
}

#[tokio::test]
async fn what_a_key_signed_goes_when_the_city_takes_the_key_back() {
    let city = CatalogueCity::start().await;
    let (stolen, fresh) = (city.key("2025-10", 2), city.key("2025-11", 3));
    let phone = Device::with(city.profile(), Arc::new(HastyClock::new())).await;
    city.publish(&stolen, 1, changed(3, Vec::new(), &[("fraud", "Chuyển tiền vào đây")]));
    phone.catalogue_shows(|it| it.version == 3).await;
    city.revoke("2025-10");
    city.publish(&fresh, 1, changed(2, Vec::new(), &[("true", "Thông báo thật")]));
    phone.catalogue_shows(|it| it.version == 2 && has(it, "true") && !has(it, "fraud")).await;
}

#[tokio::test]
async fn a_key_stays_taken_back_when_somebody_plays_the_old_answer_again() {
    let city = CatalogueCity::start().await;
    let (stolen, fresh) = (city.key("2025-10", 2), city.key("2025-11", 3));
    let phone = Device::with(city.profile(), Arc::new(HastyClock::new())).await;
    city.publish(&stolen, 1, changed(3, Vec::new(), &[("fraud", "Chuyển tiền vào đây")]));
    let before = city.says();
    phone.catalogue_shows(|it| has(it, "fraud")).await;
    city.revoke("2025-10");
    city.publish(&fresh, 1, changed(2, Vec::new(), &[("true", "Thông báo thật")]));
    phone.catalogue_shows(|it| has(it, "true") && !has(it, "fraud")).await;
    city.say(before);
    phone.asks_twice(&city).await;
    let catalogue = phone.catalogue().await;
    assert!(catalogue.version == 2 && !has(&catalogue, "fraud"));
}

#[tokio::test]
async fn a_key_that_ended_says_nothing_more_and_its_successor_says_the_same_again() {
    let city = CatalogueCity::start().await;
    let (ended, next) = (city.key_between("2024", 2, -9_000, -700), city.key_between("2025", 3, -700, 8_000));
    let phone = Device::with(city.profile(), Arc::new(HastyClock::new())).await;
    let shelter = || changed(5, Vec::new(), &[("shelter", "Nhà văn hóa mở cửa")]);
    city.publish_of(&ended, -701, 1, shelter());
    phone.catalogue().await;
    phone.asks_twice(&city).await;
    assert_eq!(phone.catalogue().await.version, 1, "whoever has the old key writes any time");
    // As the city does when its key changed and nothing was published for a year.
    city.publish_of(&next, -700, 1, shelter());
    phone.catalogue_shows(|it| it.version == 5 && has(it, "shelter")).await;
}

#[tokio::test]
async fn what_is_newer_was_not_issued_before() {
    let city = CatalogueCity::start().await;
    let (old, next) = (city.key_between("2024", 2, -9_000, 700), city.key_between("2025", 3, -100, 8_000));
    let phone = Device::with(city.profile(), Arc::new(HastyClock::new())).await;
    city.publish_of(&next, -50, 1, changed(2, Vec::new(), &[("true", "Thật")]));
    phone.catalogue_shows(|it| it.version == 2).await;
    city.publish_of(&old, -200, 1, changed(9, Vec::new(), &[("fraud", "Giả")]));
    phone.asks_twice(&city).await;
    assert_eq!(phone.catalogue().await.version, 2);
    city.publish_of(&old, -50, 1, changed(3, Vec::new(), &[("more", "Thêm")]));
    phone.catalogue_shows(|it| it.version == 3 && has(it, "true") && has(it, "more")).await;
}

/// A phone past its welcome that keeps what the city published as its third version.
async fn keeping_the_third(city: &CatalogueCity, key: &SigningKey) -> Device {
    let phone = Device::with(city.profile(), Arc::new(HastyClock::new())).await;
    phone.set(|settings| settings.welcomed = true).await;
    city.publish(key, 1, changed(3, Vec::new(), &[("kept", "Lưu được")]));
    phone.catalogue_shows(|it| it.version == 3).await;
    phone
}

#[tokio::test]
async fn a_store_that_takes_nothing_or_is_damaged_hides_nothing() {
    let city = CatalogueCity::start().await;
    let key = city.key("2025-10", 2);
    let mut phone = keeping_the_third(&city, &key).await;
    phone.engine.close().await;
    let refuse = "CREATE TRIGGER full BEFORE INSERT ON meta WHEN new.key = 'catalogue'
                  BEGIN SELECT RAISE(ABORT, 'full'); END";
    database(&phone, phone.vault()).await.execute_batch(refuse).unwrap();
    phone.restart().await;
    city.publish(&key, 1, changed(4, Vec::new(), &[("unkept", "Thuyền Vỹ Dạ")]));
    phone.catalogue_shows(|it| it.version == 4 && has(it, "kept") && has(it, "unkept")).await;
    assert_eq!(phone.finds("thuyen vy da").await.groups[0].hits[0].id, "unkept");

    phone.engine.close().await;
    let damage = "DROP TRIGGER full;
                  UPDATE meta SET value = CAST(x'ff' AS TEXT) WHERE key = 'catalogue';
                  DELETE FROM published";
    database(&phone, phone.vault()).await.execute_batch(damage).unwrap();
    phone.restart().await;
    assert_eq!(phone.catalogue().await.services.len(), 76);
    phone.catalogue_shows(|it| it.version == 4).await;

    phone.engine.close().await;
    let damage = "INSERT INTO alert_key (jws) VALUES (CAST(x'ff' AS TEXT))";
    database(&phone, phone.vault()).await.execute_batch(damage).unwrap();
    phone.restart().await;
    assert_eq!(phone.catalogue().await.version, 1, "whom to believe is not known: what is built in is there");
    assert_eq!(phone.finds("cấp cứu").await.groups[0].hits[0].id, "sos.115");
}

#[tokio::test]
async fn nobody_is_asked_for_a_catalogue_that_could_not_be_believed() {
    let city = CatalogueCity::start().await;
    let key = city.key("2025-10", 2);
    city.publish(&key, 1, changed(3, Vec::new(), &[("any", "Gì đó")]));
    let mut profile = city.profile();
    profile.alert_root_key.clear();
    let phone = Device::with(profile, Arc::new(HastyClock::new())).await;
    assert_eq!(phone.catalogue().await.version, 1);
    phone.engine.close().await;
    assert_eq!(city.asked(), []);
}

/// Two minutes and a little: each time a screen that is still there makes the city be asked once more.
const ROUND: i64 = 2 * 60_000 + 1_000;

/// A device on a clock that the test turns.
async fn turned(city: &CatalogueCity) -> (TurnedClock, Device) {
    let clock = TurnedClock::right();
    (clock.clone(), Device::with(city.profile(), Arc::new(clock)).await)
}

impl Device {
    /// Lets the city be asked so many times more.
    async fn asks_in_turn(&self, city: &CatalogueCity, clock: &TurnedClock, times: usize) {
        for _ in 0..times {
            let before = city.asked().len();
            clock.pass(ROUND);
            self.asks(city, |asked| asked.len() > before).await;
        }
    }
}

#[tokio::test]
async fn an_update_that_does_not_count_is_not_sent_again_and_again() {
    let city = CatalogueCity::start().await;
    let key = city.key("2025-10", 2);
    let (clock, phone) = turned(&city).await;
    city.publish(&SigningKey::new("2025-10", 9), 1, changed(9, Vec::new(), &[("fraud", "Giả")]));
    phone.asks(&city, |asked| !asked.is_empty()).await;
    phone.asks_in_turn(&city, &clock, 6).await;
    assert_eq!(city.said_in_full(), 2, "once more to be sure: {:?}", city.asked());
    assert_eq!(phone.catalogue().await.version, 1);
    let forged = city.says();
    city.publish(&key, 1, changed(2, Vec::new(), &[("new", "Mới")]));
    phone.asks_in_turn(&city, &clock, 1).await;
    phone.catalogue_shows(|it| it.version == 2 && has(it, "new")).await;

    // What somebody on the way says under the city's own tag stays no longer than an hour.
    let newer = || changed(3, Vec::new(), &[("newer", "Mới hơn")]);
    city.publish(&key, 1, newer());
    let true_one = city.says();
    city.say_under_the_same_tag(forged);
    phone.asks_in_turn(&city, &clock, 1).await;
    city.say_under_the_same_tag(true_one);
    clock.pass(30 * ROUND);
    phone.catalogue_shows(|it| it.version == 2).await;
    phone.asks_in_turn(&city, &clock, 1).await;
    phone.catalogue_shows(|it| it.version == 3 && has(it, "newer")).await;
}

#[tokio::test]
async fn an_update_is_taken_once_its_key_counts_without_being_sent_again() {
    let city = CatalogueCity::start().await;
    let next = city.key_between("2026", 3, 2, 8_000);
    let (clock, phone) = turned(&city).await;
    city.publish_of(&next, 2, 1, changed(2, Vec::new(), &[("new", "Mới")]));
    phone.asks(&city, |asked| !asked.is_empty()).await;
    phone.asks_in_turn(&city, &clock, 3).await;
    assert_eq!((phone.catalogue().await.version, city.said_in_full()), (1, 2));
    clock.pass(2 * super::alert_city::HOUR);
    assert!(has(&phone.catalogue().await, "new"), "at the next look");
    assert_eq!(city.asked().iter().filter(|(query, _)| query == "since=1").count(), 4);
}

#[tokio::test]
async fn what_changed_since_an_older_version_is_asked_for_no_more() {
    let city = CatalogueCity::start().await;
    let key = city.key("2025-10", 2);
    let (clock, phone) = turned(&city).await;
    for version in 2..=3 {
        city.publish(&key, 1, changed(version, Vec::new(), &[("new", "Mới")]));
        phone.asks_in_turn(&city, &clock, 1).await;
        let since = format!("since={version}");
        phone.asks(&city, |asked| asked.last().is_some_and(|(query, _)| *query == since)).await;
    }
    phone.asks_in_turn(&city, &clock, 3).await;
    let asked: Vec<_> = city.asked().into_iter().map(|(query, _)| query).collect();
    let mut in_order = asked.clone();
    in_order.sort();
    assert_eq!(asked, in_order);
}

#[tokio::test]
async fn what_was_published_on_an_older_pack_is_asked_for_since_the_new_one() {
    let city = CatalogueCity::start().await;
    let key = city.key("2025-10", 2);
    let mut phone = keeping_the_third(&city, &key).await;
    let restart_with = async |phone: &mut Device, change: &str| {
        phone.engine.close().await;
        let sql = format!("UPDATE meta SET value = {change} WHERE key = 'catalogue'");
        assert_eq!(database(phone, phone.vault()).await.execute(&sql, []).unwrap(), 1);
        phone.restart().await;
    };
    restart_with(&mut phone, "json_remove(value, '$.built_in')").await;
    assert_eq!(phone.catalogue().await.version, 3, "of the first pack it was not written down");
    restart_with(&mut phone, "json_set(value, '$.built_in', 0)").await;
    let before = city.asked().len();
    assert_eq!(phone.catalogue().await.version, 1);
    phone.catalogue_shows(|it| it.version == 3 && has(it, "kept")).await;
    assert_eq!(city.asked()[before].0, "since=1");
}
