//! What somebody sees and does on a screen, by role and name, the way assistive technology does it.

use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};

use crate::process::CEILING;

/// Finds elements by role and accessible name; shared by every question below.
const FIND: &str = include_str!("screen/find.js");
/// How long a script may run in a page, but for those that are known to take longer.
pub(crate) const SCRIPT: Duration = Duration::from_secs(10);
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A page in a browser or in the desktop's window.
#[derive(Clone)]
pub struct Screen {
    /// The WebDriver session, for what is not offered here.
    pub client: Client,
}

impl Screen {
    /// A WebDriver session at this port.
    ///
    /// # Panics
    /// When the driver does not give one.
    pub async fn start(port: u16, capabilities: Map<String, Value>) -> Self {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let client = builder.connect(&format!("http://127.0.0.1:{port}")).await;
        let client = client.unwrap_or_else(|error| panic!("WebDriver gives no session: {error}"));
        let screen = Self { client };
        screen.let_scripts_run(SCRIPT).await;
        screen
    }

    /// Sets how long a script may run from now on.
    pub(crate) async fn let_scripts_run(&self, limit: Duration) {
        let mut timeouts = fantoccini::wd::TimeoutConfiguration::default();
        timeouts.set_script(Some(limit));
        self.client.update_timeouts(timeouts).await.expect("the driver takes a script timeout");
    }

    /// Waits for an element by role and name, such as `("button", "Gửi")`.
    ///
    /// # Panics
    /// With the page's text, when it does not come.
    pub async fn find(&self, role: &str, name: &str) -> Element {
        let found = self.wait("return find(args[0], args[1])", &[role, name]).await;
        let Some(id) = found.get(ELEMENT).and_then(Value::as_str) else {
            panic!("no {role} {name:?} on the screen: {}", self.text().await)
        };
        Element::from_element_id(self.client.clone(), fantoccini::elements::ElementRef::from(id.to_owned()))
    }

    /// Presses it.
    pub async fn press(&self, role: &str, name: &str) {
        self.insist(role, name, async |element| element.click().await).await;
    }

    /// Goes to it and presses Enter. For buttons that stick to an edge: WebKit's driver aims at the edge
    /// itself, and a button that gives way under the pointer is missed there.
    pub async fn enter(&self, role: &str, name: &str) {
        self.insist(role, name, async |element| element.send_keys("\u{e007}").await).await;
    }

    /// What reaches beyond a window of this width where nobody can scroll to it or all has to be scrolled for it; an empty
    /// list where all is well.
    pub async fn sticks_out(&self, width: u32) -> Value {
        let script = include_str!("screen/sticks_out.js");
        self.client.execute(script, vec![json!(width)]).await.expect("the page can be measured")
    }

    /// What is written and cut off by its own box; an empty list where all is well.
    pub async fn cut_off(&self) -> Value {
        let script = include_str!("screen/cut_off.js");
        self.client.execute(script, vec![]).await.expect("the page can be measured")
    }

    /// Types into the field of this name, replacing what is in it.
    pub async fn fill(&self, name: &str, text: &str) {
        self.insist("textbox", name, async |field| {
            field.clear().await?;
            field.send_keys(text).await
        })
        .await;
    }

    /// Does something with an element that may move or be drawn anew between finding and using it.
    async fn insist(&self, role: &str, name: &str, act: impl AsyncFn(&Element) -> Result<(), CmdError>) {
        let mut last = None;
        for _ in 0..50 {
            match act(&self.find(role, name).await).await {
                Ok(()) => return,
                Err(error) => last = Some(error),
            }
        }
        panic!("{role} {name:?} cannot be used: {last:?}\n{}", self.text().await);
    }

    /// Waits until this text can be read.
    ///
    /// # Panics
    /// With the page's text, when it does not come.
    pub async fn reads(&self, text: &str) {
        let seen =
            self.wait("return document.body && document.body.innerText.includes(args[0])", &[text]).await;
        assert_eq!(seen, true, "{text:?} does not stand on the screen: {}", self.text().await);
    }

    /// Waits until this text is gone.
    ///
    /// # Panics
    /// With the page's text, when it stays.
    pub async fn reads_no_longer(&self, text: &str) {
        let gone = self.wait("return !document.body.innerText.includes(args[0])", &[text]).await;
        assert_eq!(gone, true, "{text:?} still stands on the screen: {}", self.text().await);
    }

    /// Waits until `script`, given `args`, answers something true; `null` after the ceiling. Survives
    /// the page being left meanwhile.
    pub async fn wait(&self, script: &str, args: &[&str]) -> Value {
        let waiting = format!(
            "{FIND}; const args = arguments[0], done = arguments[arguments.length - 1], end = Date.now() + 2000;
             const ask = () => {{ {script} }};
             const again = () => {{
               let answer; try {{ answer = ask(); }} catch (_) {{ answer = null; }}
               if (answer) done(answer); else if (Date.now() > end) done(null); else setTimeout(again, 50);
             }};
             again();"
        );
        // In short goes: a page that is left takes a running question with it.
        let all = async {
            loop {
                match self.client.execute_async(&waiting, vec![json!(args)]).await {
                    Ok(Value::Null) => {}
                    Ok(answer) => return answer,
                    Err(error) => assert!(is_passing(&error), "the page cannot be asked: {error}"),
                }
            }
        };
        tokio::time::timeout(CEILING, all).await.unwrap_or(Value::Null)
    }

    /// Everything that can be read, for the message of a failure.
    pub async fn text(&self) -> String {
        let text = self.client.execute("return document.body ? document.body.innerText : ''", vec![]).await;
        text.ok().and_then(|text| text.as_str().map(Into::into)).unwrap_or_default()
    }

    /// Presses keys one after the other, for whatever has the focus.
    pub async fn keys(&self, keys: &str) {
        let presses = keys.chars().fold(KeyActions::new("keyboard".into()), |all, value| {
            all.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.client.perform_actions(presses).await.expect("keys can be pressed");
    }
}

/// Whether a question failed only because the page was being left.
fn is_passing(error: &CmdError) -> bool {
    let text = error.to_string();
    ["navigat", "detached", "unload", "context", "reload", "stale", "script timeout"]
        .iter()
        .any(|sign| text.contains(sign))
}
