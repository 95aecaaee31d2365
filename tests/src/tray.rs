//! The place beside the clock: what it shows of an app, and what people do there.

use std::collections::HashMap;

use futures_util::StreamExt;
use tokio::sync::mpsc;
use zbus::connection::Builder;
use zbus::zvariant::{OwnedValue, Value};
use zbus::{Connection, MessageStream, interface};

use crate::keyring::Keyring;
use crate::process::CEILING;

const WATCHER: &str = "org.kde.StatusNotifierWatcher";
const ITEM: (&str, &str) = ("/StatusNotifierItem", "org.kde.StatusNotifierItem");
const MENU: (&str, &str) = ("/MenuBar", "com.canonical.dbusmenu");

/// A desktop's bar that shows icons of apps.
pub struct Bar {
    bus: Connection,
    registered: mpsc::UnboundedReceiver<String>,
}

/// The icon of one app.
pub struct Icon {
    bus: Connection,
    messages: MessageStream,
    name: String,
}

struct Watcher(mpsc::UnboundedSender<String>);

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, service: &str) {
        let _ = self.0.send(service.to_owned());
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }
}

impl Bar {
    /// Starts on this session's bus.
    ///
    /// # Panics
    /// When there is a bar already.
    pub async fn start(keyring: &Keyring) -> Self {
        let (tell, registered) = mpsc::unbounded_channel();
        let bus = Builder::address(keyring.bus())
            .and_then(|bus| bus.serve_at("/StatusNotifierWatcher", Watcher(tell)))
            .and_then(|bus| bus.name(WATCHER))
            .expect("the names are well formed");
        Self { bus: bus.build().await.expect("the bar stands"), registered }
    }

    /// The next app that wants an icon.
    ///
    /// # Panics
    /// When none comes.
    pub async fn icon(&mut self) -> Icon {
        let next = tokio::time::timeout(CEILING, self.registered.recv()).await;
        let name = next.expect("an app shows an icon").expect("the bar stands");
        let (bus, messages) = (self.bus.clone(), MessageStream::from(&self.bus));
        let (_, interface) = ITEM;
        let rule = format!("type='signal',sender='{name}',interface='{interface}'");
        let rule = zbus::MatchRule::try_from(rule.as_str()).expect("a rule");
        let bus_itself = zbus::fdo::DBusProxy::new(&bus).await.expect("the bus is there");
        bus_itself.add_match_rule(rule).await.expect("the bar hears the icon");
        Icon { bus, messages, name }
    }
}

impl Icon {
    /// Waits until its words have `text` in them.
    ///
    /// # Panics
    /// When they never do.
    pub async fn says(&mut self, text: &str) {
        let wait = async {
            while !self.words().await.contains(text) {
                self.messages.next().await.expect("the bus goes on").expect("messages are well formed");
            }
        };
        let said = tokio::time::timeout(CEILING, wait).await;
        if said.is_err() {
            panic!("the icon says {:?} and not {text}", self.words().await);
        }
    }

    /// `Active`, or `NeedsAttention` while a warning is in force.
    pub async fn status(&self) -> String {
        text(&*self.property("Status").await)
    }

    /// Chooses a line of its menu.
    ///
    /// # Panics
    /// When there is none of this name.
    pub async fn choose(&self, label: &str) {
        let (path, interface) = MENU;
        let everything = (0_i32, -1_i32, Vec::<&str>::new());
        let layout = self.bus.call_method(Some(&*self.name), path, Some(interface), "GetLayout", &everything);
        let layout = layout.await.expect("the icon has a menu");
        let (_, menu) = layout.body().deserialize::<(u32, Menu)>().expect("a menu has lines");
        let chosen = menu.2.iter().find_map(|it| line(it).filter(|(_, named)| named == label));
        let (id, _) = chosen.unwrap_or_else(|| panic!("no line {label}: {menu:?}"));
        let event = (id, "clicked", Value::from(0_i32), 0_u32);
        let done = self.bus.call_method(Some(&*self.name), path, Some(interface), "Event", &event).await;
        done.expect("the menu answers");
    }

    async fn words(&self) -> String {
        match &*self.property("ToolTip").await {
            Value::Structure(tip) => tip.fields().iter().map(text).collect::<Vec<_>>().join("\n"),
            other => panic!("a tooltip is {other:?}"),
        }
    }

    async fn property(&self, name: &str) -> OwnedValue {
        let (path, interface) = ITEM;
        let asked = (interface, name);
        let properties = Some("org.freedesktop.DBus.Properties");
        let reply = self.bus.call_method(Some(&*self.name), path, properties, "Get", &asked).await;
        reply.expect("the icon answers").body().deserialize::<OwnedValue>().expect("a value")
    }
}

/// A menu: its number, its properties, its lines.
type Menu = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

/// A line of a menu: its number and what it says.
fn line(value: &Value<'_>) -> Option<(i32, String)> {
    match value {
        Value::Value(inner) => line(inner),
        Value::Structure(of) => match of.fields() {
            [Value::I32(id), Value::Dict(properties), ..] => {
                let label = properties.iter().find(|(key, _)| text(key) == "label")?.1;
                Some((*id, text(label)))
            }
            _ => None,
        },
        _ => None,
    }
}

fn text(value: &Value<'_>) -> String {
    match value {
        Value::Str(it) => it.to_string(),
        Value::Value(inner) => text(inner),
        _ => String::new(),
    }
}
