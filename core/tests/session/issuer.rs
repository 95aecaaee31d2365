//! An issuer of our own that can be told to answer wrongly in one way at a time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::body::Body;
use axum::extract::{Form, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hue_model::shell::CityProfile;
use hue_model::text::Localized;
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::sync::watch;

/// The one way in which an answer is wrong.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Fault {
    /// Everything is right.
    #[default]
    None,
    /// A claim of the ID token has another value.
    Claim(&'static str, Value),
    /// A claim that is a time lies this many seconds off.
    Time(&'static str, i64),
    /// The redirect names another issuer.
    AnswerIssuer(Option<&'static str>),
    /// The discovery document names another issuer.
    Issuer(String),
    /// The redirect carries another state.
    State,
    /// The ID token is signed by another key under the right name.
    Signature,
    /// The ID token says `none` and has no signature.
    NoSignature,
    /// The ID token is signed by a MAC with the public key.
    Mac,
    /// The ID token names a key nobody knows.
    UnknownKey,
    /// There is no ID token.
    NoIdToken,
    /// The next answers of the token endpoint are lost after the work was done.
    Lost(u32),
    /// The token endpoint says that it is elsewhere now, on the same origin.
    Moved,
    /// The token endpoint is out of order.
    OutOfOrder,
    /// The person says no.
    Denied,
}

/// What the issuer remembers.
#[derive(Default)]
pub(crate) struct Memory {
    /// How the next answers are wrong.
    pub(crate) fault: Fault,
    /// Successful renewals so far.
    pub(crate) renewals: u32,
    /// Answers lost on the way so far.
    pub(crate) lost: u32,
    /// Times the keys were asked for.
    pub(crate) key_fetches: u32,
    /// Forms that were sent to where the token endpoint says it is now.
    pub(crate) elsewhere: u32,
    /// Refresh tokens that were revoked.
    pub(crate) revoked: Vec<String>,
    /// The city's time minus the real time, in milliseconds.
    pub(crate) city_offset: i64,
    /// The life of access tokens in seconds.
    pub(crate) life: u64,
    codes: HashMap<String, HashMap<String, String>>,
    family: Family,
    issued: u32,
    /// Rises when the signing key is replaced.
    pub(crate) generation: u32,
}

#[derive(Default)]
struct Family {
    previous: Option<String>,
    current: Option<String>,
}

/// The issuer, listening; it ends with the runtime of its test.
#[derive(Clone)]
pub(crate) struct TestIssuer {
    /// Where it is, without a slash at the end.
    pub(crate) base_url: String,
    memory: Arc<Mutex<Memory>>,
    /// While it is true, nobody who revokes gets an answer.
    pub(crate) silent: watch::Sender<bool>,
    /// How often somebody wanted to revoke.
    pub(crate) asked: watch::Sender<u32>,
    keys: Arc<Vec<Ed25519KeyPair>>,
}

impl TestIssuer {
    /// Starts it on a free port.
    pub(crate) async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let keys = (0..3).map(|_| {
            let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
            Ed25519KeyPair::from_pkcs8(document.as_ref()).unwrap()
        });
        let issuer = Self {
            base_url,
            memory: Arc::new(Mutex::new(Memory { life: 300, ..Memory::default() })),
            silent: watch::Sender::new(false),
            asked: watch::Sender::new(0),
            keys: Arc::new(keys.collect()),
        };
        let router = Router::new()
            .route("/vneid/.well-known/openid-configuration", get(discovery))
            .route("/vneid/jwks", get(jwks))
            .route("/vneid/authorize", get(authorize))
            .route("/vneid/token", post(token))
            .route("/vneid/elsewhere", post(elsewhere))
            .route("/vneid/revoke", post(revoke))
            .route("/api/v1/city", get(city))
            .with_state(issuer.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        issuer
    }

    /// The profile of its city.
    pub(crate) fn profile(&self) -> CityProfile {
        Self::profile_at(&self.base_url)
    }

    /// The same where there is no network: nobody answers at its address.
    pub(crate) fn out_of_reach() -> CityProfile {
        Self::profile_at("http://127.0.0.1:9")
    }

    fn profile_at(base_url: &str) -> CityProfile {
        CityProfile {
            base_url: base_url.to_owned(),
            issuer: format!("{base_url}/vneid"),
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

    /// What it remembers and how it is told to answer.
    pub(crate) fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap()
    }

    /// From now on it answers wrongly like this.
    pub(crate) fn fault(&self, fault: Fault) {
        self.memory().fault = fault;
    }

    fn url(&self) -> String {
        format!("{}/vneid", self.base_url)
    }

    fn id_token(&self, request: &HashMap<String, String>) -> String {
        let (fault, generation) = {
            let memory = self.memory();
            (memory.fault.clone(), memory.generation)
        };
        let now = real_seconds();
        let mut claims = json!({
            "iss": self.url(), "sub": "lan", "aud": "hue-app", "exp": now + 300, "iat": now,
            "nonce": request.get("nonce"), "name": "Nguyễn Thị Lan", "level": 2,
        });
        match &fault {
            Fault::Claim(name, value) => claims[name] = value.clone(),
            Fault::Time(name, seconds) => claims[name] = json!(now + seconds),
            _ => {}
        }
        let kid = if fault == Fault::UnknownKey { "nobody".into() } else { format!("k{generation}") };
        let alg = match fault {
            Fault::NoSignature => "none",
            Fault::Mac => "HS256",
            _ => "EdDSA",
        };
        let header = json!({ "alg": alg, "kid": kid, "typ": "JWT" });
        let text = format!("{}.{}", b64(header.to_string()), b64(claims.to_string()));
        let key = &self.keys[if fault == Fault::Signature { 2 } else { generation as usize }];
        let signature = match fault {
            Fault::NoSignature => String::new(),
            Fault::Mac => {
                let public = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, key.public_key().as_ref());
                b64(ring::hmac::sign(&public, text.as_bytes()).as_ref())
            }
            _ => b64(key.sign(text.as_bytes()).as_ref()),
        };
        format!("{text}.{signature}")
    }
}

impl Memory {
    fn next(&mut self, kind: &str) -> String {
        self.issued += 1;
        format!("{kind}-{}", self.issued)
    }

    /// Rotates as an issuer should: a token stays good until its successor is first used.
    fn rotate(&mut self, given: &str) -> Option<String> {
        if self.family.current.as_deref() == Some(given) {
            self.family.previous = self.family.current.take();
        } else if self.family.previous.as_deref() != Some(given) {
            self.family = Family::default();
            return None;
        }
        let next = self.next("refresh");
        self.family.current = Some(next.clone());
        self.renewals += 1;
        Some(next)
    }

    /// Ends the session at the issuer.
    pub(crate) fn end_family(&mut self) {
        self.family = Family::default();
    }
}

async fn discovery(State(issuer): State<TestIssuer>) -> Response {
    let url = issuer.url();
    let named = match &issuer.memory().fault {
        Fault::Issuer(other) => other.clone(),
        _ => url.clone(),
    };
    Json(json!({
        "issuer": named,
        "authorization_endpoint": format!("{url}/authorize"),
        "token_endpoint": format!("{url}/token"),
        "revocation_endpoint": format!("{url}/revoke"),
        "jwks_uri": format!("{url}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
        "authorization_response_iss_parameter_supported": true,
    }))
    .into_response()
}

async fn jwks(State(issuer): State<TestIssuer>) -> Json<Value> {
    let generation = {
        let mut memory = issuer.memory();
        memory.key_fetches += 1;
        memory.generation
    };
    let x = b64(issuer.keys[generation as usize].public_key().as_ref());
    let kid = format!("k{generation}");
    Json(
        json!({ "keys": [{ "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": kid, "x": x }] }),
    )
}

async fn authorize(
    State(issuer): State<TestIssuer>,
    Query(request): Query<HashMap<String, String>>,
) -> Redirect {
    assert_eq!(request["response_type"], "code");
    assert_eq!(request["code_challenge_method"], "S256");
    assert!(request["state"].len() >= 22, "a state has at least 128 bits");
    let url = issuer.url();
    let mut memory = issuer.memory();
    let code = memory.next("code");
    let iss = match memory.fault {
        Fault::AnswerIssuer(other) => other,
        _ => Some(url.as_str()),
    };
    let state = if memory.fault == Fault::State { "another" } else { &request["state"] };
    let mut answer = url::Url::parse(&request["redirect_uri"]).unwrap();
    match memory.fault {
        Fault::Denied => answer.query_pairs_mut().append_pair("error", "access_denied"),
        _ => answer.query_pairs_mut().append_pair("code", &code),
    };
    answer.query_pairs_mut().append_pair("state", state);
    if let Some(iss) = iss {
        answer.query_pairs_mut().append_pair("iss", iss);
    }
    memory.codes.insert(code, request);
    Redirect::to(answer.as_str())
}

async fn token(State(issuer): State<TestIssuer>, Form(form): Form<HashMap<String, String>>) -> Response {
    let answer =
        if form["grant_type"] == "refresh_token" { renew(&issuer, &form) } else { first(&issuer, &form) };
    let mut memory = issuer.memory();
    match memory.fault {
        Fault::OutOfOrder => StatusCode::BAD_GATEWAY.into_response(),
        Fault::Moved => Redirect::temporary(&format!("{}/elsewhere", issuer.url())).into_response(),
        Fault::Lost(left) => {
            memory.lost += 1;
            memory.fault = if left > 1 { Fault::Lost(left - 1) } else { Fault::None };
            let cut = futures_util::stream::iter([Err::<bytes::Bytes, _>(std::io::Error::other("cut"))]);
            Response::builder()
                .header(header::CONTENT_TYPE, "application/json")
                .body(Body::from_stream(cut))
                .unwrap()
        }
        _ => answer,
    }
}

fn first(issuer: &TestIssuer, form: &HashMap<String, String>) -> Response {
    let Some(request) = issuer.memory().codes.remove(&form["code"]) else { return invalid_grant() };
    let challenge = b64(Sha256::digest(form["code_verifier"].as_bytes()).as_slice());
    if challenge != request["code_challenge"] || form["redirect_uri"] != request["redirect_uri"] {
        return invalid_grant();
    }
    let id_token = issuer.id_token(&request);
    let mut memory = issuer.memory();
    let (access, refresh) = (memory.next("access"), memory.next("refresh"));
    memory.family = Family { previous: None, current: Some(refresh.clone()) };
    let mut answer = json!({
        "access_token": access, "token_type": "Bearer", "expires_in": memory.life, "refresh_token": refresh,
    });
    if memory.fault != Fault::NoIdToken {
        answer["id_token"] = id_token.into();
    }
    Json(answer).into_response()
}

fn renew(issuer: &TestIssuer, form: &HashMap<String, String>) -> Response {
    let id_token = issuer.id_token(&HashMap::new());
    let mut memory = issuer.memory();
    let Some(refresh) = memory.rotate(&form["refresh_token"]) else { return invalid_grant() };
    let access = memory.next("access");
    let life = memory.life;
    let mut answer = json!({
        "access_token": access, "token_type": "Bearer", "expires_in": life, "refresh_token": refresh,
    });
    if matches!(memory.fault, Fault::Claim(..)) {
        answer["id_token"] = id_token.into();
    }
    Json(answer).into_response()
}

async fn elsewhere(State(issuer): State<TestIssuer>) -> StatusCode {
    issuer.memory().elsewhere += 1;
    StatusCode::BAD_REQUEST
}

async fn revoke(State(issuer): State<TestIssuer>, Form(form): Form<HashMap<String, String>>) -> StatusCode {
    issuer.asked.send_modify(|asked| *asked += 1);
    issuer.silent.subscribe().wait_for(|silent| !silent).await.unwrap();
    let mut memory = issuer.memory();
    if memory.fault == Fault::OutOfOrder {
        return StatusCode::BAD_GATEWAY;
    }
    memory.revoked.push(form["token"].clone());
    memory.end_family();
    StatusCode::OK
}

async fn city(State(issuer): State<TestIssuer>) -> Json<Value> {
    let time = real_seconds() * 1000 + issuer.memory().city_offset;
    Json(json!({ "time": time, "version": "0.1.0", "name": { "vi": "Huế" }, "demo": true }))
}

fn invalid_grant() -> Response {
    (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" }))).into_response()
}

fn b64(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

#[expect(clippy::disallowed_methods, reason = "the issuer's own clock")]
fn real_seconds() -> i64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs() as i64
}
