//! The loopback door of `web`: ordinary requests that carry a token kept in this page's memory only.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use futures_util::FutureExt as _;
use futures_util::StreamExt as _;
use futures_util::stream;
use hue_model::Problem;
use hue_model::event::Envelope;
use hue_model::id::BlobId;
use hue_model::problem::Code;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, Request, RequestInit, Response};

use super::backend::{Events, Later, Transport};
use super::stream::EventReader;
use super::{Chosen, js, unload};

const KEPT_ALIVE_BYTES: usize = 60_000;
const TOKEN_HEADER: &str = "x-hue-token";
/// On an answer only if the door itself refused, and never what the engine answers.
const GUARD_HEADER: &str = "x-hue-guard";
const LONGEST_PAUSE_MS: u32 = 10_000;
/// Failures in a row before the citizen is told.
const PATIENCE: u32 = 2;

/// The door of `web`.
#[derive(Clone, Default)]
pub(crate) struct Http {
    token: Rc<RefCell<Option<String>>>,
}

impl Transport for Http {
    fn call(&self, name: &'static str, body: String) -> Later<String> {
        let door = self.clone();
        async move {
            let answer = door.ask("POST", &format!("/call/{name}"), Some(JsValue::from_str(&body))).await?;
            text_of(&answer).await
        }
        .boxed_local()
    }

    fn put(&self, chosen: Chosen) -> Later<BlobId> {
        let door = self.clone();
        async move {
            let answer = door.ask("POST", "/put", Some(chosen.blob.into())).await?;
            serde_json::from_str(&text_of(&answer).await?).map_err(|_| Problem::new(Code::Internal))
        }
        .boxed_local()
    }

    fn blob_url(&self, id: BlobId) -> String {
        format!("/blob/{id}")
    }

    fn tiles_url(&self) -> String {
        "/tile/{z}/{x}/{y}".to_owned()
    }

    fn subscribe(&self) -> Events {
        let start = Stream { door: self.clone(), open: None, whole: VecDeque::new(), failures: 0 };
        stream::unfold(start, |mut stream| async move {
            let envelope = stream.next_envelope().await;
            Some((envelope, stream))
        })
        .boxed_local()
    }

    fn page_opens_urls(&self) -> bool {
        true
    }
}

impl Http {
    /// Asks with the token; a door that was opened anew wants a new token, once.
    async fn ask(&self, method: &str, path: &str, body: Option<JsValue>) -> Result<Response, Problem> {
        let answer = self.ask_once(method, path, body.as_ref()).await?;
        if answer.ok() {
            return Ok(answer);
        }
        if answer.headers().has(GUARD_HEADER).unwrap_or(false) {
            self.token.replace(None);
            let again = self.ask_once(method, path, body.as_ref()).await?;
            if again.ok() {
                return Ok(again);
            }
            return Err(problem_of(&again).await);
        }
        Err(problem_of(&answer).await)
    }

    async fn ask_once(&self, method: &str, path: &str, body: Option<&JsValue>) -> Result<Response, Problem> {
        let token = self.token().await?;
        fetch(method, path, Some(&token), body).await
    }

    async fn token(&self) -> Result<String, Problem> {
        let known = self.token.borrow().clone();
        if let Some(token) = known {
            return Ok(token);
        }
        let answer = fetch("POST", "/hello", None, None).await?;
        if !answer.ok() {
            return Err(problem_of(&answer).await);
        }
        let hello: Hello =
            serde_json::from_str(&text_of(&answer).await?).map_err(|_| Problem::new(Code::Internal))?;
        self.token.replace(Some(hello.token.clone()));
        Ok(hello.token)
    }

    async fn open_stream(&self) -> Result<ReadableStreamDefaultReader, Problem> {
        let answer = self.ask("GET", "/stream", None).await?;
        let body = answer.body().ok_or_else(js::door_closed)?;
        body.get_reader().dyn_into().map_err(|_| js::door_closed())
    }
}

#[derive(serde::Deserialize)]
struct Hello {
    token: String,
}

struct Open {
    reader: ReadableStreamDefaultReader,
    events: EventReader,
    /// Bytes of a letter whose end has not come yet.
    rest: Vec<u8>,
    _leaving: unload::Listening,
}

struct Stream {
    door: Http,
    open: Option<Open>,
    whole: VecDeque<Envelope>,
    failures: u32,
}

impl Stream {
    /// The next event, or after several failures in a row why there is none; then it goes on trying.
    async fn next_envelope(&mut self) -> Result<Envelope, Problem> {
        loop {
            if let Some(envelope) = self.whole.pop_front() {
                return Ok(envelope);
            }
            if let Err(problem) = self.read_on().await {
                self.open = None;
                js::sleep(self.pause()).await;
                if self.failures > PATIENCE {
                    return Err(problem);
                }
            }
        }
    }

    /// Half to all of a pause that doubles, so that many windows do not come back in step.
    fn pause(&mut self) -> u32 {
        let pause = (250u32 << self.failures.min(6)).min(LONGEST_PAUSE_MS);
        self.failures = self.failures.saturating_add(1);
        pause / 2 + (js_sys::Math::random() * f64::from(pause / 2)) as u32
    }

    async fn read_on(&mut self) -> Result<(), Problem> {
        if self.open.is_none() {
            let reader = self.door.open_stream().await?;
            // A page that is put away is kept by the browser, and its open stream would hold one of the few
            // connections to this door for as long; shown again, the page opens a new one.
            let kept = reader.clone();
            let leaving = unload::on_hide(move || drop(kept.cancel()));
            self.open =
                Some(Open { reader, events: EventReader::default(), rest: Vec::new(), _leaving: leaving });
        }
        let open = self.open.as_mut().ok_or_else(js::door_closed)?;
        let chunk = JsFuture::from(open.reader.read()).await.map_err(|_| js::door_closed())?;
        let value = js::get(&chunk, "value").ok_or_else(js::door_closed)?;
        open.rest.extend(Uint8Array::new(&value).to_vec());
        let events = open.events.take(&whole_text(&mut open.rest));
        self.whole.extend(events.iter().filter_map(|event| serde_json::from_str::<Envelope>(event).ok()));
        self.failures = 0;
        Ok(())
    }
}

/// Takes the text out that is complete, leaving a cut letter for the next piece.
fn whole_text(bytes: &mut Vec<u8>) -> String {
    let end = match std::str::from_utf8(bytes) {
        Ok(_) => bytes.len(),
        Err(error) => error.valid_up_to(),
    };
    let rest = bytes.split_off(end);
    let whole = std::mem::replace(bytes, rest);
    String::from_utf8(whole).unwrap_or_default()
}

async fn fetch(
    method: &str,
    path: &str,
    token: Option<&str>,
    body: Option<&JsValue>,
) -> Result<Response, Problem> {
    let options = RequestInit::new();
    options.set_method(method);
    if let Some(body) = body {
        options.set_body(body);
        // A save on its way survives the page that is closed meanwhile; browsers allow that for 64 kB.
        if body.as_string().is_some_and(|text| text.len() < KEPT_ALIVE_BYTES) {
            let _ = js_sys::Reflect::set(&options, &JsValue::from_str("keepalive"), &JsValue::TRUE);
        }
    }
    let send = || -> Result<js_sys::Promise, JsValue> {
        let request = Request::new_with_str_and_init(path, &options)?;
        if let Some(token) = token {
            request.headers().set(TOKEN_HEADER, token)?;
        }
        if body.is_some_and(JsValue::is_string) {
            request.headers().set("content-type", "application/json")?;
        }
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        Ok(window.fetch_with_request(&request))
    };
    let promise = send().map_err(|_| js::door_closed())?;
    let answer = JsFuture::from(promise).await.map_err(|_| js::door_closed())?;
    answer.dyn_into().map_err(|_| js::door_closed())
}

async fn text_of(answer: &Response) -> Result<String, Problem> {
    let promise = answer.text().map_err(|_| js::door_closed())?;
    let text = JsFuture::from(promise).await.map_err(|_| js::door_closed())?;
    text.as_string().ok_or_else(js::door_closed)
}

async fn problem_of(answer: &Response) -> Problem {
    match text_of(answer).await {
        Ok(text) => serde_json::from_str(&text).unwrap_or_else(|_| js::door_closed()),
        Err(problem) => problem,
    }
}
