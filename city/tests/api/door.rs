//! What holds for every request: limits, and one form of failure.

use hue_model::alert::{Action, Hazard};
use hue_model::problem::Code;
use hue_model::wire::{City as Self_, ProblemDetails};
use reqwest::{Method, Response, StatusCode};
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::sos::{call, first, put, sos_id};
use crate::support::{CEILING, City, Engine, Guest, client, report_id};
use crate::visitor::World;

#[track_caller]
fn is_problem(response: &Response, status: StatusCode) {
    assert_eq!(response.status(), status);
    assert_eq!(response.headers()["content-type"], "application/problem+json", "{status}");
}

#[tokio::test]
async fn every_failure_is_problem_details() {
    let city = City::start(Engine::Sqlite).await;
    let lan = city.guest("chị Lan");
    let report = format!("/api/v1/reports/{}", report_id(1));
    is_problem(&lan.get("/nowhere").await, StatusCode::NOT_FOUND);
    is_problem(&lan.get("/api/v1/reports/not-an-id").await, StatusCode::NOT_FOUND);
    let deleted = lan.ask(Method::DELETE, "/api/v1/city").send().await.unwrap();
    is_problem(&deleted, StatusCode::METHOD_NOT_ALLOWED);
    let put = |kind: &'static str, body: String| {
        lan.ask(Method::PUT, &report).header("content-type", kind).body(body).send()
    };
    is_problem(&put("application/json", "{".into()).await.unwrap(), StatusCode::BAD_REQUEST);
    is_problem(&put("text/plain", "{}".into()).await.unwrap(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let large = put("application/json", " ".repeat(65 * 1024)).await.unwrap();
    is_problem(&large, StatusCode::PAYLOAD_TOO_LARGE);
    let since = lan.get("/api/v1/me/reports?since=yesterday").await;
    is_problem(&since, StatusCode::BAD_REQUEST);
    let said: ProblemDetails = since.json().await.unwrap();
    assert_eq!((said.kind.as_str(), said.status, said.problem.code), ("about:blank", 400, Code::Invalid));
}

#[tokio::test]
async fn unknown_fields_are_refused() {
    let city = City::start(Engine::Sqlite).await;
    let lan = city.guest("chị Lan");
    let mut body = serde_json::to_value(lan.report(&[])).unwrap();
    body["priority"] = "highest".into();
    let path = format!("/api/v1/reports/{}", report_id(1));
    is_problem(&lan.ask(Method::PUT, &path).json(&body).send().await.unwrap(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn too_many_writes_in_a_minute_are_told_when_to_come_back() {
    let city = City::start_with(Engine::Sqlite, |config| {
        config.limits.writes_a_minute = 3;
        config.clock = std::sync::Arc::new(Standing);
    })
    .await;
    let (lan, minh) = (city.guest("chị Lan"), city.guest("anh Minh"));
    for seed in 0..3 {
        lan.send(report_id(seed), &lan.report(&[])).await;
    }
    let fourth = lan.put(report_id(3), &lan.report(&[])).await;
    is_problem(&fourth, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(fourth.headers()["retry-after"], "40");
    minh.send(report_id(4), &minh.report(&[])).await;
}

/// A clock that stands at 20 seconds past a minute.
pub(crate) struct Standing;

impl hue_city::clock::Clock for Standing {
    fn now(&self) -> hue_model::time::Millis {
        hue_model::time::Millis(1_772_413_220_000)
    }
}

#[tokio::test]
async fn a_full_city_says_so() {
    let city = City::start_with(Engine::Sqlite, |config| config.limits.concurrency = 0).await;
    let response = city.guest("chị Lan").get("/api/v1/city").await;
    is_problem(&response, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(response.headers()["retry-after"], "2");
}

#[tokio::test]
async fn what_takes_too_long_is_ended() {
    let soon = std::time::Duration::from_millis(50);
    let city = City::start_with(Engine::Sqlite, |config| config.limits.timeout = soon).await;
    let never = tokio_stream::pending::<std::io::Result<Vec<u8>>>();
    let request = city
        .guest("chị Lan")
        .ask(Method::PUT, &format!("/api/v1/reports/{}", report_id(1)))
        .header("content-type", "application/json")
        .body(reqwest::Body::wrap_stream(never));
    is_problem(&request.send().await.unwrap(), StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn the_city_says_who_it_is_and_that_it_is_well() {
    let city = City::start(Engine::Sqlite).await;
    let said: Self_ = client().get(city.url("/api/v1/city")).send().await.unwrap().json().await.unwrap();
    assert!(said.demo && said.time.0 > 1_700_000_000_000);
    let well = client().get(city.url("/healthz")).send().await.unwrap();
    assert_eq!(well.text().await.unwrap(), "ok");
    city.running.app().store.close().await;
    let ill = client().get(city.url("/healthz")).send().await.unwrap();
    is_problem(&ill, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn the_signed_in_page_speaks_the_browsers_language() {
    let city = City::start(Engine::Sqlite).await;
    for (wanted, line) in [("vi-VN,vi;q=0.9", "Đã đăng nhập"), ("en-GB", "Signed in"), ("ko", "Signed in")]
    {
        let request = client().get(city.url("/signed-in")).header("accept-language", wanted);
        let response = request.send().await.unwrap();
        let policy = response.headers()["content-security-policy"].to_str().unwrap().to_owned();
        assert!(policy.contains("default-src 'none'") && !policy.contains("script-src"));
        let page = response.text().await.unwrap();
        assert!(page.contains(line) && !page.contains("<script"), "{wanted}");
    }
}

#[tokio::test]
async fn the_openapi_document_is_the_one_on_record() {
    let city = City::start(Engine::Sqlite).await;
    let response = client().get(city.url("/api/openapi.json")).send().await.unwrap();
    let mut document: serde_json::Value = response.json().await.unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    document["info"]["version"] = "any".into();
    let codes = |name: &str| document["components"]["schemas"][name]["enum"].clone();
    let hazards: Vec<&str> = Hazard::ALL.iter().map(|hazard| hazard.code()).collect();
    let actions: Vec<&str> = Action::ALL.iter().map(|action| action.code()).collect();
    assert_eq!((codes("Hazard"), codes("Action")), (json!(hazards), json!(actions)), "as they are sent");
    let paths = document["paths"].as_object().unwrap().values().filter_map(|it| it.as_object());
    let mut names: Vec<_> = paths.flatten().filter_map(|(_, it)| it["operationId"].as_str()).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert!(count > 25 && names.len() == count, "each operation has a name of its own: {names:?}");
    insta::assert_json_snapshot!("openapi", document);
}

/// A call for rescue over a line so thin that its body does not come to its end.
struct Thin {
    line: TcpStream,
    rest: Vec<u8>,
}

impl Thin {
    /// Sends the head and the first letter of `guest`'s call, as a caller behind this address of a proxy on this
    /// machine; answers what the city says to that: to go on, or that there is no place.
    async fn begin(city: &City, guest: &Guest, seed: u16, address: &str) -> (Self, String) {
        let body = serde_json::to_vec(&first(guest)).unwrap();
        let request = guest.ask(Method::PUT, &format!("/api/v1/sos/{}", sos_id(seed))).build().unwrap();
        let secret = request.headers()["hue-device-secret"].to_str().unwrap();
        let head = format!(
            "PUT {} HTTP/1.1\r\nhost: hue\r\nhue-device-secret: {secret}\r\nx-forwarded-for: {address}\r\n\
             expect: 100-continue\r\ncontent-length: {}\r\n\r\n",
            request.url().path(),
            body.len()
        );
        let place = city.running.base_url.strip_prefix("http://").unwrap();
        let mut line = TcpStream::connect(place).await.unwrap();
        line.write_all(head.as_bytes()).await.unwrap();
        let mut thin = Self { line, rest: body };
        let said = thin.hears().await;
        let letter = thin.rest.remove(0);
        // A line that was refused may be closed already.
        thin.line.write_all(&[letter]).await.ok();
        (thin, said)
    }

    /// Sends what is left; answers what comes back.
    async fn end(mut self) -> String {
        let rest = std::mem::take(&mut self.rest);
        self.line.write_all(&rest).await.ok();
        self.hears().await
    }

    /// The first line of what the city says next; empty where it hung up.
    async fn hears(&mut self) -> String {
        let mut said = Vec::new();
        let read = async {
            while !said.ends_with(b"\r\n\r\n") {
                match self.line.read_u8().await {
                    Ok(byte) => said.push(byte),
                    Err(_) => break,
                }
            }
        };
        tokio::time::timeout(CEILING, read).await.expect("the city says something");
        String::from_utf8(said).unwrap().lines().next().unwrap_or_default().to_owned()
    }
}

const GO_ON: &str = "HTTP/1.1 100 Continue";
const TAKEN: &str = "HTTP/1.1 200 OK";

/// A request over a line so thin that its body never comes; answers the line and the first words of the city.
async fn slow(base: &str, head: &str) -> (TcpStream, String) {
    let mut line = TcpStream::connect(base.strip_prefix("http://").unwrap()).await.unwrap();
    let head = format!(
        "{head} HTTP/1.1\r\nhost: hue\r\norigin: {base}\r\nexpect: 100-continue\r\ncontent-length: 5000\r\n"
    );
    let kind = "content-type: application/x-www-form-urlencoded\r\n\r\n";
    line.write_all(format!("{head}{kind}").as_bytes()).await.unwrap();
    let mut said = vec![0; 12];
    tokio::time::timeout(CEILING, line.read_exact(&mut said))
        .await
        .expect("the city says something")
        .unwrap();
    (line, String::from_utf8(said).unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slow_uploads_never_lock_the_desk_out() {
    let data = tempfile::tempdir().unwrap();
    let mut config = hue_city::Config::new(data.path());
    (config.limits.concurrency, config.limits.desk) = (8, 2);
    let world = World::with(data, config).await;
    let mut ha = world.console("ha").await;
    let page = ha.get("/console/sos/new").await;
    let (csrf, id) = (page.field("csrf"), page.field("id"));
    let base = world.city.base_url.clone();
    // Nobody is signed in behind these: they take the public's places, whatever their path is.
    let mut open = Vec::new();
    for seed in 0..8 {
        let path = if seed % 2 == 0 {
            "POST /console/sos/new".into()
        } else {
            format!("POST /vneid/token?x={seed}")
        };
        let (line, said) = slow(&base, &path).await;
        assert_eq!(said, "HTTP/1.1 100", "{path} is being read");
        open.push(line);
    }
    let city = client().get(world.at("/api/v1/city")).send().await.unwrap();
    assert_eq!(city.status(), StatusCode::SERVICE_UNAVAILABLE, "the public's places are all taken");
    let (_, said) = slow(&base, "POST /console/sos/new").await;
    assert_eq!(said, "HTTP/1.1 503", "and nobody gets at the desk's");
    for _ in 0..4 {
        assert_eq!(ha.get("/console/sos").await.status, 200, "the desk reads");
    }
    let form = [("csrf", csrf.as_str()), ("id", id.as_str()), ("phone", "0905 123 456")];
    assert_eq!(ha.post("/console/sos/new", &form).await.status, 200, "and writes");
    let nobody =
        client().get(world.at("/console/sos")).header("cookie", "hue-console=made-up").send().await.unwrap();
    assert_eq!(nobody.status(), StatusCode::SERVICE_UNAVAILABLE, "a cookie of nobody's opens nothing");
    let follow_nothing = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
    let sign_in = follow_nothing.build().unwrap().get(world.at("/console/sign-in")).send().await.unwrap();
    // Its issuer is this same city here, whose public side is full.
    assert_ne!(
        sign_in.status(),
        StatusCode::SERVICE_UNAVAILABLE,
        "and whoever comes in is let in to sign in"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn callers_who_never_finish_do_not_close_the_door_of_rescue() {
    let city = City::start_with(Engine::Sqlite, |config| config.limits.rescue = 4).await;
    let (nobody, lan) = (city.guest("không ai"), city.guest("chị Lan"));
    let mut open = Vec::new();
    for seed in 100..164 {
        let (line, said) = Thin::begin(&city, &nobody, seed, "203.0.113.7").await;
        assert_eq!(said, GO_ON, "{seed}");
        open.push(line);
    }
    let answer = tokio::time::timeout(CEILING, call(&lan, sos_id(1), &first(&lan))).await.unwrap();
    assert_eq!(answer.number, "SOS-0001");
    for line in open.into_iter().take(8) {
        assert_eq!(line.end().await, TAKEN, "a thin line that does come to its end is heard as well");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_all_lines_are_taken_whoever_holds_most_gives_one_up() {
    let city = City::start_with(Engine::Sqlite, |config| {
        config.limits.rescue_bodies = 16;
        config.limits.rescue_body = CEILING;
    })
    .await;
    let (nobody, minh) = (city.guest("không ai"), city.guest("anh Minh"));
    let mut flood = Vec::new();
    for seed in 100..120 {
        flood.push(Thin::begin(&city, &nobody, seed, "203.0.113.7").await.0);
    }
    let (his, said) = Thin::begin(&city, &minh, 1, "198.51.100.20").await;
    assert_eq!(said, GO_ON);
    for seed in 120..140 {
        flood.push(Thin::begin(&city, &nobody, seed, "203.0.113.7").await.0);
    }
    assert_eq!(his.end().await, TAKEN, "the thin line of somebody else stays open");
    let newest = flood.pop().unwrap();
    assert_eq!(newest.end().await, TAKEN);
    for mut oldest in flood.into_iter().take(20) {
        assert_eq!(oldest.hears().await, "HTTP/1.1 503 Service Unavailable", "the oldest made room");
    }
    // Whoever comes with all of it at once is heard, however many lines are open from the same house.
    let mut again = Vec::new();
    for seed in 200..216 {
        again.push(Thin::begin(&city, &nobody, seed, "127.0.0.1").await.0);
    }
    let lan = city.guest("chị Lan");
    assert_eq!(call(&lan, sos_id(2), &first(&lan)).await.revision, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_that_stops_coming_is_told_so_soon() {
    let soon = std::time::Duration::from_millis(100);
    let city = City::start_with(Engine::Sqlite, |config| config.limits.rescue_body = soon).await;
    let (mut thin, said) = Thin::begin(&city, &city.guest("chị Lan"), 1, "203.0.113.7").await;
    assert_eq!(said, GO_ON);
    assert_eq!(thin.hears().await, "HTTP/1.1 408 Request Timeout");
    let large = city
        .guest("chị Lan")
        .ask(Method::PUT, &format!("/api/v1/sos/{}", sos_id(1)))
        .body(" ".repeat(65 * 1024));
    is_problem(&large.send().await.unwrap(), StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_that_was_read_waits_for_a_place() {
    let city = City::start_with(Engine::Sqlite, |config| config.limits.rescue = 1).await;
    let (lan, minh) = (city.guest("chị Lan"), city.guest("anh Minh"));
    let store = city.running.app().store.clone();
    let ((busy, is_busy), (go_on, gone_on)) =
        (tokio::sync::oneshot::channel(), tokio::sync::oneshot::channel());
    let slow = tokio::spawn(async move {
        let work = store.write(move |_| {
            Box::pin(async move {
                busy.send(()).unwrap();
                gone_on.await.unwrap();
                Ok(())
            })
        });
        work.await
    });
    is_busy.await.unwrap();
    let both = tokio::spawn(async move {
        let (hers, his) = (first(&lan), first(&minh));
        tokio::join!(put(&lan, sos_id(1), &hers), put(&minh, sos_id(2), &his))
    });
    // Both are at the door by now: it answers others meanwhile.
    client().get(city.url("/healthz")).send().await.unwrap();
    go_on.send(()).unwrap();
    slow.await.unwrap().unwrap();
    let (hers, his) = both.await.unwrap();
    assert_eq!((hers.status(), his.status()), (StatusCode::OK, StatusCode::OK), "nobody is sent away");
}

/// A city that waits for no line longer than a moment.
async fn impatient() -> City {
    let soon = std::time::Duration::from_millis(300);
    City::start_with(Engine::Sqlite, |config| config.limits.silence = soon).await
}

async fn line(city: &City) -> TcpStream {
    TcpStream::connect(city.url("").strip_prefix("http://").unwrap()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_that_says_nothing_or_says_it_letter_by_letter_is_ended() {
    let city = impatient().await;
    let ended = async |line: &mut TcpStream| {
        let mut rest = Vec::new();
        let end = tokio::time::timeout(CEILING, line.read_to_end(&mut rest)).await.expect("it is ended");
        // With a reset where letters of it were not read.
        assert!(end.is_err() || rest.is_empty() || rest.starts_with(b"HTTP/1.1 "), "{rest:?}");
    };
    let mut silent = line(&city).await;
    ended(&mut silent).await;
    let mut half = line(&city).await;
    half.write_all(b"GET /healthz HTTP/1.1\r\nho").await.unwrap();
    ended(&mut half).await;
    let (mut reader, mut writer) = line(&city).await.into_split();
    writer.write_all(b"GET /healthz HTTP/1.1\r\nx-long: ").await.unwrap();
    let mut pace = tokio::time::interval(std::time::Duration::from_millis(20));
    let letters = async {
        while writer.write_all(b"a").await.is_ok() {
            pace.tick().await;
        }
    };
    let mut rest = Vec::new();
    let end = async {
        tokio::select! { () = letters => {}, _ = reader.read_to_end(&mut rest) => {} }
    };
    tokio::time::timeout(CEILING, end).await.expect("a letter now and then keeps no line open");
    // Between two requests it may rest for a while; who comes back in time is answered on the same line.
    let mut two = line(&city).await;
    for _ in 0..2 {
        two.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
        let mut answer = [0; 12];
        two.read_exact(&mut answer).await.unwrap();
        assert_eq!(&answer, b"HTTP/1.1 200");
        let mut rest = Vec::new();
        while !rest.ends_with(b"\r\n\r\nok") {
            rest.push(two.read_u8().await.unwrap());
        }
    }
    ended(&mut two).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asks_and_never_reads_is_ended_too() {
    let city = impatient().await;
    let mut greedy = line(&city).await;
    let asking = async { while greedy.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await.is_ok() {} };
    tokio::time::timeout(CEILING, asking).await.expect("answers nobody reads are kept for nobody");
    let lan = city.guest("chị Lan").get("/healthz").await;
    assert_eq!(lan.status(), StatusCode::OK);
}
