//! People at the city's doors: a browser with cookies, an app with tokens, and a clock that a test turns.

#[path = "../../../tests/src/port.rs"]
pub(crate) mod port;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use hue_city::clock::{Clock, System};
use hue_city::{Config, Running, serve};
use hue_model::id::ReportId;
use hue_model::time::Millis;
use port::ReservedPort;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// The app's door in these tests.
pub(crate) const DOOR: &str = "http://127.0.0.1:4711/cb";
/// Longest wait for something that must come; far more than it takes.
pub(crate) const CEILING: Duration = Duration::from_secs(60);
/// A code verifier; that each request may use the same is the app's affair, not the issuer's.
pub(crate) const VERIFIER: &str = "the-verifier-of-chi-Lan-which-is-43-characters-or-more";

/// A clock that goes on with the machine's, and that a test puts forward.
#[derive(Default)]
pub(crate) struct Hands(AtomicI64);

impl Hands {
    /// Puts the clock forward.
    pub(crate) fn forward(&self, time: Duration) {
        self.0.fetch_add(i64::try_from(time.as_millis()).unwrap(), Ordering::SeqCst);
    }
}

impl Clock for Hands {
    fn now(&self) -> Millis {
        System.now().plus(self.0.load(Ordering::SeqCst))
    }
}

/// A city in process with a clock of its own.
pub(crate) struct World {
    /// The running city.
    pub(crate) city: Running,
    /// Its clock.
    pub(crate) clock: Arc<Hands>,
    /// Its data folder.
    pub(crate) data: tempfile::TempDir,
    port: ReservedPort,
}

impl World {
    /// A city that starts with nothing.
    pub(crate) async fn new() -> Self {
        Self::on(tempfile::tempdir().unwrap(), None).await
    }

    /// A city on this data folder and database.
    pub(crate) async fn on(data: tempfile::TempDir, database: Option<String>) -> Self {
        let mut config = Config::new(data.path());
        config.database = database;
        Self::with(data, config).await
    }

    /// A city with this configuration, on a clock of its own.
    pub(crate) async fn with(data: tempfile::TempDir, config: Config) -> Self {
        Self::at_port(ReservedPort::new(), data, config).await
    }

    async fn at_port(port: ReservedPort, data: tempfile::TempDir, mut config: Config) -> Self {
        let clock = Arc::new(Hands::default());
        config.clock = clock.clone();
        config.port = port.number();
        let city = serve(config).await.unwrap();
        Self { city, clock, data, port }
    }

    /// The city stopped and started again on the same data and port.
    pub(crate) async fn again(self) -> Self {
        self.city.stop().await;
        let config = Config::new(self.data.path());
        Self::at_port(self.port, self.data, config).await
    }

    /// An address of the city.
    pub(crate) fn at(&self, path: &str) -> String {
        if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.city.base_url) }
    }

    /// A browser nobody used before.
    pub(crate) fn browser(&self) -> Browser {
        Browser { base: self.city.base_url.clone(), http: client(), cookies: BTreeMap::new() }
    }

    /// A browser in which this person signed in at the console.
    pub(crate) async fn console(&self, person: &str) -> Browser {
        let (browser, page) = self.enter(person).await;
        assert_eq!(page.status, 200, "the console's door: {}", page.body);
        browser
    }

    /// The page somebody ends up on who signs in at the console.
    pub(crate) async fn console_of(&self, person: &str) -> Page {
        self.enter(person).await.1
    }

    async fn enter(&self, person: &str) -> (Browser, Page) {
        let mut browser = self.browser();
        let page = browser.get("/console").await;
        assert!(
            page.url.contains("/vneid/authorize"),
            "the way to the console leads by the issuer: {}",
            page.url
        );
        let page = browser.post(&page.url, &[("person", person)]).await;
        (browser, page)
    }

    /// Sends a report of a signed-in person; answers its id.
    pub(crate) async fn report(&self, token: &str, description: &str) -> ReportId {
        self.report_with(token, description, json!([])).await
    }

    /// The same, with photos that will follow.
    pub(crate) async fn report_with(&self, token: &str, description: &str, photos: Value) -> ReportId {
        let id = next_id();
        let body = json!({
            "service_code": "road.pothole", "description": description, "anonymous": false, "photos": photos,
            "place": {"lat": 16.4785, "long": 107.5772, "ward_code": "19753", "address": "42 Đinh Tiên Hoàng", "source": "pin"},
            "written_at": self.clock.now(),
        });
        let url = self.at(&format!("/api/v1/reports/{id}"));
        let answer = client().put(url).bearer_auth(token).json(&body).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{}", answer.text().await.unwrap());
        id
    }

    /// The status of a call of the citizen's API with this token.
    pub(crate) async fn knock(&self, token: &str) -> u16 {
        let url = self.at("/api/v1/me/reports?since=0");
        client().get(url).bearer_auth(token).send().await.unwrap().status().as_u16()
    }
}

fn next_id() -> ReportId {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let number = NEXT.fetch_add(1, Ordering::SeqCst).to_be_bytes();
    let mut chance = [7; 10];
    chance.iter_mut().zip(number).for_each(|(byte, digit)| *byte = digit);
    ReportId::from_parts(System.now(), chance)
}

/// A client that follows nothing by itself.
pub(crate) fn client() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .timeout(CEILING)
        .build()
        .unwrap()
}

/// A page as a browser ends up with it.
pub(crate) struct Page {
    /// Where it is.
    pub(crate) url: String,
    /// Its status.
    pub(crate) status: u16,
    /// Its headers.
    pub(crate) headers: reqwest::header::HeaderMap,
    /// Its text.
    pub(crate) body: String,
}

impl Page {
    /// The value of the first hidden field of this name.
    pub(crate) fn field(&self, name: &str) -> String {
        let after = self.body.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_default();
        after.split('"').next().unwrap_or_default().to_owned()
    }
}

/// A browser: cookies, redirects, and an Origin with every form.
pub(crate) struct Browser {
    base: String,
    http: reqwest::Client,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// Opens an address and follows where it leads.
    pub(crate) async fn get(&mut self, path: &str) -> Page {
        let url = self.url(path);
        let request = self.http.get(&url);
        self.follow(request, url).await
    }

    /// Sends a form from a page of the city and follows where it leads.
    pub(crate) async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Page {
        let origin = self.base.clone();
        self.post_from(Some(&origin), path, form).await
    }

    /// Sends a form from a page of this origin.
    pub(crate) async fn post_from(
        &mut self,
        origin: Option<&str>,
        path: &str,
        form: &[(&str, &str)],
    ) -> Page {
        let url = self.url(path);
        let mut request = self.http.post(&url).form(form);
        if let Some(origin) = origin {
            request = request.header("origin", origin);
        }
        self.follow(request, url).await
    }

    /// Sends a form with a file.
    pub(crate) async fn upload(&mut self, path: &str, fields: &[(&str, &str)], file: (&str, &[u8])) -> Page {
        let url = self.url(path);
        let mut body = Vec::new();
        for (name, value) in fields {
            let part =
                format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.as_bytes());
        }
        let (name, bytes) = file;
        let head = format!(
            "--edge\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"p.jpg\"\r\n\
             content-type: image/jpeg\r\n\r\n"
        );
        body.extend(head.as_bytes());
        body.extend(bytes);
        body.extend(b"\r\n--edge--\r\n");
        let request = self
            .http
            .post(&url)
            .header("origin", &self.base)
            .header("content-type", "multipart/form-data; boundary=edge")
            .body(body);
        self.follow(request, url).await
    }

    /// The cookie of this name.
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    fn url(&self, path: &str) -> String {
        if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) }
    }

    async fn follow(&mut self, first: reqwest::RequestBuilder, mut url: String) -> Page {
        let mut answer = self.send(first).await;
        for _ in 0..8 {
            let location = answer.headers().get("location").map(|value| value.to_str().unwrap().to_owned());
            let refresh = |body: &str| {
                body.split("http-equiv=\"refresh\" content=\"0;url=")
                    .nth(1)?
                    .split('"')
                    .next()
                    .map(str::to_owned)
            };
            let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
            let body = answer.text().await.unwrap();
            let Some(next) = location.filter(|_| (300..400).contains(&status)).or_else(|| refresh(&body))
            else {
                return Page { url, status, headers, body };
            };
            assert_ne!(status, 307, "a form must not travel on");
            url = self.url(&next);
            answer = self.send(self.http.get(&url)).await;
        }
        panic!("redirects without end at {url}");
    }

    async fn send(&mut self, request: reqwest::RequestBuilder) -> reqwest::Response {
        let jar: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let answer = request.header("cookie", jar.join("; ")).send().await.unwrap();
        for cookie in answer.headers().get_all("set-cookie") {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        answer
    }
}

/// The challenge of a verifier.
pub(crate) fn challenge(verifier: &str) -> String {
    B64.encode(Sha256::digest(verifier))
}

/// The parameters of a good authorize request.
pub(crate) fn request() -> BTreeMap<&'static str, String> {
    BTreeMap::from([
        ("response_type", "code".into()),
        ("client_id", "hue-app".into()),
        ("redirect_uri", DOOR.into()),
        ("scope", "openid profile offline_access".into()),
        ("state", "st&te=1".into()),
        ("nonce", "n-1".into()),
        ("code_challenge", challenge(VERIFIER)),
        ("code_challenge_method", "S256".into()),
    ])
}

/// The issuer as an app meets it.
pub(crate) struct AppAt<'w> {
    /// The city.
    pub(crate) world: &'w World,
    http: reqwest::Client,
}

impl<'w> AppAt<'w> {
    /// The app of somebody.
    pub(crate) fn new(world: &'w World) -> Self {
        Self { world, http: client() }
    }

    /// Where the person is sent back to, or the status of the page that is shown instead.
    pub(crate) async fn authorize(
        &self,
        request: &BTreeMap<&str, String>,
        choice: (&str, &str),
    ) -> Result<url::Url, u16> {
        let mut url = url::Url::parse(&self.world.at("/vneid/authorize")).unwrap();
        url.query_pairs_mut().extend_pairs(request);
        let answer = self.http.post(url).form(&[choice]).send().await.unwrap();
        match answer.headers().get("location") {
            Some(location) => {
                assert_eq!(answer.status(), 303, "after a form the answer is always 303");
                Ok(url::Url::parse(location.to_str().unwrap()).unwrap())
            }
            None => Err(answer.status().as_u16()),
        }
    }

    /// A fresh code for this person.
    pub(crate) async fn code(&self, person: &str) -> String {
        let back = self.authorize(&request(), ("person", person)).await.unwrap();
        back.query_pairs().find(|(name, _)| name == "code").unwrap().1.into_owned()
    }

    /// What `/token` answers to a form: its status and its JSON.
    pub(crate) async fn token(&self, form: &[(&str, &str)]) -> (u16, Value) {
        let answer = self.http.post(self.world.at("/vneid/token")).form(form).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    /// What a code becomes.
    pub(crate) async fn redeem(&self, code: &str) -> (u16, Value) {
        let form = [("code", code), ("redirect_uri", DOOR), ("code_verifier", VERIFIER)];
        self.token(&[&[("grant_type", "authorization_code"), ("client_id", "hue-app")], &form[..]].concat())
            .await
    }

    /// What a refresh token becomes.
    pub(crate) async fn refresh(&self, token: &str) -> (u16, Value) {
        self.token(&[("grant_type", "refresh_token"), ("client_id", "hue-app"), ("refresh_token", token)])
            .await
    }

    /// The tokens of somebody who signs in.
    pub(crate) async fn sign_in(&self, person: &str) -> Value {
        let (status, tokens) = self.redeem(&self.code(person).await).await;
        assert_eq!(status, 200, "{tokens}");
        tokens
    }
}

/// A text member of a JSON object.
pub(crate) fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_else(|| panic!("{name} is missing in {value}"))
}
