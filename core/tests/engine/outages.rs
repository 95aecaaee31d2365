//! Cuts of power and water against the real city: told once to whom they concern, and read offline.

use futures_util::StreamExt as _;
use hue_city::case::Actor;
use hue_city::store::role::Role;
use hue_core::{Handle, Subscription};
use hue_model::alert::Loudness;
use hue_model::event::Event;
use hue_model::id::OutageId;
use hue_model::news::ServiceNews;
use hue_model::outage::{
    ListOutages, ListedOutage, ListedOutages, Outage, OutageKind, OutageNotices, OutageState,
};

use super::gauges::{City, around};
use super::kit::{CEILING, Device};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
/// Phú Xuân, where Lan lives, and its neighbour Thuận Hóa.
const PHU_XUAN: &str = "19753";
const THUAN_HOA: &str = "19789";

fn ha() -> Actor {
    Actor { id: "p-ha".to_owned(), role: Role::Operator }
}

/// The power of Phú Xuân is cut tomorrow.
fn tomorrow(city: &City) -> Outage {
    let now = city.now();
    Outage {
        id: OutageId::from_parts(now, [7; 10]),
        kind: OutageKind::Power,
        provider: "Điện lực mẫu".into(),
        ward_codes: vec![PHU_XUAN.into()],
        area: "Lê Lợi".into(),
        reason: "Bảo trì".into(),
        starts_at: now.plus(24 * HOUR),
        ends_at: now.plus(27 * HOUR),
        state: OutageState::Planned,
        restored_at: None,
        revision: 0,
        updated_at: now,
    }
}

async fn save(city: &City, outage: &Outage) {
    hue_city::outage::save(city.running.app(), &ha(), outage.clone()).await.unwrap();
}

async fn say(city: &City, id: OutageId, seen: u32, state: OutageState) {
    hue_city::outage::say(city.running.app(), &ha(), id, seen, state).await.unwrap();
}

impl Device {
    async fn outages(&self) -> ListedOutages {
        self.engine.handle(ListOutages {}).await.unwrap()
    }

    /// Waits until the list is as `is` wants, as a screen does that asks at each change.
    async fn outages_show(&self, is: impl Fn(&ListedOutages) -> bool) -> ListedOutages {
        let mut events = self.engine.overhear();
        let wait = async {
            loop {
                let listed = self.outages().await;
                if is(&listed) {
                    return listed;
                }
                events.next().await.expect("the engine goes on");
            }
        };
        match tokio::time::timeout(CEILING, wait).await {
            Ok(listed) => listed,
            Err(_) => panic!("the list stays {:?}", self.outages().await),
        }
    }

    /// Lives in this ward and wants to hear of cuts of power.
    async fn lives_in(&self, ward: &str) {
        self.set(|settings| {
            settings.home_ward = Some(ward.to_owned());
            settings.outage_notices = OutageNotices { power: true, water: false };
        })
        .await;
        self.outages_show(|listed| listed.heard_at.is_some()).await;
    }
}

async fn told(events: &mut Subscription) -> ServiceNews {
    let told = Device::event(events, |event| matches!(event, Event::ServiceNews { .. })).await;
    let Event::ServiceNews { news } = told.event else { unreachable!() };
    *news
}

/// The device has heard of the cut at this revision.
async fn hears(city: &City, phone: &Device, revision: u32) -> ListedOutage {
    city.clock.pass(3 * MINUTE);
    let is = |listed: &ListedOutage| listed.outage.revision == revision;
    let listed = phone.outages_show(|listed| listed.outages.iter().any(is)).await;
    listed.outages.into_iter().find(is).unwrap()
}

#[tokio::test]
async fn lan_hears_once_of_each_change_and_her_neighbour_of_none() {
    let city = City::start().await;
    let (mut lan, minh) = (city.device().await, city.device().await);
    lan.lives_in(PHU_XUAN).await;
    minh.lives_in(THUAN_HOA).await;
    let (mut events, neighbours) = (lan.engine.subscribe(), minh.engine.subscribe());
    let cut = tomorrow(&city);
    let water =
        Outage { id: OutageId::from_parts(city.now(), [8; 10]), kind: OutageKind::Water, ..cut.clone() };
    save(&city, &water).await;
    save(&city, &cut).await;
    assert!(hears(&city, &lan, 1).await.mine && !hears(&city, &minh, 1).await.mine);
    let news = told(&mut events).await;
    assert_eq!((news.service.as_str(), news.state.as_str()), ("util.outages", "power-announced"));
    assert_eq!((news.item, news.loudness), (cut.id.to_string(), Loudness::Normal));
    assert!(news.subject.starts_with("Lê Lợi, ") && news.subject.contains('–'), "{}", news.subject);

    lan.restart().await;
    let mut events = lan.engine.subscribe();
    let later = Outage { revision: 1, ends_at: cut.ends_at.plus(HOUR), ..cut.clone() };
    save(&city, &later).await;
    save(&city, &later).await;
    hears(&city, &lan, 2).await;
    assert_eq!(told(&mut events).await.state, "power-changed", "the first since the restart");
    lan.set(|settings| settings.quiet_hours = Some(around(city.now()))).await;
    say(&city, cut.id, 2, OutageState::Cancelled).await;
    let cancelled = hears(&city, &lan, 3).await;
    assert_eq!(cancelled.outage.state, OutageState::Cancelled);
    let news = told(&mut events).await;
    assert_eq!((news.state.as_str(), news.loudness), ("power-cancelled", Loudness::Quiet));
    hears(&city, &minh, 3).await;
    lan.engine.close().await;
    minh.engine.close().await;
    // The streams end with their engines.
    drop((lan, minh));
    let more = |events: Subscription| {
        events.filter(|it| std::future::ready(matches!(it.event, Event::ServiceNews { .. }))).count()
    };
    assert_eq!((more(events).await, more(neighbours).await), (0, 0));
}

#[tokio::test]
async fn the_list_is_read_offline_and_goes_on_with_the_clock() {
    let city = City::start().await;
    let mut lan = city.device().await;
    let cut = tomorrow(&city);
    save(&city, &cut).await;
    lan.lives_in(PHU_XUAN).await;
    hears(&city, &lan, 1).await;
    city.line.set(false).await;
    lan.restart().await;
    let state = async |lan: &Device| lan.outages().await.outages[0].outage.state;
    assert_eq!(state(&lan).await, OutageState::Planned);
    city.clock.pass(25 * HOUR);
    assert_eq!(state(&lan).await, OutageState::UnderWay);
    let on_time = lan.outages().await.outages.remove(0);
    assert!(on_time.mine && !on_time.outage.is_overdue(city.now()));
    city.clock.pass(27 * HOUR);
    let late = lan.outages().await.outages.remove(0).outage;
    assert!(
        late.state == OutageState::UnderWay && late.is_overdue(city.now()),
        "nobody said that it is over"
    );
    city.clock.pass(7 * 24 * HOUR);
    assert_eq!(lan.outages().await.outages, [], "nobody said for a week what became of it");
}

#[tokio::test]
async fn what_nobody_was_there_to_hear_waits_for_who_listens_while_it_is_news() {
    let city = City::start().await;
    let lan = city.device().await;
    lan.lives_in(PHU_XUAN).await;
    let (cut, other) = (tomorrow(&city), OutageId::from_parts(city.now(), [9; 10]));
    save(&city, &cut).await;
    save(&city, &Outage { id: other, area: "Hà Nội".into(), ..cut.clone() }).await;
    hears(&city, &lan, 1).await;
    say(&city, other, 1, OutageState::Cancelled).await;
    hears(&city, &lan, 2).await;
    let mut events = lan.engine.subscribe();
    assert_eq!(told(&mut events).await.item, cut.id.to_string());
    lan.engine.close().await;
    drop(lan);
    let more = events.filter(|it| std::future::ready(matches!(it.event, Event::ServiceNews { .. })));
    assert_eq!(more.count().await, 0, "what was called off before she heard of it is no news");
}
