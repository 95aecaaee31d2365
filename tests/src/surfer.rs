//! A person in a browser without a screen: follows links, keeps cookies, fills in forms.

mod form;

use std::collections::BTreeMap;

use reqwest::header::{COOKIE, LOCATION, ORIGIN, REFERER, SET_COOKIE};
use reqwest::{Client, Method, RequestBuilder, Response, Url};

pub use form::Form;

const REDIRECTS: usize = 10;

/// A browser with its cookies.
pub struct Surfer {
    client: Client,
    /// By host and port: stricter than browsers, which share cookies between ports.
    cookies: BTreeMap<String, BTreeMap<String, String>>,
}

/// A page that was loaded.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its address after all redirects.
    pub url: Url,
    /// Its status.
    pub status: u16,
    /// Its text.
    pub text: String,
}

impl Default for Surfer {
    fn default() -> Self {
        Self::new()
    }
}

impl Surfer {
    /// A fresh browser.
    #[must_use]
    pub fn new() -> Self {
        Self { client: client(), cookies: BTreeMap::new() }
    }

    /// Opens an address.
    pub async fn open(&mut self, url: &str) -> Page {
        let url = Url::parse(url).expect("people open whole addresses");
        let request = self.client.request(Method::GET, url.clone());
        self.follow(request, url).await
    }

    /// Sends a form with `fields` filled in; the button that was pressed is one of them.
    pub async fn submit(&mut self, page: &Page, form: &Form, fields: &[(&str, &str)]) -> Page {
        let body = form.filled(fields);
        let url = page.url.join(&form.action).expect("a form's action is an address");
        let request = if form.method == Method::GET {
            self.client.get(url.clone()).query(&body)
        } else {
            self.client.request(form.method.clone(), url.clone()).form(&body)
        };
        self.follow(as_from(request, page), url).await
    }

    /// Sends a multipart form with one file in it.
    pub async fn upload(
        &mut self,
        page: &Page,
        form: &Form,
        fields: &[(&str, &str)],
        file: (&str, &[u8]),
    ) -> Page {
        let url = page.url.join(&form.action).expect("a form's action is an address");
        let (kind, body) = form.multipart(fields, file);
        let request = self.client.post(url.clone()).header("content-type", kind).body(body);
        self.follow(as_from(request, page), url).await
    }

    /// Sends a request as it is and keeps the cookies it brings.
    pub async fn send(&mut self, request: RequestBuilder, url: &Url) -> Response {
        let request = request.header(COOKIE, self.cookie_header(url));
        let answer = request.send().await.unwrap_or_else(|error| panic!("{url} does not answer: {error}"));
        self.keep(url, &answer);
        answer
    }

    async fn follow(&mut self, request: RequestBuilder, mut url: Url) -> Page {
        let mut answer = self.send(request, &url).await;
        for _ in 0..REDIRECTS {
            let Some(next) = answer.headers().get(LOCATION).and_then(|to| to.to_str().ok()) else { break };
            url = url.join(next).expect("a redirect leads to an address");
            if !url.scheme().starts_with("http") {
                return Page { url, status: answer.status().as_u16(), text: String::new() };
            }
            answer = self.send(self.client.get(url.clone()), &url).await;
        }
        let status = answer.status().as_u16();
        Page { url, status, text: answer.text().await.unwrap_or_default() }
    }

    fn cookie_header(&self, url: &Url) -> String {
        let ours = self.cookies.get(&place(url));
        let pairs = ours.into_iter().flatten().map(|(name, value)| format!("{name}={value}"));
        pairs.collect::<Vec<_>>().join("; ")
    }

    fn keep(&mut self, url: &Url, answer: &Response) {
        let jar = self.cookies.entry(place(url)).or_default();
        for cookie in answer.headers().get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let pair = cookie.split(';').next().unwrap_or_default();
            let Some((name, value)) = pair.split_once('=') else { continue };
            if value.is_empty() || cookie.to_ascii_lowercase().contains("max-age=0") {
                jar.remove(name);
            } else {
                jar.insert(name.trim().into(), value.into());
            }
        }
    }
}

impl Page {
    /// The form that has a button or field of this name.
    ///
    /// # Panics
    /// With the page, when there is none.
    #[must_use]
    pub fn form(&self, name: &str) -> Form {
        let found = Form::all(&self.text).into_iter().find(|form| form.has(name));
        found.unwrap_or_else(|| panic!("{} has no form with {name:?}: {}", self.url, self.text))
    }
}

impl Page {
    /// The form that goes to `…/{act}`.
    ///
    /// # Panics
    /// With the page, when there is none.
    #[must_use]
    pub fn form_to(&self, act: &str) -> Form {
        let end = format!("/{act}");
        let found = Form::all(&self.text)
            .into_iter()
            .find(|form| form.action.split('?').next().is_some_and(|path| path.ends_with(&end)));
        found.unwrap_or_else(|| panic!("{} offers no {act:?}: {}", self.url, self.text))
    }
}

fn as_from(request: RequestBuilder, page: &Page) -> RequestBuilder {
    let origin = page.url.origin().ascii_serialization();
    request.header(ORIGIN, origin).header(REFERER, page.url.as_str()).header("sec-fetch-site", "same-origin")
}

fn place(url: &Url) -> String {
    format!("{}:{}", url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or_default())
}

/// An HTTP client that follows nothing by itself.
#[must_use]
pub fn client() -> Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let builder = Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
    builder.timeout(crate::process::CEILING).build().expect("an HTTP client")
}
