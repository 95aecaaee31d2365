//! A city that says what a test gives it to say, and holds answers back until the test lets them go.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use hue_model::Problem;
use hue_model::problem::Code;
use hue_model::wire::DOSSIER_PIN;
use serde::Serialize;
use tokio::sync::{Semaphore, watch};

use super::bad_city::{about, refusal};
use super::kit::CEILING;

/// What is asked of the city: the address, and behind a space the PIN that was shown.
fn question(request: &Request) -> String {
    let path = request.uri().path_and_query().map_or_else(String::new, ToString::to_string);
    match request.headers().get(DOSSIER_PIN).and_then(|pin| pin.to_str().ok()) {
        Some(pin) => format!("{path} {pin}"),
        None => path,
    }
}

/// Answers to questions that begin alike.
#[derive(Clone)]
struct Held {
    gate: Arc<Semaphore>,
    waiting: usize,
    most: usize,
}

#[derive(Default)]
struct Inner {
    says: BTreeMap<String, (HeaderMap, Vec<u8>)>,
    held: BTreeMap<String, Held>,
    asked: Vec<String>,
}

/// The city.
#[derive(Clone)]
pub(crate) struct HeldCity {
    inner: Arc<Mutex<Inner>>,
    count: watch::Sender<usize>,
    pub(crate) base_url: String,
}

impl HeldCity {
    pub(crate) async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let city = Self { inner: Arc::default(), count: watch::Sender::default(), base_url };
        let routes = Router::new().fallback(answer).with_state(city.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        city
    }

    /// Says this to a question from now on; without a word it knows no such thing.
    pub(crate) fn says(&self, question: &str, headers: HeaderMap, body: Vec<u8>) {
        self.inner().says.insert(question.to_owned(), (headers, body));
    }

    pub(crate) fn says_json(&self, question: &str, body: &impl Serialize) {
        self.says(question, HeaderMap::new(), serde_json::to_vec(body).unwrap());
    }

    /// Knows no such thing any more.
    pub(crate) fn forgets(&self, question: &str) {
        self.inner().says.remove(question).unwrap();
    }

    /// Holds back what it says to questions that begin like this.
    pub(crate) fn hold(&self, beginning: &str) {
        let held = Held { gate: Arc::new(Semaphore::new(0)), waiting: 0, most: 0 };
        self.inner().held.insert(beginning.to_owned(), held);
    }

    /// Lets so many of those answers go, now or soon.
    pub(crate) fn let_go(&self, beginning: &str, answers: usize) {
        self.inner().held[beginning].gate.add_permits(answers);
    }

    /// How many of those waited at once, at most.
    pub(crate) fn most(&self, beginning: &str) -> usize {
        self.inner().held[beginning].most
    }

    /// What was asked that begins like this, in order.
    pub(crate) fn asked(&self, beginning: &str) -> Vec<String> {
        self.inner().asked.iter().filter(|asked| asked.starts_with(beginning)).cloned().collect()
    }

    /// Waits until that many questions were asked that begin like this.
    pub(crate) async fn is_asked(&self, beginning: &str, times: usize) {
        let mut count = self.count.subscribe();
        let wait = async { count.wait_for(|_| self.asked(beginning).len() >= times).await.map(drop) };
        let Ok(asked) = tokio::time::timeout(CEILING, wait).await else {
            panic!("the question does not come: {:?}", self.asked(""));
        };
        asked.unwrap();
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap()
    }

    /// Waits with an answer that is held back.
    async fn wait(&self, question: &str) {
        let enter = |held: &mut Held| {
            held.waiting += 1;
            held.most = held.most.max(held.waiting);
            Arc::clone(&held.gate)
        };
        let held = |inner: &mut Inner| {
            let mut held = inner.held.iter_mut().filter(|(beginning, _)| question.starts_with(*beginning));
            held.next().map(|(beginning, held)| (beginning.clone(), enter(held)))
        };
        let Some((beginning, gate)) = held(&mut self.inner()) else { return };
        let _waits = Waits { city: self.clone(), beginning };
        gate.acquire().await.unwrap().forget();
    }
}

/// An answer that is held back; whoever asked may give it up.
struct Waits {
    city: HeldCity,
    beginning: String,
}

impl Drop for Waits {
    fn drop(&mut self) {
        if let Some(held) = self.city.inner().held.get_mut(&self.beginning) {
            held.waiting -= 1;
        }
    }
}

async fn answer(State(city): State<HeldCity>, request: Request) -> Response {
    let question = question(&request);
    city.inner().asked.push(question.clone());
    city.count.send_modify(|count| *count += 1);
    city.wait(&question).await;
    if question == "/api/v1/city" {
        return about().await.into_response();
    }
    // No call is taken here.
    if question.starts_with("/api/v1/sos/") {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    match city.inner().says.get(&question) {
        Some((headers, body)) => (headers.clone(), body.clone()).into_response(),
        None => refusal(StatusCode::NOT_FOUND, Problem::new(Code::NotFound)),
    }
}
