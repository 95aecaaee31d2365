//! A stage for pages without a browser: an engine that answers from a script, and the page as screen readers get it.

use std::collections::BTreeMap;
use std::rc::Rc;

use dioxus::prelude::*;
use dioxus_history::{History, MemoryHistory};
use futures_util::{FutureExt as _, StreamExt as _, stream};
use hue_app::bridge::{Backend, Chosen, Clock, Events, Later, Transport};
use hue_app::root::Root;
use hue_i18n::Words;
use hue_model::Problem;
use hue_model::alert::{AlertsHeard, ListedAlerts};
use hue_model::event::{Envelope, Event};
use hue_model::gauge::ListedGauges;
use hue_model::id::BlobId;
use hue_model::problem::Code;
use hue_model::queue::Queue;
use hue_model::session::{Person, Revocation, Session, SessionState, VaultState};
use hue_model::settings::Settings;
use hue_model::shell::{About, CityProfile};
use hue_model::shelter::ListedShelters;
use hue_model::text::Localized;
use hue_model::time::Millis;
use serde::Serialize;

/// 2026-11-26 09:00 in Huế.
pub(crate) const NOW: Millis = Millis(1_795_658_400_000);

/// The engine's script: who is here, what waits, and the reply to each command.
pub(crate) struct Stage {
    pub(crate) session: Session,
    pub(crate) queue: Queue,
    pub(crate) settings: Settings,
    /// The words to begin with, where not the system's language decides.
    pub(crate) words: Option<Words>,
    /// What this build is.
    pub(crate) about: About,
    /// How far the device's clock is behind the city's, in milliseconds.
    pub(crate) device_error: i64,
    /// Why the engine cannot be reached at all.
    pub(crate) broken: Option<Problem>,
    /// What the engine says after its snapshot.
    pub(crate) events: Vec<Event>,
    replies: BTreeMap<&'static str, Result<String, Problem>>,
}

impl Stage {
    /// A guest who has read the first page, in the demo city, with nothing written yet.
    pub(crate) fn guest() -> Self {
        let about = About {
            version: "0.1.0".into(),
            city: CityProfile {
                base_url: "http://127.0.0.1:8080".into(),
                issuer: "http://127.0.0.1:8080/vneid".into(),
                client_id: "hue-app".into(),
                name: Localized::vi_en("⟦Thành phố Huế⟧", "⟦Huế⟧"),
                hotline: "19001075".into(),
                emergency: "112".into(),
                sms: String::new(),
                alert_root_key: String::new(),
                demo: true,
                min_version: "0.1.0".into(),
            },
            ports: Vec::new(),
        };
        let stage = Self {
            session: Session {
                state: SessionState::Guest,
                vault: VaultState::Keyring,
                revocation: Revocation::Settled,
            },
            queue: Queue::default(),
            settings: Settings { welcomed: true, ..Settings::default() },
            words: None,
            about,
            device_error: 0,
            broken: None,
            events: Vec::new(),
            replies: BTreeMap::new(),
        };
        let empty: [(); 0] = [];
        stage
            .reply("report.list", &empty)
            .reply("draft.list", &empty)
            .reply("alert.list", &ListedAlerts { alerts: Vec::new(), heard: AlertsHeard::default() })
            .reply("gauge.list", &ListedGauges::default())
            .reply("shelter.list", &ListedShelters::default())
            .reply("street_map.get", &hue_model::street_map::KnownStreetMap::default())
            .reply("sos.list", &empty)
            .reply("plan.list", &empty)
            .reply("plan.take_link", &None::<String>)
            .reply("consent.list", &empty)
            .reply("place.search", &empty)
            .reply(
                "pack.get",
                &hue_model::pack::Pack { categories: Vec::new(), wards: Vec::new(), agencies: Vec::new() },
            )
            .with_catalogue()
    }

    /// An empty catalogue, of which nothing was used or is found.
    fn with_catalogue(self) -> Self {
        self.reply("catalogue.get", &hue_model::catalogue::Catalogue::default())
            .reply("rating.get", &hue_model::rating::ServiceRating::default())
            .reply("search.find", &hue_model::search::Found::default())
    }

    /// Chị Lan, signed in with a full identity.
    pub(crate) fn lan() -> Self {
        let mut stage = Self::guest();
        stage.session.state = SessionState::SignedIn(lan());
        stage
    }

    pub(crate) fn reply(mut self, name: &'static str, reply: &impl Serialize) -> Self {
        self.replies.insert(name, Ok(serde_json::to_string(reply).unwrap()));
        self
    }

    pub(crate) fn fail(mut self, name: &'static str, code: Code) -> Self {
        self.replies.insert(name, Err(Problem::new(code)));
        self
    }

    /// The device's clock.
    pub(crate) fn clock(&self) -> Clock {
        Clock::at(NOW.plus(-self.device_error))
    }

    /// The page at `path` once nothing moves any more.
    pub(crate) fn render(self, path: &str) -> String {
        let history = Rc::new(MemoryHistory::with_initial_path(path));
        let (words, clock) = (self.words, self.clock());
        let mut dom = drawn_by(words, clock, Backend::new(self), history);
        dom.rebuild_in_place();
        while dom.wait_for_work().now_or_never().is_some() {
            dom.render_immediate(&mut dioxus::dioxus_core::NoOpMutations);
        }
        dioxus_ssr::render(&dom)
    }
}

/// The app in these surroundings, not drawn yet.
pub(crate) fn drawn_by(
    words: Option<Words>,
    clock: Clock,
    backend: Backend,
    history: Rc<dyn History>,
) -> VirtualDom {
    let dom = VirtualDom::new(Root);
    dom.in_scope(ScopeId::ROOT, || {
        if let Some(words) = words {
            provide_context(words);
        }
        provide_context(backend);
        provide_context(clock);
        dioxus_history::provide_history_context(history);
    });
    dom
}

pub(crate) fn lan() -> Person {
    Person { sub: "lan".into(), name: "⟦Nguyễn Thị Lan⟧".into(), level: 2 }
}

impl Transport for Stage {
    fn call(&self, name: &'static str, _body: String) -> Later<String> {
        let about = || (name == "shell.about").then(|| Ok(serde_json::to_string(&self.about).unwrap()));
        let reply = self.broken.clone().map(Err).or_else(about).or_else(|| self.replies.get(name).cloned());
        async move { reply.unwrap_or_else(|| panic!("the script has no reply to {name}")) }.boxed_local()
    }

    fn put(&self, _chosen: Chosen) -> Later<BlobId> {
        async { Err(Problem::new(Code::Storage)) }.boxed_local()
    }

    fn blob_url(&self, id: BlobId) -> String {
        format!("/blob/{id}")
    }

    fn subscribe(&self) -> Events {
        if let Some(problem) = self.broken.clone() {
            return stream::iter([Err(problem)]).chain(stream::pending()).boxed_local();
        }
        let snapshot = Event::Snapshot {
            session: self.session.clone(),
            queue: self.queue.clone(),
            settings: Box::new(self.settings.clone()),
            device_error: self.device_error,
        };
        let events = std::iter::once(snapshot).chain(self.events.clone());
        let numbered: Vec<_> = (1..).zip(events).map(|(seq, event)| Ok(Envelope { seq, event })).collect();
        stream::iter(numbered).chain(stream::pending()).boxed_local()
    }
}
