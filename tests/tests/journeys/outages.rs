//! A cut of power: Trần Hà announces it, Lan's phone tells her once, her neighbour's tells nothing, and calendars follow.

use hue_model::event::Event;
use hue_model::news::ServiceNews;
use hue_model::outage::{ListOutages, ListedOutages, OutageNotices, OutageState};
use hue_model::queue::NetworkHint;
use hue_model::settings::{GetSettings, SaveSettings};
use hue_model::time::Millis;
use hue_tests::city::City;
use hue_tests::console::Console;
use hue_tests::network::BadNetwork;
use hue_tests::people::HA;
use hue_tests::phone::{Phone as _, Pocket};
use hue_tests::{python, surfer};
use serde::Deserialize;

const PHU_XUAN: &str = "19753";
const THUAN_HOA: &str = "19789";

/// An event as PyPI `icalendar` reads it.
#[derive(Debug, Deserialize)]
struct Read {
    uid: String,
    sequence: u32,
    status: String,
    summary: String,
    location: String,
    start: String,
    end: String,
}

/// A phone on which somebody lives in this ward and wants to hear of cuts.
async fn at_home(city: &City, ward: &str) -> Pocket {
    let phone = Pocket::hurried(&city.profile).await;
    let mut settings = phone.call(GetSettings {}).await.unwrap();
    settings.home_ward = Some(ward.to_owned());
    settings.outage_notices = OutageNotices { power: true, water: true };
    phone.call(SaveSettings { settings }).await.unwrap();
    listed(&phone, "the city was heard", |listed| listed.heard_at.is_some()).await;
    phone
}

async fn listed(phone: &Pocket, what: &str, is: impl Fn(&ListedOutages) -> bool) -> ListedOutages {
    phone.until(what, async |phone| phone.call(ListOutages {}).await.ok().filter(&is)).await
}

fn told(phone: &Pocket) -> Vec<ServiceNews> {
    let news = phone.heard().into_iter().filter_map(|event| match event {
        Event::ServiceNews { news } => Some(*news),
        _ => None,
    });
    news.collect()
}

async fn tells(phone: &Pocket, count: usize) -> Vec<ServiceNews> {
    phone.until("the news are told", async |phone| Some(told(phone)).filter(|told| told.len() >= count)).await
}

async fn calendar(city: &City) -> Vec<Read> {
    let url = format!("http://127.0.0.1:{}/api/v1/outages.ics", city.port());
    let text = surfer::client().get(url).send().await.unwrap().bytes().await.unwrap();
    python::read("icalendar", "read_ics.txt", "read_ics.py", &text).await
}

/// So many hours from now on Huế's clocks.
fn hours(hours: i64, form: &str) -> String {
    let now = hue_city::clock::Clock::now(&hue_city::clock::System);
    // A form knows whole minutes.
    let minute = Millis(now.0.div_euclid(60_000) * 60_000);
    minute.plus(hours * 3_600_000).in_hue().unwrap().format(form).to_string()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cut_is_told_once_where_it_is_called_off_and_read_offline() {
    let network = BadNetwork::start(None).await;
    let city = City::behind(&network).await;
    let mut ha = Console::sign_in(&city.profile.base_url, HA).await;
    let (lan, minh) = (at_home(&city, PHU_XUAN).await, at_home(&city, THUAN_HOA).await);
    let (from, to) = (hours(24, "%d/%m/%Y %H:%M"), hours(27, "%d/%m/%Y %H:%M"));
    let streets = "Lê Lợi; Hà Nội và các kiệt từ số 1 đến số 199 đường Nguyễn Chí Diểu";
    let plan = format!(
        "kind\tprovider\twards\tarea\tstarts_at\tends_at\treason\n\
         power\tĐiện lực mẫu\t{PHU_XUAN}\t{streets}\t{from}\t{to}\tBảo trì\n"
    );
    ha.outages(&plan).await;
    for phone in [&lan, &minh] {
        phone.call(NetworkHint { online: true }).await.unwrap();
        listed(phone, "the cut is there", |listed| listed.outages.len() == 1).await;
    }
    let news = tells(&lan, 1).await;
    assert_eq!((news.len(), news[0].state.as_str()), (1, "power-announced"));
    assert!(news[0].subject.starts_with("Lê Lợi"), "{news:?}");
    let events = calendar(&city).await;
    let [event] = events.as_slice() else { panic!("one event: {events:?}") };
    assert_eq!((event.uid.as_str(), event.sequence, event.status.as_str()), (&*news[0].item, 1, "CONFIRMED"));
    assert!(event.summary == "Cắt điện" && event.location.starts_with(&format!("{streets}, ")), "{event:?}");
    let hue = "%Y-%m-%dT%H:%M:00+07:00";
    assert_eq!((event.start.clone(), event.end.clone()), (hours(24, hue), hours(27, hue)));

    // Her phone is off while it is called off.
    lan.close().await;
    ha.says_of_the_cut("cancelled").await;
    let lan = lan.reopen().await;
    let cancelled =
        |listed: &ListedOutages| listed.outages.iter().any(|it| it.outage.state == OutageState::Cancelled);
    let list = listed(&lan, "it is called off", cancelled).await;
    assert!(list.outages[0].mine);
    let news = tells(&lan, 1).await;
    assert_eq!((news.len(), news[0].state.as_str()), (1, "power-cancelled"), "and nothing twice");
    let event = calendar(&city).await.remove(0);
    assert_eq!((event.sequence, event.status.as_str()), (2, "CANCELLED"));

    network.off().await;
    lan.close().await;
    let lan = lan.reopen().await;
    let kept = lan.call(ListOutages {}).await.unwrap();
    assert!(cancelled(&kept) && kept.heard_at.is_some(), "{kept:?}");
    assert_eq!(told(&lan), [], "she knows");
    assert_eq!(told(&minh), [], "none of it concerns her neighbour");
}
