//! The sandbox issuer and the city's checks of tokens, over real HTTP.
#![cfg(test)]

#[path = "support/visitor.rs"]
#[expect(dead_code, reason = "shared by several test programs, each of which uses a part")]
mod visitor;

#[path = "api/postgres.rs"]
mod postgres;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::routing::get as get_route;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use hue_city::Config;
use hue_city::clock::Clock as _;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};
use visitor::{AppAt, DOOR, VERIFIER, World, client, request, text};

async fn get(world: &World, path: &str) -> Value {
    client().get(world.at(path)).send().await.unwrap().json().await.unwrap()
}

fn claims(token: &str) -> Value {
    serde_json::from_slice(&B64.decode(token.split('.').nth(1).unwrap()).unwrap()).unwrap()
}

#[tokio::test]
async fn chi_lan_signs_in_and_the_city_knows_her() {
    let world = World::new().await;
    let app = AppAt::new(&world);
    let discovery = get(&world, "/vneid/.well-known/openid-configuration").await;
    assert_eq!(text(&discovery, "issuer"), world.at("/vneid"));
    let back = app.authorize(&request(), ("person", "lan")).await.unwrap();
    let answer: std::collections::BTreeMap<_, _> = back.query_pairs().into_owned().collect();
    assert_eq!(answer["state"], "st&te=1", "the state comes back letter for letter");
    assert_eq!(answer["iss"], world.at("/vneid"), "RFC 9207");
    let (status, tokens) = app.redeem(&answer["code"]).await;
    assert_eq!((status, tokens["expires_in"].as_i64()), (200, Some(300)));
    let id = claims(text(&tokens, "id_token"));
    assert_eq!(id["aud"], "hue-app");
    assert_eq!(id["nonce"], "n-1");
    assert_eq!((id["name"].as_str(), id["level"].as_u64()), (Some("Nguyễn Thị Lan"), Some(2)));
    assert!(id.get("roles").is_none(), "an issuer gives identity, never a role");
    let access = text(&tokens, "access_token");
    assert_eq!(world.knock(access).await, 200);
    let who = client().get(world.at("/vneid/userinfo")).bearer_auth(access).send().await.unwrap();
    assert_eq!(who.json::<Value>().await.unwrap()["sub"], "lan");
}

#[tokio::test]
async fn saying_no_is_an_answer_too() {
    let world = World::new().await;
    let back = AppAt::new(&world).authorize(&request(), ("deny", "1")).await.unwrap();
    let query = back.query().unwrap();
    assert!(query.contains("error=access_denied") && query.contains("iss=") && query.contains("state="));
    assert!(!query.contains("code="));
}

#[tokio::test]
async fn a_code_is_good_once_and_showing_it_again_takes_back_what_came_of_it() {
    let world = World::new().await;
    let app = AppAt::new(&world);
    let code = app.code("lan").await;
    let (_, tokens) = app.redeem(&code).await;
    assert_eq!(world.knock(text(&tokens, "access_token")).await, 200);
    let (status, error) = app.redeem(&code).await;
    assert_eq!((status, text(&error, "error")), (400, "invalid_grant"));
    assert_eq!(world.knock(text(&tokens, "access_token")).await, 401, "the access token is revoked");
    assert_eq!(app.refresh(text(&tokens, "refresh_token")).await.0, 400, "the refresh token is revoked");
}

#[tokio::test]
async fn a_code_is_good_for_a_minute() {
    let world = World::new().await;
    let app = AppAt::new(&world);
    let code = app.code("minh").await;
    world.clock.forward(Duration::from_secs(61));
    assert_eq!(text(&app.redeem(&code).await.1, "error"), "invalid_grant");
}

#[tokio::test]
async fn pkce_cannot_be_left_out_or_weakened() {
    let world = World::new().await;
    let app = AppAt::new(&world);
    for (name, value) in [
        ("code_challenge_method", "plain"),
        ("code_challenge_method", ""),
        ("code_challenge", ""),
        ("code_challenge", "short"),
    ] {
        let mut weak = request();
        weak.insert(name, value.into());
        let back = app.authorize(&weak, ("person", "lan")).await.unwrap();
        assert!(back.query().unwrap().contains("error=invalid_request"), "{name}={value} is refused");
    }
    let base = [("grant_type", "authorization_code"), ("client_id", "hue-app"), ("redirect_uri", DOOR)];
    for verifier in [None, Some(""), Some("another-verifier-which-is-43-characters-or-more"), Some("short")] {
        let code = app.code("lan").await;
        let mut form = base.to_vec();
        form.push(("code", &code));
        form.extend(verifier.map(|verifier| ("code_verifier", verifier)));
        assert_eq!(text(&app.token(&form).await.1, "error"), "invalid_grant", "verifier {verifier:?}");
        assert_eq!(app.redeem(&code).await.0, 400, "a wrong try uses the code up");
    }
}

#[tokio::test]
async fn nobody_is_sent_to_a_door_that_is_not_the_apps() {
    let world = World::new().await;
    let app = AppAt::new(&world);
    for door in [
        "http://localhost:4711/cb",
        "http://127.0.0.1:4711/cb/",
        "https://evil.example/cb",
        "vn.trangtien.hue:/x",
        "",
    ] {
        let mut elsewhere = request();
        elsewhere.insert("redirect_uri", door.into());
        assert_eq!(
            app.authorize(&elsewhere, ("person", "lan")).await,
            Err(400),
            "{door} gets a page, no redirect"
        );
    }
    for door in ["http://127.0.0.1:5/cb", "http://[::1]:4711/cb", "vn.trangtien.hue:/cb"] {
        let mut good = request();
        good.insert("redirect_uri", door.into());
        assert!(app.authorize(&good, ("person", "lan")).await.unwrap().as_str().starts_with(door));
    }
    // The code is bound to the very door it was sent to.
    let code = app.code("lan").await;
    let form = [
        ("grant_type", "authorization_code"),
        ("client_id", "hue-app"),
        ("redirect_uri", "http://127.0.0.1:4712/cb"),
        ("code", &code),
        ("code_verifier", VERIFIER),
    ];
    assert_eq!(text(&app.token(&form).await.1, "error"), "invalid_grant");
}

#[tokio::test]
async fn an_answer_lost_a_hundred_times_costs_nobody_their_session() {
    let world = World::new().await;
    let app = AppAt::new(&world);
    let first = app.sign_in("lan").await;
    let mut token = text(&first, "refresh_token").to_owned();
    for time in 0..100 {
        // The answer to the first try never arrives; the app asks again with what it has.
        assert_eq!(app.refresh(&token).await.0, 200, "try {time}");
        let (status, next) = app.refresh(&token).await;
        assert_eq!(status, 200, "the token before stays good, time {time}");
        token = text(&next, "refresh_token").to_owned();
    }
    let (status, last) = app.refresh(&token).await;
    assert_eq!((status, world.knock(text(&last, "access_token")).await), (200, 200));
}

#[tokio::test]
async fn a_stolen_refresh_token_ends_the_family() {
    let world = World::new().await;
    let app = AppAt::new(&world);
    let first = app.sign_in("lan").await;
    let stolen = text(&first, "refresh_token");
    let (_, second) = app.refresh(stolen).await;
    let (_, third) = app.refresh(text(&second, "refresh_token")).await;
    assert_eq!(app.refresh(stolen).await.0, 400, "its successor was used");
    for tokens in [&second, &third] {
        assert_eq!(app.refresh(text(tokens, "refresh_token")).await.0, 400, "the family is over");
    }
    assert_eq!(world.knock(text(&third, "access_token")).await, 401);
}

#[tokio::test]
async fn two_successors_cannot_both_live() {
    let world = World::new().await;
    let app = AppAt::new(&world);
    let first = app.sign_in("lan").await;
    let (_, thiefs) = app.refresh(text(&first, "refresh_token")).await;
    let (_, lans) = app.refresh(text(&first, "refresh_token")).await;
    assert_eq!(app.refresh(text(&lans, "refresh_token")).await.0, 200);
    assert_eq!(
        app.refresh(text(&thiefs, "refresh_token")).await.0,
        400,
        "the sister of a used token is a copy"
    );
}

#[tokio::test]
async fn signing_out_revokes_everything() {
    let world = World::new().await;
    let app = AppAt::new(&world);
    for kind in ["refresh_token", "access_token"] {
        let tokens = app.sign_in("lan").await;
        let form = [("token", text(&tokens, kind)), ("client_id", "hue-app")];
        let answer = client().post(world.at("/vneid/revoke")).form(&form).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        assert_eq!(app.refresh(text(&tokens, "refresh_token")).await.0, 400);
        assert_eq!(world.knock(text(&tokens, "access_token")).await, 401);
    }
    let unknown = [("token", "never-was"), ("client_id", "hue-app")];
    let answer = client().post(world.at("/vneid/revoke")).form(&unknown).send().await.unwrap();
    assert_eq!(answer.status(), 200, "RFC 7009 says 200 to a token that never was");
}

#[tokio::test]
async fn a_restart_signs_nobody_out_and_forgets_no_revocation() {
    let world = World::new().await;
    let (lan, minh) = (AppAt::new(&world).sign_in("lan").await, AppAt::new(&world).sign_in("minh").await);
    let form = [("token", text(&minh, "refresh_token")), ("client_id", "hue-app")];
    client().post(world.at("/vneid/revoke")).form(&form).send().await.unwrap();
    let world = world.again().await;
    assert_eq!(world.knock(text(&lan, "access_token")).await, 200, "the keys are kept");
    assert_eq!(world.knock(text(&minh, "access_token")).await, 401, "the revocation is kept");
    assert_eq!(AppAt::new(&world).refresh(text(&lan, "refresh_token")).await.0, 200);
}

#[tokio::test]
async fn an_access_token_ends_after_five_minutes() {
    let world = World::new().await;
    let tokens = AppAt::new(&world).sign_in("lan").await;
    world.clock.forward(Duration::from_secs(240));
    assert_eq!(world.knock(text(&tokens, "access_token")).await, 200);
    world.clock.forward(Duration::from_secs(61));
    assert_eq!(world.knock(text(&tokens, "access_token")).await, 401);
}

/// A key that nobody published, and tokens made with it.
struct Forger(EcdsaKeyPair);

impl Forger {
    fn new() -> Self {
        let (kind, chance) = (&ECDSA_P256_SHA256_FIXED_SIGNING, SystemRandom::new());
        let stored = EcdsaKeyPair::generate_pkcs8(kind, &chance).unwrap();
        Self(EcdsaKeyPair::from_pkcs8(kind, stored.as_ref(), &chance).unwrap())
    }

    /// The public half as a key set, under this name.
    fn published(&self, kid: &str) -> Value {
        let point = self.0.public_key().as_ref();
        let (x, y) = (B64.encode(&point[1..33]), B64.encode(&point[33..]));
        json!({"keys": [{"kty": "EC", "crv": "P-256", "use": "sig", "kid": kid, "x": x, "y": y}]})
    }

    fn sign(&self, header: &Value, claims: &Value) -> String {
        let message = format!("{}.{}", B64.encode(header.to_string()), B64.encode(claims.to_string()));
        let signature = self.0.sign(&SystemRandom::new(), message.as_bytes()).unwrap();
        format!("{message}.{}", B64.encode(signature.as_ref()))
    }
}

#[tokio::test]
async fn forged_tokens_open_no_door() {
    let world = World::new().await;
    let tokens = AppAt::new(&world).sign_in("tu").await;
    let (access, id) = (text(&tokens, "access_token"), text(&tokens, "id_token"));
    let (good, forger) = (claims(access), Forger::new());
    let keys = get(&world, "/vneid/jwks").await;
    let kid = text(&keys["keys"][0], "kid");
    let header = json!({"alg": "ES256", "typ": "at+jwt", "kid": kid});
    let parts: Vec<&str> = access.split('.').collect();
    let with = |name: &str, value: Value| {
        let mut changed = good.clone();
        changed[name] = value;
        changed
    };
    let none = json!({"alg": "none", "typ": "at+jwt"});
    let shared = json!({"alg": "HS256", "typ": "at+jwt", "kid": kid});
    let bare = |header: &Value| format!("{}.{}.", B64.encode(header.to_string()), parts[1]);
    let lan = B64.encode(with("sub", json!("lan")).to_string());
    let own_key = json!({"alg": "ES256", "typ": "at+jwt", "kid": kid, "jwk": keys["keys"][0], "jku": "https://evil.example"});
    let forged = [
        ("alg none", bare(&none)),
        ("a shared secret", bare(&shared)),
        ("another key under our name", forger.sign(&header, &good)),
        ("a key the token brings along", forger.sign(&own_key, &good)),
        ("a key without a name", forger.sign(&json!({"alg": "ES256", "typ": "at+jwt"}), &good)),
        ("a foreign issuer", forger.sign(&header, &with("iss", json!("https://evil.example")))),
        ("other claims under our signature", format!("{}.{lan}.{}", parts[0], parts[2])),
        ("an ID token", id.to_owned()),
        ("no signature", format!("{}.{}", parts[0], parts[1])),
        ("an empty signature", format!("{}.{}.", parts[0], parts[1])),
        ("nonsense", "x.y.z".to_owned()),
        ("a long token", "a".repeat(20_000)),
    ];
    for (what, token) in forged {
        let answer =
            client().get(world.at("/api/v1/me/reports?since=0")).bearer_auth(token).send().await.unwrap();
        assert!(matches!(answer.status().as_u16(), 401 | 431), "{what} got {}", answer.status());
    }
    assert_eq!(world.knock(access).await, 200, "the real one still works");
}

/// An issuer elsewhere, whose key set a test can change.
async fn issuer_elsewhere(keys: Arc<Mutex<Value>>) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    let endpoint = |name: &str| format!("{issuer}/{name}");
    let document = json!({
        "issuer": issuer, "jwks_uri": endpoint("jwks"),
        "authorization_endpoint": endpoint("authorize"), "token_endpoint": endpoint("token"),
    });
    let router = axum::Router::new()
        .route("/.well-known/openid-configuration", get_route(move || async move { axum::Json(document) }))
        .route("/jwks", get_route(move || async move { axum::Json(keys.lock().unwrap().clone()) }));
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    issuer
}

#[tokio::test]
async fn an_issuer_elsewhere_is_believed_once_it_is_configured() {
    let (old, new) = (Forger::new(), Forger::new());
    let keys = Arc::new(Mutex::new(old.published("old")));
    let issuer = issuer_elsewhere(keys.clone()).await;
    let data = tempfile::tempdir().unwrap();
    let mut config = Config::new(data.path());
    config.issuers = vec![issuer.clone()];
    let world = World::with(data, config).await;
    let now = world.clock.now().0 / 1000;
    let good = json!({
        "iss": issuer, "sub": "real-lan", "aud": [world.at("/api"), "another"], "iat": now, "exp": now + 100_000,
    });
    let header = |kid: &str| json!({"alg": "ES256", "typ": "application/at+jwt", "kid": kid});
    assert_eq!(world.knock(&old.sign(&header("old"), &good)).await, 200);
    for (claim, value) in [
        ("aud", json!("https://another.example/api")),
        ("exp", json!(now - 1)),
        ("nbf", json!(now + 3_600)),
        ("iat", json!(now + 3_600)),
        ("iss", json!(format!("{issuer}/"))),
    ] {
        let mut wrong = good.clone();
        wrong[claim] = value;
        assert_eq!(world.knock(&old.sign(&header("old"), &wrong)).await, 401, "{claim} is wrong");
    }
    let id_token = json!({"alg": "ES256", "typ": "JWT", "kid": "old"});
    assert_eq!(world.knock(&old.sign(&id_token, &good)).await, 401, "not an access token");
    // The issuer changes its key: a new name is looked up, but not more often than once a minute.
    *keys.lock().unwrap() = new.published("new");
    let token = new.sign(&header("new"), &good);
    assert_eq!(world.knock(&token).await, 401, "the key set was read a moment ago");
    world.clock.forward(Duration::from_secs(61));
    assert_eq!(world.knock(&token).await, 200);
    assert_eq!(world.knock(&old.sign(&header("old"), &good)).await, 401, "the old key is gone");
    // The sandbox issuer is not there when another one is trusted.
    let own = client().get(world.at("/vneid/jwks")).send().await.unwrap();
    assert_eq!(own.status(), 404);
}

#[tokio::test]
async fn postgresql_keeps_the_same_promises() {
    let world = World::on(tempfile::tempdir().unwrap(), Some(postgres::fresh().await)).await;
    let app = AppAt::new(&world);
    let code = app.code("lan").await;
    let (_, first) = app.redeem(&code).await;
    let mut token = text(&first, "refresh_token").to_owned();
    let stolen = token.clone();
    for _ in 0..5 {
        assert_eq!(app.refresh(&token).await.0, 200, "an answer that is lost");
        token = text(&app.refresh(&token).await.1, "refresh_token").to_owned();
    }
    assert_eq!(app.refresh(&stolen).await.0, 400, "a reuse");
    assert_eq!(app.refresh(&token).await.0, 400, "ends the family");
    assert_eq!(app.redeem(&code).await.0, 400, "a code is good once");
    let lan = app.sign_in("lan").await;
    world.report(text(&lan, "access_token"), "Đường Lê Lợi ngập").await;
    let mut ha = world.console("ha").await;
    for found in [
        "/console",
        "/console?q=le+loi&ward=19753&category=road.pothole&state=received",
        "/console?state=all",
    ] {
        assert!(ha.get(found).await.body.contains("HUE-20001"), "{found}");
    }
    assert!(!ha.get("/console?state=closed").await.body.contains("HUE-20001"));
}

#[tokio::test]
async fn the_page_is_plain_and_names_everybody() {
    let world = World::new().await;
    let mut url = url::Url::parse(&world.at("/vneid/authorize")).unwrap();
    url.query_pairs_mut().extend_pairs(request()).append_pair("ui_locales", "en");
    let answer = client().get(url).send().await.unwrap();
    let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"));
    assert!(
        policy.contains("form-action 'self' http://127.0.0.1:4711;"),
        "browsers check the redirect: {policy}"
    );
    let page = answer.text().await.unwrap();
    assert!(!page.contains("<script"), "no script");
    for sub in ["lan", "minh", "tu", "kim", "emma", "ha", "son"] {
        assert!(page.contains(&format!("name=\"person\" value=\"{sub}\"")), "{sub} is a button");
    }
    assert!(page.contains("name=\"deny\"") && page.contains("lang=\"en\"") && !page.contains("console-"));
}
