//! Dossiers against the real city: the clerk of its sandbox moves one on, and Lan's device says so, and keeps it offline.

use std::sync::Arc;

use futures_util::StreamExt as _;
use hue_core::{Handle, Subscription};
use hue_model::Problem;
use hue_model::alert::Loudness;
use hue_model::dossier::{
    Dossier, DossierState, FollowDossier, FollowedDossier, ForgetDossier, ListDossiers, OpenDossier,
};
use hue_model::event::Event;
use hue_model::news::ServiceNews;
use hue_model::problem::{Code, Rule};
use hue_model::queue::NetworkHint;
use hue_model::rating::GetRating;
use hue_model::settings::QuietHours;

use super::at_rest::database;
use super::clock::TurnedClock;
use super::held_city::HeldCity;
use super::kit::{CEILING, Device};
use super::line::Line;

const MINUTE: i64 = 60_000;

/// The city's clock, which the test turns together with the device's.
struct CityClock(TurnedClock);

impl hue_city::clock::Clock for CityClock {
    fn now(&self) -> hue_model::time::Millis {
        hue_core::clock::Clock::device_now(&self.0)
    }
}

/// A city with a one-stop desk.
struct City {
    running: hue_city::Running,
    _data: tempfile::TempDir,
    line: Line,
    clock: TurnedClock,
}

impl City {
    async fn start() -> Self {
        let (data, clock) = (tempfile::tempdir().unwrap(), TurnedClock::right());
        let mut config = hue_city::Config::new(data.path());
        config.clock = Arc::new(CityClock(clock.clone()));
        let running = hue_city::serve(config).await.unwrap();
        let address = running.base_url.strip_prefix("http://").unwrap().parse().unwrap();
        Self { running, _data: data, line: Line::to(address, true).await, clock }
    }

    /// A device that reaches the city's API through the line.
    async fn device(&self) -> Device {
        let mut profile = self.running.profile.clone();
        profile.base_url = self.line.base_url();
        Device::with(profile, Arc::new(self.clock.clone())).await
    }

    async fn page(&self, path: &str, form: Option<&[(&str, &str)]>) -> String {
        let (url, client) =
            (format!("{}{path}", self.running.base_url), reqwest::Client::builder().build().unwrap());
        let request = match form {
            Some(form) => client.post(url).header("origin", &self.running.base_url).form(form),
            None => client.get(url),
        };
        let answer = request.send().await.unwrap();
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
        answer.text().await.unwrap()
    }

    /// Lan hands in for a building permit; answers number and PIN.
    async fn receipt(&self) -> (String, String) {
        let form = [("procedure", "2"), ("ward", "19753"), ("applicant", "Nguyễn Thị Lan")];
        let page = self.page("/sandbox/dossiers", Some(&form)).await;
        let printed = |label: &str| {
            let after = page.split(&format!("<dt>{label}</dt><dd>")).nth(1).unwrap();
            after.split('<').next().unwrap().to_owned()
        };
        (printed("Mã hồ sơ"), printed("Mã PIN"))
    }

    /// The clerk moves a dossier on, some minutes later.
    async fn clerk(&self, number: &str, act: &str, field: (&str, &str)) {
        self.clock.pass(MINUTE);
        let path = format!("/sandbox/dossiers/{number}");
        let page = self.page(&path, None).await;
        let version =
            page.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        self.page(&path, Some(&[("version", &version), ("act", act), field])).await;
        self.clock.pass(11 * MINUTE);
    }
}

impl Device {
    async fn follows(&self, number: &str, pin: &str) -> Result<FollowedDossier, Problem> {
        self.engine.handle(FollowDossier { number: number.into(), pin: pin.into() }).await
    }

    async fn dossiers(&self) -> Vec<FollowedDossier> {
        self.engine.handle(ListDossiers {}).await.unwrap()
    }

    /// Waits until the dossier is in this state, as a screen does that asks at each change.
    async fn dossier_becomes(&self, number: &str, is: impl Fn(&FollowedDossier) -> bool) -> FollowedDossier {
        let mut events = self.engine.overhear();
        let wait = async {
            loop {
                let open = OpenDossier { number: number.into() };
                let followed = self.engine.handle(open).await.unwrap();
                if is(&followed) {
                    return followed;
                }
                events.next().await.expect("the engine goes on");
            }
        };
        tokio::time::timeout(CEILING, wait).await.expect("the dossier comes to that")
    }
}

fn in_state(state: DossierState) -> impl Fn(&FollowedDossier) -> bool {
    move |followed| followed.dossier.as_ref().is_some_and(|dossier| dossier.state == state)
}

async fn news(events: &mut Subscription) -> ServiceNews {
    let told = Device::event(events, |event| matches!(event, Event::ServiceNews { .. })).await;
    let Event::ServiceNews { news } = told.event else { unreachable!() };
    *news
}

#[tokio::test]
async fn the_clerk_moves_it_on_and_lans_device_says_so_and_keeps_it_offline() {
    let city = City::start().await;
    let (number, pin) = city.receipt().await;
    let mut phone = city.device().await;
    let found = phone.follows(&number.to_lowercase(), &pin.replace('-', " ")).await.unwrap();
    let dossier = found.dossier.unwrap();
    assert_eq!((dossier.state, dossier.applicant.as_str()), (DossierState::Received, "N*** T*** L***"));
    let mut events = phone.engine.subscribe();
    city.clerk(&number, "ask", ("papers", "Bản vẽ\nGiấy chứng nhận")).await;
    let told = news(&mut events).await;
    assert_eq!((told.service.as_str(), told.item.as_str()), ("public.lookup", number.as_str()));
    assert_eq!((told.state.as_str(), told.loudness), ("papers_missing", Loudness::Normal));
    assert!(told.subject.contains("giấy phép xây dựng"), "{}", told.subject);
    let shown = phone.dossier_becomes(&number, in_state(DossierState::PapersMissing)).await;
    assert_eq!(shown.dossier.as_ref().unwrap().missing().count(), 2);

    city.line.set(false).await;
    phone.restart().await;
    city.clock.pass(40 * 24 * 60 * MINUTE);
    let kept = phone.dossiers().await;
    assert_eq!((kept.len(), kept[0].dossier.clone()), (1, shown.dossier), "also after a month");
    assert!(
        kept[0].heard_at.unwrap().since(shown.heard_at.unwrap()).abs() < MINUTE,
        "with the time it was heard at"
    );

    city.line.set(true).await;
    let mut events = phone.engine.subscribe();
    phone.engine.handle(NetworkHint { online: true }).await.unwrap();
    city.clerk(&number, "refuse", ("reason", "Đất trong quy hoạch")).await;
    phone.engine.handle(NetworkHint { online: true }).await.unwrap();
    assert_eq!(news(&mut events).await.state, "refused", "and of what she knew nothing is told again");
}

#[tokio::test]
async fn a_wrong_number_and_a_wrong_pin_tell_nothing_and_keep_nothing() {
    let city = City::start().await;
    let (number, pin) = city.receipt().await;
    let phone = city.device().await;
    let field = |field: &str| Problem::field(field, Rule::Malformed);
    assert_eq!(phone.follows("H57", &pin).await.unwrap_err(), field("number"));
    assert_eq!(phone.follows(&number, "123").await.unwrap_err(), field("pin"));
    let wrong_pin = phone.follows(&number, "3479-ACDE").await.unwrap_err();
    let wrong_number = phone.follows("H57.99-200101-9999", &pin).await.unwrap_err();
    assert_eq!((wrong_pin.code, &wrong_pin), (Code::NotFound, &wrong_number));
    assert_eq!(phone.dossiers().await, []);
    phone.follows(&number, &pin).await.unwrap();
    phone.follows(&number, "3479-ACDE").await.unwrap_err();
    assert_eq!(phone.dossiers().await.len(), 1, "a wrong try takes nothing away");
    city.line.set(false).await;
    assert_eq!(phone.follows("H57.99-200101-0001", &pin).await.unwrap_err().code, Code::Offline);
}

#[tokio::test]
async fn what_is_forgotten_is_gone_and_nobody_is_rung_up_at_night() {
    let city = City::start().await;
    let ((number, pin), (other, other_pin)) = (city.receipt().await, city.receipt().await);
    let phone = city.device().await;
    phone.set(|settings| settings.quiet_hours = Some(QuietHours { from: 0, to: 24 * 60 - 1 })).await;
    phone.follows(&number, &pin).await.unwrap();
    phone.follows(&other, &other_pin).await.unwrap();
    phone.engine.handle(ForgetDossier { number: other.clone() }).await.unwrap();
    let open = OpenDossier { number: other.clone() };
    assert_eq!(phone.engine.handle(open).await.unwrap_err().code, Code::NotFound);
    let mut events = phone.engine.subscribe();
    city.clerk(&other, "grant", ("output", "Giấy phép")).await;
    city.clerk(&number, "grant", ("output", "Giấy phép")).await;
    let told = news(&mut events).await;
    assert_eq!((told.item, told.loudness), (number, Loudness::Quiet), "and nothing of the other");
}

#[tokio::test]
async fn a_copy_that_cannot_be_read_leaves_the_dossier_in_the_list_and_is_asked_for_anew() {
    let city = City::start().await;
    let (number, pin) = city.receipt().await;
    let mut phone = city.device().await;
    phone.follows(&number, &pin).await.unwrap();
    city.line.set(false).await;
    phone.engine.close().await;
    let database = database(&phone, phone.vault()).await;
    let sql = "UPDATE published SET body = '{\"later\":true}' WHERE url LIKE '%/dossiers/%'";
    assert_eq!(database.execute(sql, []).unwrap(), 1);
    drop(database);
    phone.restart().await;
    let kept = phone.dossiers().await;
    assert_eq!(kept.iter().map(|one| (&one.number, &one.dossier)).collect::<Vec<_>>(), [(&number, &None)]);
    city.line.set(true).await;
    phone.engine.handle(NetworkHint { online: true }).await.unwrap();
    let read = phone.dossier_becomes(&number, in_state(DossierState::Received)).await;
    assert!(read.heard_at.is_some());
}

/// A dossier that somebody works on.
fn in_progress(number: &str) -> Dossier {
    let at = hue_model::time::Millis(1_795_572_000_000);
    Dossier {
        number: number.into(),
        procedure: "Cấp giấy phép xây dựng".into(),
        competent_authority: "Sở Xây dựng".into(),
        ward_code: "19753".into(),
        applicant: "N*** T*** L***".into(),
        received_at: at,
        due_at: None,
        state: DossierState::InProgress,
        steps: Vec::new(),
        papers: Vec::new(),
        result: None,
        changed_at: at,
        demo: true,
    }
}

#[tokio::test]
async fn what_the_city_says_to_an_old_pin_says_nothing_of_the_new_one() {
    let (city, number) = (HeldCity::start().await, "H57.99-251126-0001");
    let asked = |pin: &str| format!("/api/v1/dossiers/{number} {pin}");
    let (old, new) = (asked("3479ACDE"), asked("4479ACDE"));
    let phone = Device::with(super::kit::profile(&city.base_url), Arc::new(TurnedClock::right())).await;
    city.says_json(&old, &in_progress(number));
    city.hold(&old);
    // She looks it up; the copy that is kept from then on is asked for next.
    city.let_go(&old, 1);
    phone.follows(number, "3479-ACDE").await.unwrap();
    city.is_asked(&old, 2).await;
    city.forgets(&old);
    city.says_json(&new, &in_progress(number));
    phone.follows(number, "4479-ACDE").await.unwrap();
    assert!(!phone.engine.handle(OpenDossier { number: number.into() }).await.unwrap().gone);
    city.let_go(&old, 1);
    city.is_asked(&new, 2).await;
    let shown = phone.dossier_becomes(number, |shown| !shown.failed).await;
    assert!(!shown.gone && shown.dossier.is_some());
}

#[tokio::test]
async fn what_is_forgotten_while_others_are_looked_at_is_asked_for_no_more() {
    let city = City::start().await;
    let phone = city.device().await;
    let mut numbers = Vec::new();
    for _ in 0..6 {
        let (number, pin) = city.receipt().await;
        phone.follows(&number, &pin).await.unwrap();
        city.clock.pass(1);
        numbers.push(number);
    }
    // Nobody listens yet, so that all of it is news at once.
    for number in &numbers {
        city.clerk(number, "ask", ("papers", "Bản vẽ")).await;
    }
    for number in &numbers {
        phone.dossier_becomes(number, in_state(DossierState::PapersMissing)).await;
    }
    let mut events = phone.engine.subscribe();
    news(&mut events).await;
    let last = numbers.pop().unwrap();
    phone.engine.handle(ForgetDossier { number: last.clone() }).await.unwrap();
    let mut line = city.line.listen();
    let before = line.borrow().requests.len();
    for _ in 1..numbers.len() {
        news(&mut events).await;
    }
    assert_eq!(phone.dossiers().await.len(), numbers.len());
    // Of what nobody asked for before, this is asked for last.
    phone.engine.handle(GetRating { service: "public.lookup".into() }).await.unwrap();
    let asked = |heard: &super::line::Heard, what: &str| {
        heard.requests.iter().skip(before).any(|request| request.ends_with(what))
    };
    let last_of_all = line.wait_for(|heard| asked(heard, "/ratings"));
    let heard = tokio::time::timeout(CEILING, last_of_all).await.expect("it is asked for").unwrap();
    assert!(!asked(&heard, &last), "{:?}", heard.requests);
}
