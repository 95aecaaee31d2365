//! Dossiers of administrative procedures: written by the clerk of the sandbox, read with number and PIN and nothing less.

use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use hue_city::args;
use hue_city::store::audit;
use hue_city::store::dossier;
use hue_model::dossier::{Dossier, DossierState};
use hue_model::wire::DOSSIER_PIN;
use reqwest::Response;
use reqwest::header::{ETAG, IF_NONE_MATCH, RETRY_AFTER};

use crate::postgres;
use crate::support::{City, Engine, client, on_both};
use crate::visitor::{Browser, Page, World};

on_both!(
    a_dossier_is_read_with_its_own_pin_alone,
    the_clerk_asks_for_papers_and_the_time_begins_anew,
    of_two_clerks_the_later_one_hears_of_it,
    a_demonstration_begins_with_three_dossiers,
    without_a_desk_nobody_is_told_that_a_number_is_wrong,
    with_a_wrong_pin_no_more_is_read_than_of_a_number_that_nobody_has,
);

/// Phú Xuân.
const WARD: &str = "19753";
const DESK: &str = "/sandbox/dossiers";

async fn world(engine: Engine) -> World {
    let database = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(postgres::fresh().await),
    };
    World::on(tempfile::tempdir().unwrap(), database).await
}

/// A value of the receipt that the desk prints.
fn printed(page: &Page, label: &str) -> String {
    let after =
        page.body.split(&format!("<dt>{label}</dt><dd>")).nth(1).unwrap_or_else(|| panic!("{}", page.body));
    after.split('<').next().unwrap().to_owned()
}

/// Lan hands in for a building permit; answers number and PIN.
async fn take(clerk: &mut Browser) -> (String, String) {
    let fields = [("procedure", "2"), ("ward", WARD), ("applicant", "Nguyễn Thị Lan")];
    let page = clerk.post(DESK, &fields).await;
    assert_eq!(page.status, 200, "{}", page.body);
    (printed(&page, "Mã hồ sơ"), printed(&page, "Mã PIN"))
}

async fn ask(world: &World, number: &str, pin: &str) -> Response {
    let url = world.at(&format!("/api/v1/dossiers/{number}"));
    client().get(url).header(DOSSIER_PIN, pin).send().await.unwrap()
}

async fn read(world: &World, number: &str, pin: &str) -> Dossier {
    ask(world, number, pin).await.json().await.unwrap()
}

/// The clerk does something on the page as it stands.
async fn act(clerk: &mut Browser, number: &str, act: &str, fields: &[(&str, &str)]) -> Page {
    let path = format!("{DESK}/{number}");
    let version = clerk.get(&path).await.field("version");
    let hidden = [("version", version.as_str()), ("act", act)];
    clerk.post(&path, &[&hidden[..], fields].concat()).await
}

async fn a_dossier_is_read_with_its_own_pin_alone(engine: Engine) {
    let world = world(engine).await;
    let mut clerk = world.browser();
    let (number, pin) = take(&mut clerk).await;
    let (other, _) = take(&mut clerk).await;
    let first = ask(&world, &number, &pin).await;
    let etag = first.headers()[ETAG].clone();
    assert_eq!(first.headers()["cache-control"], "private, no-cache");
    let found: Dossier = first.json().await.unwrap();
    assert_eq!((found.state, found.applicant.as_str()), (DossierState::Received, "N*** T*** L***"));
    assert_eq!(found.competent_authority, "Sở Xây dựng");
    assert!(found.demo && found.due_at.is_some_and(|due| due > found.received_at));
    let typed = format!(" {} ", pin.to_lowercase());
    assert_eq!(ask(&world, &number.to_lowercase(), typed.trim()).await.status(), 200, "as people type it");
    let url = world.at(&format!("/api/v1/dossiers/{number}"));
    let again =
        client().get(&url).header(DOSSIER_PIN, &pin).header(IF_NONE_MATCH, &etag).send().await.unwrap();
    assert_eq!(again.status(), 304);
    let mut answers = Vec::new();
    for (number, pin) in
        [(number.as_str(), "3479ACDE"), ("H57.99-200101-9999", pin.as_str()), (&other, &pin), ("nothing", "")]
    {
        let url = world.at(&format!("/api/v1/dossiers/{number}"));
        let answer =
            client().get(url).header(DOSSIER_PIN, pin).header(IF_NONE_MATCH, &etag).send().await.unwrap();
        answers.push((answer.status(), answer.text().await.unwrap()));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0] && answer.0 == 404), "{answers:?}");
    let bare = client().get(&url).send().await.unwrap();
    assert_eq!(bare.status(), 404, "without a PIN");
    let page = clerk.get(DESK).await;
    assert!(!page.body.contains(&pin), "the PIN of a receipt is shown once: {}", page.body);
}

async fn the_clerk_asks_for_papers_and_the_time_begins_anew(engine: Engine) {
    let world = world(engine).await;
    let mut clerk = world.browser();
    let (number, pin) = take(&mut clerk).await;
    let due = read(&world, &number, &pin).await.due_at;
    act(&mut clerk, &number, "work", &[("note", "")]).await;
    let papers = [("papers", "Bản vẽ <b>\n\nGiấy chứng nhận"), ("note", "Thiếu hai loại")];
    act(&mut clerk, &number, "ask", &papers).await;
    let asked = read(&world, &number, &pin).await;
    let names: Vec<_> = asked.missing().map(|paper| paper.name.as_str()).collect();
    assert_eq!((asked.state, names), (DossierState::PapersMissing, vec!["Bản vẽ <b>", "Giấy chứng nhận"]));
    assert_eq!(asked.due_at, None, "nobody's time runs");
    assert!(clerk.get(&format!("{DESK}/{number}")).await.body.contains("Bản vẽ &lt;b&gt;"));
    let early = act(&mut clerk, &number, "grant", &[("output", "Giấy phép")]).await;
    assert_eq!(early.status, 409, "not while papers are missing");
    world.clock.forward(Duration::from_secs(9 * 24 * 3600));
    act(&mut clerk, &number, "supply", &[("paper", "0")]).await;
    assert_eq!(read(&world, &number, &pin).await.state, DossierState::PapersMissing, "one is still missing");
    act(&mut clerk, &number, "supply", &[("paper", "1")]).await;
    let whole = read(&world, &number, &pin).await;
    assert_eq!((whole.state, whole.missing().count(), whole.papers.len()), (DossierState::InProgress, 0, 2));
    assert!(whole.due_at > due && whole.changed_at > asked.changed_at);
    act(&mut clerk, &number, "grant", &[("output", "Giấy phép xây dựng")]).await;
    let granted = read(&world, &number, &pin).await;
    let result = granted.result.unwrap();
    assert!(result.granted && result.collect_at.contains("Một cửa") && result.output == "Giấy phép xây dựng");
    act(&mut clerk, &number, "return", &[]).await;
    let states: Vec<_> = read(&world, &number, &pin).await.steps.iter().map(|step| step.state).collect();
    use DossierState::{Granted, InProgress, PapersMissing, Received, Returned};
    assert_eq!(states, [Received, InProgress, PapersMissing, PapersMissing, InProgress, Granted, Returned]);
    let lines = audit::about(&mut world.city.app().store.read().await.unwrap(), &number).await.unwrap();
    let last: Vec<_> = lines.iter().map(|line| line.action.as_str()).collect();
    assert_eq!(last[..3], ["dossier.receive", "dossier.work", "dossier.ask"]);
    assert_eq!(lines.len(), states.len(), "each in the audit log");
}

async fn of_two_clerks_the_later_one_hears_of_it(engine: Engine) {
    let world = world(engine).await;
    let mut clerk = world.browser();
    let (number, pin) = take(&mut clerk).await;
    let path = format!("{DESK}/{number}");
    let seen = clerk.get(&path).await.field("version");
    let form = [("version", seen.as_str()), ("act", "refuse"), ("reason", "Đất trong quy hoạch")];
    assert_eq!(clerk.post(&path, &form[..2]).await.status, 422, "a refusal has a reason");
    act(&mut clerk, &number, "work", &[("note", "Đã chuyển")]).await;
    let late = clerk.post(&path, &form).await;
    assert!(
        late.status == 409 && late.body.contains("Đất trong quy hoạch"),
        "her words are still there: {}",
        late.body
    );
    assert_eq!(read(&world, &number, &pin).await.state, DossierState::InProgress);
    for origin in [None, Some("http://elsewhere.example")] {
        assert_eq!(clerk.post_from(origin, &path, &form).await.status, 403, "{origin:?}");
        let new = [("procedure", "0"), ("ward", WARD), ("applicant", "Kẻ lạ")];
        assert_eq!(clerk.post_from(origin, DESK, &new).await.status, 403, "{origin:?}");
    }
    let odd = clerk.post(DESK, &[("procedure", "9"), ("ward", WARD), ("applicant", "Nguyễn Thị Lan")]).await;
    assert!(odd.status == 422 && odd.body.contains("value=\"Nguyễn Thị Lan\""), "{}", odd.body);
    assert_eq!(clerk.get(&format!("{DESK}/H57.99-200101-9999")).await.status, 404);
    act(&mut clerk, &number, "refuse", &form[2..]).await;
    let refused = read(&world, &number, &pin).await;
    assert!(refused.result.is_some_and(|result| !result.granted && result.reason == "Đất trong quy hoạch"));
    assert_eq!(act(&mut clerk, &number, "return", &[]).await.status, 409, "nothing lies ready");
}

async fn a_demonstration_begins_with_three_dossiers(engine: Engine) {
    let city = City::start(engine).await.again().await;
    let mut conn = city.running.app().store.read().await.unwrap();
    let dossiers = dossier::newest(&mut conn, 10).await.unwrap();
    let mut states: Vec<_> = dossiers.iter().map(|one| one.dossier.state).collect();
    states.sort_unstable();
    assert_eq!(states, [DossierState::InProgress, DossierState::PapersMissing, DossierState::Granted]);
    let page = client().get(city.url(DESK)).send().await.unwrap().text().await.unwrap();
    for (one, pin) in dossiers.iter().zip(["HUETHU01", "HUETHU02", "HUETHU03"]) {
        assert!(one.dossier.demo && page.contains(&one.dossier.number) && page.contains(pin), "{page}");
    }
}

async fn without_a_desk_nobody_is_told_that_a_number_is_wrong(engine: Engine) {
    let city = City::start(engine).await;
    let emptied = city.running.app().store.write(|conn| {
        Box::pin(async move {
            for table in ["DELETE FROM dossier_step", "DELETE FROM dossier_paper", "DELETE FROM dossier"] {
                conn.execute(table, args![]).await?;
            }
            Ok(())
        })
    });
    emptied.await.unwrap();
    let url = city.url("/api/v1/dossiers/H57.99-251126-0001");
    let answer = client().get(url).header(DOSSIER_PIN, "HUETHU01").send().await.unwrap();
    assert_eq!(answer.status(), 503);
    assert!(answer.headers().contains_key(RETRY_AFTER));
}

async fn with_a_wrong_pin_no_more_is_read_than_of_a_number_that_nobody_has(engine: Engine) {
    let world = world(engine).await;
    let (number, pin) = take(&mut world.browser()).await;
    let (broken, store) = (number.clone(), &world.city.app().store);
    let work = store.write(move |conn| {
        Box::pin(async move {
            let sql = "UPDATE dossier SET state = 'unreadable' WHERE number = $1";
            conn.execute(sql, args![broken.as_str()]).await
        })
    });
    assert_eq!(work.await.unwrap(), 1);
    assert_eq!(ask(&world, &number, &pin).await.status(), 500, "its own PIN opens it");
    assert_eq!(ask(&world, &number, "3479ACDE").await.status(), 404, "another one never came so far");
}

#[tokio::test]
async fn whoever_mistypes_a_pin_still_reads_how_a_call_for_rescue_stands() {
    let pause = Duration::from_secs(20);
    let city = City::start_with(Engine::Sqlite, |config| config.limits.receipt_pause = pause).await;
    let guess = |path: &str| {
        let request = client().get(city.url(path)).header("x-forwarded-for", "203.0.113.7");
        let request = request.header(DOSSIER_PIN, "3479ACDE").send();
        async { tokio::time::timeout(Duration::from_secs(5), request).await.unwrap().unwrap().status() }
    };
    for _ in 0..6 {
        assert_eq!(guess("/api/v1/dossiers/H57.99-200101-9999").await, 404);
    }
    for _ in 0..5 {
        assert_eq!(guess("/s/PPPPPPPPPP").await, 404, "at once");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_wrong_tries_are_held_off() {
    // So long that no turn comes while this runs, however slow the machine is.
    let pause = Duration::from_secs(24 * 3_600);
    let city = City::start_with(Engine::Sqlite, |config| config.limits.receipt_pause = pause).await;
    let http = client();
    let guess = |at: usize| {
        let url = city.url("/api/v1/dossiers/H57.99-251126-0001");
        http.get(url).header(DOSSIER_PIN, format!("3479AC{at:02}")).send()
    };
    let guesses: FuturesUnordered<_> = (0..20).map(guess).collect();
    // Five wait for their turn.
    let answers: Vec<_> = guesses.take(15).map(Result::unwrap).collect().await;
    let (held, answered): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status() == 429);
    assert!(answered.iter().all(|answer| answer.status() == 404));
    assert!(held.iter().all(|answer| answer.headers().contains_key(RETRY_AFTER)));
    assert_eq!((answered.len(), held.len()), (6, 9));
}
