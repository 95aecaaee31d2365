//! The night of 27 October 2025 over again, from the river to the boat: the gauges cross alarm III, two officers warn
//! though the official level stays at 3, every phone rings once, and forty calls come by app, web page and text
//! while the city is killed and networks fail. Everybody who called is fetched.

use std::collections::BTreeSet;
use std::time::Duration;

use futures_util::future::join_all;
use hue_model::alert::{AlertSummary, ListAlerts, Loudness};
use hue_model::event::Event;
use hue_model::id::SosId;
use hue_model::place::PlaceSource;
use hue_model::queue::NetworkHint;
use hue_model::settings::{GetSettings, SaveSettings};
use hue_model::shell::CityProfile;
use hue_model::sos::{GetSos, Need, RaiseSos, SosDetails, SosPlace, SosState, WaterLevel};
use hue_model::time::Millis;
use hue_tests::city::City;
use hue_tests::console::Console;
use hue_tests::network::BadNetwork;
use hue_tests::people::{HA, HUY};
use hue_tests::phone::{Phone, Pocket};
use hue_tests::plan::{Scale, dice, figure};
use hue_tests::replay::Replay;
use hue_tests::surfer::{Form, Surfer, client};
use hue_tests::warning::Warning;
use serde_json::{Value, json};
use tokio::sync::watch;

const WARNED: [&str; 2] = ["19753", "19789"];
const ELSEWHERE: &str = "20131";
const RUN: &str = "flood_night";
/// Longer than any part takes on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(240);

fn now() -> Millis {
    hue_city::clock::Clock::now(&hue_city::clock::System)
}

/// The city that night: one network reaches the upper town, another the lower town.
struct Night {
    city: City,
    upper: BadNetwork,
    lower: BadNetwork,
    /// Counts how often the city came back.
    back: watch::Sender<u32>,
}

impl Night {
    async fn begins() -> Self {
        let upper = BadNetwork::start(None).await;
        let city = City::behind(&upper).await;
        let lower = BadNetwork::start(Some(city.port())).await;
        Self { city, upper, lower, back: watch::Sender::new(0) }
    }

    /// The profile of a phone in the lower town.
    fn below(&self) -> CityProfile {
        CityProfile { base_url: self.lower.url(), ..self.city.profile.clone() }
    }

    /// The node dies and another one goes on with its record.
    async fn node_dies(&mut self) {
        self.city.kill().await;
        self.city.restart().await;
        self.back.send_modify(|back| *back += 1);
    }
}

/// A phone of somebody in `ward` that hears the city.
async fn at_home(profile: &CityProfile, ward: &str) -> Pocket {
    let phone = Pocket::new(profile).await;
    let mut settings = phone.call(GetSettings {}).await.unwrap();
    settings.home_ward = Some(ward.to_owned());
    phone.call(SaveSettings { settings }).await.unwrap();
    phone
}

async fn hears_the_city(phone: &Pocket) {
    let live = async |phone: &Pocket| {
        let heard = phone.call(ListAlerts {}).await.ok()?.heard;
        (heard.live && heard.at.is_some()).then_some(())
    };
    phone.until_within(PATIENCE, "the phone hears the city", live).await;
}

fn rang(phone: &Pocket) -> Vec<AlertSummary> {
    let heard = phone.heard().into_iter();
    heard
        .filter_map(|event| if let Event::AlertRang { alert } = event { Some(*alert) } else { None })
        .collect()
}

async fn rings(phone: &Pocket) -> AlertSummary {
    let first = async |phone: &Pocket| rang(phone).into_iter().next();
    phone.until_within(PATIENCE, "the warning rings", first).await
}

/// The gauges cross alarm III; Hà completes the draft that Kim Long began, and Huy approves it.
async fn the_river_rises_and_two_officers_warn(night: &Night) -> Millis {
    let base = &night.city.profile.base_url;
    let key = night.city.gauge_key("dai-kttv").await;
    let flood = Replay::flood_of_2025().until_level("river-kim-long", 3.5).last_hours(3);
    let new = flood.play(base, &key, f64::INFINITY, now(), |_| {}).await.unwrap();
    assert_eq!(new, flood.count(), "every reading is taken once");
    let (mut ha, mut huy) = (Console::sign_in(base, HA).await, Console::sign_in(base, HUY).await);
    let list = ha.page("/console/alerts").await;
    assert!(list.text.contains("Kim Long"), "the gauge says so at the desk: {}", list.text);
    let drafts = ha.drafts().await;
    let mut kim_long = None;
    for draft in &drafts {
        let page = ha.page(draft).await;
        kim_long = kim_long.or(page.text.contains("Kim Long").then(|| draft.clone()));
    }
    let draft = kim_long.expect("a draft of Kim Long");
    let listed: Value =
        client().get(format!("{base}/alerts/active.json")).send().await.unwrap().json().await.unwrap();
    assert!(!listed.to_string().contains("flood"), "a gauge publishes nothing by itself: {listed}");
    Warning::flood().complete(&mut ha, &draft).await;
    let sent = now();
    huy.approve(&draft).await;
    sent
}

/// Phones of the two warned wards, every other one in the lower town.
async fn townspeople(night: &Night, phones: u32) -> Vec<Pocket> {
    let (above, below) = (night.city.profile.clone(), night.below());
    let mut people = Vec::new();
    for number in 0..phones {
        let profile = if number % 2 == 0 { &above } else { &below };
        let ward = WARNED[usize::try_from(number).unwrap_or_default() / 2 % 2];
        people.push(at_home(profile, ward).await);
    }
    join_all(people.iter().map(hears_the_city)).await;
    people
}

/// The phones of the upper town ring, as loud as can be though the level is 3; the delays are listed.
async fn the_upper_town_rings(people: &[Pocket], sent: Millis) {
    let rang = join_all(people.iter().step_by(2).map(rings)).await;
    for one in &rang {
        assert_eq!(
            (one.loudness, one.alert.level.map(|level| level.get())),
            (Loudness::Breakthrough, Some(3))
        );
    }
    let mut delays: Vec<i64> = rang.iter().map(|one| one.heard_at.since(sent)).collect();
    delays.sort_unstable();
    for (name, share) in [("p50", 50), ("p95", 95), ("max", 100)] {
        figure(&format!("{RUN}.upper_town_heard_{name}"), delays[(delays.len() - 1) * share / 100], "ms");
    }
}

/// The network of the lower town is back: what was missed rings now.
async fn the_lower_town_rings(people: &[Pocket]) {
    let lower: Vec<_> = people.iter().skip(1).step_by(2).collect();
    for phone in &lower {
        phone.call(NetworkHint { online: true }).await.unwrap();
    }
    join_all(lower.into_iter().map(rings)).await;
}

/// Every tenth phone is switched off and on; each with how often it has to have rung since.
async fn some_are_switched_off_and_on(people: Vec<Pocket>) -> Vec<(Pocket, usize)> {
    let mut again = Vec::new();
    for (number, phone) in people.into_iter().enumerate() {
        if number % 10 == 3 {
            phone.close().await;
            again.push((phone.reopen().await, 0));
        } else {
            again.push((phone, 1));
        }
    }
    again
}

/// Every phone rings once, whatever dies meanwhile, and nobody rings who lives elsewhere.
async fn everybody_is_warned_once(night: &mut Night, phones: u32) -> Vec<Pocket> {
    let people = townspeople(night, phones).await;
    let far = at_home(&night.city.profile, ELSEWHERE).await;
    hears_the_city(&far).await;
    // The lower town has no network when the warning goes out, and the node dies right after.
    night.lower.off().await;
    let sent = the_river_rises_and_two_officers_warn(night).await;
    night.node_dies().await;
    the_upper_town_rings(&people, sent).await;
    night.lower.on().await;
    the_lower_town_rings(&people).await;
    let people = some_are_switched_off_and_on(people).await;
    night.node_dies().await;
    join_all(people.iter().map(|(phone, _)| hears_the_city(phone))).await;
    let (mut lost, mut doubled) = (0, 0);
    for (phone, wanted) in &people {
        let times = rang(phone).len();
        lost += usize::from(times < *wanted);
        doubled += usize::from(times > *wanted);
    }
    figure(&format!("{RUN}.phones"), people.len(), "");
    figure(&format!("{RUN}.alarms_lost"), lost, "");
    figure(&format!("{RUN}.alarms_doubled"), doubled, "");
    assert_eq!((lost, doubled), (0, 0));
    assert!(rang(&far).is_empty(), "who lives elsewhere is left in peace");
    people.into_iter().map(|(phone, _)| phone).collect()
}

fn details(number: usize) -> SosDetails {
    let place = SosPlace {
        point: None,
        accuracy: None,
        ward_code: Some(WARNED[0].to_owned()),
        address: format!("Kiệt {number} Đinh Tiên Hoàng"),
        source: PlaceSource::Name,
    };
    SosDetails {
        needs: vec![Need::Rescue],
        water: Some(WaterLevel::Waist),
        people: Some(u16::try_from(number).unwrap_or_default() + 1),
        place: Some(place),
        ..SosDetails::default()
    }
}

/// Sends until the city answers, as people press again once the page loads again.
async fn insists<T>(back: &mut watch::Receiver<u32>, mut send: impl AsyncFnMut() -> Option<T>) -> T {
    let sent = async {
        loop {
            back.mark_unchanged();
            if let Some(answer) = send().await {
                return answer;
            }
            tokio::select! {
                changed = back.changed() => changed.expect("the night goes on"),
                // A line that was cut is there again at once; a city that died is not.
                () = tokio::task::yield_now() => {}
            }
        }
    };
    tokio::time::timeout(PATIENCE, sent).await.expect("the city answers in the end")
}

/// Somebody without the app, on the page `/sos`; answers the address of the page that says how it stands.
async fn calls_by_page(base: String, number: usize, mut back: watch::Receiver<u32>) -> String {
    let http = client();
    let get = async || http.get(format!("{base}/sos")).send().await.ok()?.text().await.ok();
    let page = insists(&mut back, get).await;
    let form = Form::all(&page).into_iter().find(|form| form.has("address")).expect("the form of /sos");
    let (address, phone) = (format!("Thôn Bao Vinh, nhà {number}"), format!("0935 222 {number:03}"));
    let body = form.filled(&[("address", &address), ("phone", &phone), ("people", "2"), ("water", "chest")]);
    let post = async || {
        let answer =
            http.post(format!("{base}/sos")).header("origin", &base).form(&body).send().await.ok()?;
        let to = answer.headers().get("location")?.to_str().ok()?.to_owned();
        answer.status().is_redirection().then_some(to)
    };
    insists(&mut back, post).await
}

/// Somebody with nothing but a phone that can text.
async fn calls_by_text(base: String, number: usize, mut back: watch::Receiver<u32>) {
    let http = client();
    let from = format!("0914 333 {number:03}");
    let text = format!("Cuu voi, nha {number} thon Bao Vinh, nuoc toi mai");
    let send = async || {
        let request = http.post(format!("{base}/sandbox/sms")).json(&json!({ "from": from, "text": text }));
        let answer: Value = request.send().await.ok()?.json().await.ok()?;
        answer["text"].as_str().is_some_and(|text| text.contains("SOS-")).then_some(())
    };
    insists(&mut back, send).await;
}

/// Everybody who calls, by what they have; the node dies twice and the lower town is cut off meanwhile.
async fn forty_people_call(
    night: &mut Night,
    people: &[Pocket],
    calls: usize,
) -> (Vec<(usize, SosId)>, Vec<String>) {
    let (by_app, by_page) = (calls / 2, calls / 4);
    let base = night.city.profile.base_url.clone();
    let dice = dice(RUN);
    night.upper.worsen(dice);
    let back = night.back.subscribe();
    let pages = join_all((0..by_page).map(|number| calls_by_page(base.clone(), number, back.clone())));
    let by_text = calls - by_app - by_page;
    let texts = join_all((0..by_text).map(|number| calls_by_text(base.clone(), number, back.clone())));
    let apps = async {
        night.lower.off().await;
        let mut raised = Vec::new();
        for (number, phone) in people.iter().enumerate().take(by_app) {
            raised.push((number, phone.call(RaiseSos { details: details(number) }).await.unwrap().id));
            if number == by_app / 3 || number == by_app * 2 / 3 {
                night.node_dies().await;
            }
        }
        night.lower.on().await;
        night.upper.mend();
        raised
    };
    let (raised, receipts, _) = tokio::join!(apps, pages, texts);
    for (number, id) in &raised {
        people[*number].call(NetworkHint { online: true }).await.unwrap();
        let there = async |phone: &Pocket| {
            let sos = phone.call(GetSos { id: *id }).await.ok()?;
            (sos.state == SosState::Received && sos.up_to_date).then_some(())
        };
        people[*number].until_within(PATIENCE, "the city has the call", there).await;
    }
    (raised, receipts)
}

/// Hà gives every call on the board to a team, and each team fetches its people. Answers the numbers of the calls.
async fn every_call_reaches_a_team(night: &Night) -> BTreeSet<String> {
    let base = night.city.profile.base_url.clone();
    let mut ha = Console::sign_in(&base, HA).await;
    let mut teams = Vec::new();
    for number in 1..=4 {
        teams.push(ha.add_team(&format!("Đội {number}"), &format!("0914 000 00{number}")).await);
    }
    let mut numbers = BTreeSet::new();
    let mut son = Surfer::new();
    for team in teams.iter().cycle() {
        let Some(path) = ha.next_call().await else { break };
        let link = ha.give_to(&path, team).await;
        for answer in ["accepted", "on-the-way", "done"] {
            let page = son.open(&format!("{base}{link}")).await;
            let number =
                page.text.split("SOS-").nth(1).and_then(|rest| rest.get(..4)).expect("the call's number");
            numbers.insert(number.to_owned());
            let page = son.submit(&page, &page.form_to(answer), &[]).await;
            assert_eq!(page.status, 200, "the team says {answer}: {}", page.text);
        }
    }
    numbers
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_flood_night() {
    let scale = Scale::from_env();
    let mut night = Night::begins().await;
    let people = everybody_is_warned_once(&mut night, scale.phones).await;
    let calls = usize::try_from(scale.calls).unwrap();
    let (raised, receipts) = forty_people_call(&mut night, &people, calls).await;
    let numbers = every_call_reaches_a_team(&night).await;
    let expected: BTreeSet<_> = (1..=calls).map(|number| format!("{number:04}")).collect();
    figure(&format!("{RUN}.calls"), calls, "");
    figure(&format!("{RUN}.calls_lost"), expected.difference(&numbers).count(), "");
    figure(&format!("{RUN}.calls_doubled"), numbers.difference(&expected).count(), "");
    assert_eq!(numbers, expected, "every call is one case, and every case reached a team");
    for (number, id) in raised {
        let done = async |phone: &Pocket| {
            (phone.call(GetSos { id }).await.ok()?.state == SosState::Done).then_some(())
        };
        people[number].until_within(PATIENCE, "the caller reads that they are safe", done).await;
    }
    let mut tu = Surfer::new();
    for receipt in &receipts {
        let page = tu.open(&format!("{}{receipt}", night.city.profile.base_url)).await;
        assert!(page.text.contains("an toàn"), "the page says how it ended: {}", page.text);
    }
}
