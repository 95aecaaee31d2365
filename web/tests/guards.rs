//! Each guard of the loopback door, and somebody who tries to get past it: over real HTTP, with a real
//! engine behind. Requests are written by hand, because a proper client refuses to tell these lies.

#![cfg(test)]

use std::collections::HashMap;

use hue_core::vault::KeyringChoice;
use hue_core::{Config, Engine};
use hue_model::shell::CityProfile;
use hue_model::text::Localized;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Chị Lan's machine: a door with her browser before it, and whatever else runs there.
struct World {
    running: hue_web::Running,
    engine: Engine,
    host: String,
    dir: TempDir,
}

/// What a browser that was let in knows.
struct Page {
    cookie: String,
    token: String,
}

struct Answer {
    status: u16,
    headers: HashMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn profile() -> CityProfile {
    CityProfile {
        // Nothing listens on the discard port: this city is away for the whole test.
        base_url: "http://127.0.0.1:9".into(),
        issuer: "http://127.0.0.1:9/vneid".into(),
        client_id: "hue-app".into(),
        name: Localized::vi_en("Huế", "Huế"),
        hotline: "19001075".into(),
        emergency: "112".into(),
        sms: String::new(),
        alert_root_key: String::new(),
        demo: true,
        min_version: "0.1.0".into(),
    }
}

impl World {
    async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let dist = dir.path().join("dist");
        std::fs::create_dir_all(dist.join("assets")).unwrap();
        std::fs::write(dist.join("index.html"), "<title>Tràng Tiền</title>").unwrap();
        std::fs::write(dist.join("app.js"), "plain").unwrap();
        std::fs::write(dist.join("app.js.br"), "packed").unwrap();
        std::fs::write(dir.path().join("secret.txt"), "the neighbour's letters").unwrap();
        let mut config = Config::new(dir.path().join("data"), profile());
        config.keyring = KeyringChoice::Memory;
        let engine = Engine::open(config).await.unwrap();
        let running =
            hue_web::serve(hue_web::Config { engine: engine.clone(), dist, port: 0 }).await.unwrap();
        let host = running.origin.trim_start_matches("http://").to_owned();
        Self { running, engine, host, dir }
    }

    fn link(&self) -> String {
        self.running.open.trim_start_matches(&self.running.origin).to_owned()
    }

    async fn raw(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(&self.host).await.unwrap();
        let mut request = format!("{method} {path} HTTP/1.1\r\nconnection: close\r\n");
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str(&format!("content-length: {}\r\n\r\n", body.len()));
        stream.write_all(request.as_bytes()).await.unwrap();
        // A door that refuses a long body early may close before all of it is written.
        let _ = stream.write_all(body).await;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        parse(&answer)
    }

    async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut all = vec![("host", self.host.as_str())];
        all.extend_from_slice(headers);
        self.raw("GET", path, &all, b"").await
    }

    /// What the app's own page sends, with `changes` in place of the honest headers of that name; an
    /// empty value leaves the header out.
    async fn ask(
        &self,
        page: &Page,
        method: &str,
        path: &str,
        changes: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        let mut headers = vec![
            ("host", self.host.as_str()),
            ("origin", self.running.origin.as_str()),
            ("sec-fetch-site", "same-origin"),
            ("cookie", page.cookie.as_str()),
            ("x-hue-token", page.token.as_str()),
        ];
        for (name, value) in changes {
            headers.retain(|(kept, _)| kept != name);
            if !value.is_empty() {
                headers.push((name, value));
            }
        }
        self.raw(method, path, &headers, body).await
    }

    async fn enter(&self) -> Page {
        let entered = self.get(&self.link(), &[]).await;
        assert_eq!(entered.status, 303, "{}", entered.text());
        let cookie = entered.headers["set-cookie"].split(';').next().unwrap().to_owned();
        let page = Page { cookie, token: String::new() };
        let hello = self.ask(&page, "POST", "/hello", &[], b"").await;
        assert_eq!(hello.status, 200, "{}", hello.text());
        let token: serde_json::Value = serde_json::from_slice(&hello.body).unwrap();
        Page { token: token["token"].as_str().unwrap().to_owned(), ..page }
    }

    async fn leave(self) {
        self.running.stop().await;
        self.engine.close().await;
    }
}

fn parse(raw: &[u8]) -> Answer {
    let end = raw.windows(4).position(|four| four == b"\r\n\r\n").expect("the door answered nothing");
    let head = String::from_utf8_lossy(&raw[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()))
        .collect();
    Answer { status, headers, body: raw[end + 4..].to_vec() }
}

#[tokio::test]
async fn the_link_lets_one_browser_in_and_no_second() {
    let world = World::new().await;
    let first = world.get(&world.link(), &[]).await;
    assert_eq!((first.status, first.headers["location"].as_str()), (303, "/"));
    let cookie = &first.headers["set-cookie"];
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    let port = world.host.rsplit(':').next().unwrap();
    assert!(cookie.starts_with(&format!("hue_{port}=")), "the cookie is named with the port: {cookie}");

    world.leave().await;
}

#[tokio::test]
async fn a_used_link_explains_itself_and_still_opens_for_its_owner() {
    let world = World::new().await;
    let link = world.link();
    let page = world.enter().await;
    let stranger = world.get(&link, &[]).await;
    assert_eq!(stranger.status, 403);
    assert!(!stranger.headers.contains_key("set-cookie"));
    assert!(stranger.text().contains("Start the program again"), "{}", stranger.text());
    let owner = world.get(&link, &[("cookie", &page.cookie)]).await;
    assert_eq!((owner.status, owner.headers["location"].as_str()), (303, "/"));
    world.leave().await;
}

#[tokio::test]
async fn guesses_and_look_ahead_do_not_use_the_link_up() {
    let world = World::new().await;
    for guess in ["/enter", "/enter?code=", "/enter?code=0000", "/enter?code=%00"] {
        let answer = world.get(guess, &[]).await;
        assert_eq!(answer.status, 403, "{guess}");
        assert!(!answer.headers.contains_key("set-cookie"), "{guess}");
    }
    let ahead = world.get(&world.link(), &[("sec-purpose", "prefetch;prerender")]).await;
    assert_eq!(ahead.status, 503);
    assert_eq!(world.get(&world.link(), &[]).await.status, 303);
    world.leave().await;
}

#[tokio::test]
async fn a_browser_without_the_cookie_stands_before_a_plain_page() {
    let world = World::new().await;
    world.enter().await;
    for path in ["/", "/index.html", "/reports"] {
        let answer = world.get(path, &[("cookie", "hue_1=x; other")]).await;
        assert_eq!(answer.status, 401, "{path}");
        assert!(answer.text().contains("one-time link"), "{path}");
    }
    let stranger = Page { cookie: "hue_80=guess".into(), token: String::new() };
    assert_eq!(world.ask(&stranger, "POST", "/hello", &[], b"").await.status, 403);
    world.leave().await;
}

#[tokio::test]
async fn a_name_rebound_to_this_machine_gets_nothing() {
    let world = World::new().await;
    let page = world.enter().await;
    let port = world.host.rsplit(':').next().unwrap();
    let (rebound, local) = (format!("evil.example:{port}"), format!("localhost:{port}"));
    for host in [rebound.as_str(), &local, "127.0.0.1", "127.0.0.1:1", ""] {
        for (method, path) in
            [("GET", "/"), ("POST", "/hello"), ("POST", "/call/session.get"), ("GET", "/app.js")]
        {
            let answer = world.ask(&page, method, path, &[("host", host)], b"{}").await;
            assert_eq!(answer.status, 421, "{host} {method} {path}");
            assert!(answer.body.is_empty(), "{host} {method} {path}");
        }
    }
    world.leave().await;
}

#[tokio::test]
async fn two_host_headers_are_not_one_honest_one() {
    let world = World::new().await;
    let twice = [("host", world.host.as_str()), ("host", "evil.example")];
    let answer = world.raw("GET", "/", &twice, b"").await;
    assert!([400, 421].contains(&answer.status), "{}", answer.status);
    world.leave().await;
}

#[tokio::test]
async fn another_origin_gets_nothing_even_with_every_secret() {
    let world = World::new().await;
    let page = world.enter().await;
    let https = world.running.origin.replace("http:", "https:");
    for origin in ["http://127.0.0.1:1", "https://evil.example", "null", &https] {
        for (method, path) in [
            ("POST", "/hello"),
            ("POST", "/call/session.get"),
            ("POST", "/put"),
            ("GET", "/stream"),
            ("GET", "/"),
        ] {
            let answer = world.ask(&page, method, path, &[("origin", origin)], b"{}").await;
            assert_eq!(answer.status, 403, "{origin} {method} {path}");
            assert!(!answer.headers.contains_key("access-control-allow-origin"));
        }
    }
    let unsaid = world.ask(&page, "POST", "/call/session.get", &[("origin", "")], b"{}").await;
    assert_eq!(unsaid.status, 403, "a request that changes things must say where it comes from");
    world.leave().await;
}

/// Ports do not count for SameSite: the page of the city on 127.0.0.1 sends the cookie along.
#[tokio::test]
async fn a_page_on_another_port_of_this_machine_gets_nothing_with_the_cookie() {
    let world = World::new().await;
    let page = world.enter().await;
    let id = world.engine.put("Huế".as_bytes().to_vec().into()).await.unwrap();
    let blob = format!("/blob/{id}");
    for site in ["same-site", "cross-site", "none", ""] {
        for (method, path) in
            [("POST", "/hello"), ("POST", "/call/session.get"), ("GET", "/stream"), ("GET", blob.as_str())]
        {
            let answer = world.ask(&page, method, path, &[("sec-fetch-site", site)], b"{}").await;
            assert_eq!(answer.status, 403, "{site} {method} {path}");
        }
    }
    world.leave().await;
}

#[tokio::test]
async fn the_engine_answers_only_with_the_token_of_the_page() {
    let world = World::new().await;
    let page = world.enter().await;
    let mut shorter = page.token.clone();
    shorter.pop();
    for token in ["", "guess", shorter.as_str(), page.cookie.as_str()] {
        for (method, path) in [("POST", "/call/session.get"), ("POST", "/put"), ("GET", "/stream")] {
            let answer = world.ask(&page, method, path, &[("x-hue-token", token)], b"{}").await;
            assert_eq!(answer.status, 403, "{token} {method} {path}");
            assert!(answer.headers.contains_key("x-hue-guard"), "the page fetches a new token");
            assert_eq!(answer.headers["content-type"], "application/problem+json");
        }
    }
    let honest = world.ask(&page, "POST", "/call/session.get", &[], b"{}").await;
    assert_eq!(honest.status, 200, "{}", honest.text());
    assert!(honest.text().contains("guest"), "{}", honest.text());
    world.leave().await;
}

#[tokio::test]
async fn failures_are_problem_json_with_a_status_that_fits() {
    let world = World::new().await;
    let page = world.enter().await;
    let unknown = world.ask(&page, "POST", "/call/no.such", &[], b"{}").await;
    assert!((400..500).contains(&unknown.status), "{} {}", unknown.status, unknown.text());
    assert_eq!(unknown.headers["content-type"], "application/problem+json");
    let problem: serde_json::Value = serde_json::from_slice(&unknown.body).unwrap();
    assert_eq!(problem["status"], unknown.status);
    assert!(problem["code"].is_string(), "{problem}");
    assert!(
        !unknown.headers.contains_key("x-hue-guard"),
        "the engine refused, and asking again changes nothing"
    );
    let broken = world.ask(&page, "POST", "/call/session.get", &[], b"{").await;
    assert!((400..500).contains(&broken.status), "{}", broken.text());
    world.leave().await;
}

#[tokio::test]
async fn bytes_go_in_raw_and_come_out_as_what_they_are() {
    let world = World::new().await;
    let page = world.enter().await;
    let put = world.ask(&page, "POST", "/put", &[], b"<script>alert(1)</script>").await;
    assert_eq!(put.status, 200, "{}", put.text());
    let id: String = serde_json::from_slice(&put.body).unwrap();
    let blob = world.ask(&page, "GET", &format!("/blob/{id}"), &[("x-hue-token", "")], b"").await;
    assert_eq!((blob.status, blob.text().as_str()), (200, "<script>alert(1)</script>"));
    assert_eq!(blob.headers["content-type"], "application/octet-stream", "no page hides in a picture");
    assert_eq!(blob.headers["x-content-type-options"], "nosniff");
    assert_eq!(blob.headers["cache-control"], "private, max-age=31536000, immutable");
    assert!(blob.headers["content-security-policy"].starts_with("sandbox"));
    let nobody = Page { cookie: "x=y".into(), token: page.token.clone() };
    assert_eq!(world.ask(&nobody, "GET", &format!("/blob/{id}"), &[], b"").await.status, 403);
    for id in ["nonsense", "..%2f..%2fsecret.txt", "01890000-0000-7000-8000-000000000000"] {
        assert_eq!(world.ask(&page, "GET", &format!("/blob/{id}"), &[], b"").await.status, 404, "{id}");
    }
    world.leave().await;
}

#[tokio::test]
async fn forty_megabytes_are_the_most_a_page_may_hand_in() {
    let world = World::new().await;
    let page = world.enter().await;
    let too_much = vec![0; hue_model::limits::CHOSEN_FILE_BYTES + 1];
    let answer = world.ask(&page, "POST", "/put", &[], &too_much).await;
    assert_eq!(answer.status, 413);
    assert!(answer.text().contains("too_many_bytes"), "{}", answer.text());
    world.leave().await;
}

#[tokio::test]
async fn no_path_leads_out_of_the_built_app() {
    let world = World::new().await;
    let page = world.enter().await;
    assert!(world.dir.path().join("secret.txt").exists());
    for path in [
        "/../secret.txt",
        "/assets/../../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/assets/..%5c..%5csecret.txt",
        "//secret.txt",
        "/./../secret.txt",
    ] {
        let answer = world.get(path, &[("cookie", &page.cookie)]).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("letters"), "{path}");
    }
    world.leave().await;
}

#[tokio::test]
async fn the_app_is_served_on_its_own_routes_and_compressed_where_it_was_packed() {
    let world = World::new().await;
    let page = world.enter().await;
    // Codes of services and pages of help have points in them, and a page may be loaded anew anywhere.
    for path in ["/", "/reports", "/report/0190-x", "/services/util.outages", "/help/report.offline"] {
        let answer = world.get(path, &[("cookie", &page.cookie)]).await;
        assert_eq!((answer.status, answer.text().as_str()), (200, "<title>Tràng Tiền</title>"), "{path}");
    }
    let packed = world.get("/app.js", &[("accept-encoding", "gzip, deflate, br")]).await;
    assert_eq!((packed.text().as_str(), packed.headers["content-encoding"].as_str()), ("packed", "br"));
    assert_eq!(packed.headers["content-type"], "text/javascript; charset=utf-8");
    let plain = world.get("/app.js", &[]).await;
    assert_eq!(plain.text(), "plain");
    let again = world.get("/app.js", &[("if-none-match", &plain.headers["etag"])]).await;
    assert_eq!(again.status, 304);
    for path in ["/nothing.js", "/assets/nothing.js", "/snippets/x/nothing.js"] {
        assert_eq!(world.get(path, &[("cookie", &page.cookie)]).await.status, 404, "{path}");
    }
    world.leave().await;
}

#[tokio::test]
async fn every_answer_forbids_frames_foreign_scripts_and_sniffing() {
    let world = World::new().await;
    let page = world.enter().await;
    for (path, cookie) in
        [("/", page.cookie.as_str()), ("/", "x=y"), ("/app.js", ""), ("/no.js", ""), ("/enter", "")]
    {
        let answer = world.get(path, &[("cookie", cookie)]).await;
        let csp = &answer.headers["content-security-policy"];
        assert!(
            csp.contains("default-src 'none'") && csp.contains("frame-ancestors 'none'"),
            "{path}: {csp}"
        );
        assert!(
            !csp.contains("'unsafe-eval'") && !csp.contains("script-src 'self' 'unsafe-inline'"),
            "{csp}"
        );
        assert_eq!(answer.headers["x-frame-options"], "DENY", "{path}");
        assert_eq!(answer.headers["x-content-type-options"], "nosniff", "{path}");
    }
    world.leave().await;
}

#[tokio::test]
async fn the_event_stream_starts_with_a_snapshot_and_ends_when_the_door_closes() {
    let world = World::new().await;
    let page = world.enter().await;
    let mut stream = TcpStream::connect(&world.host).await.unwrap();
    let request = format!(
        "GET /stream HTTP/1.1\r\nhost: {}\r\nsec-fetch-site: same-origin\r\ncookie: {}\r\nx-hue-token: {}\r\n\r\n",
        world.host, page.cookie, page.token
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut seen = Vec::new();
    while !String::from_utf8_lossy(&seen).contains("snapshot") {
        let read = stream.read_buf(&mut seen).await.unwrap();
        assert!(read > 0, "the stream ended early: {}", String::from_utf8_lossy(&seen));
    }
    world.leave().await;
    stream.read_to_end(&mut seen).await.unwrap();
    assert!(String::from_utf8_lossy(&seen).contains("text/event-stream"));
}
