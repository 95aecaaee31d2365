//! The outermost component: provides what all screens share, and feeds it from the engine's one stream.

use dioxus::prelude::*;
use futures_util::StreamExt as _;
use hue_i18n::Words;
use hue_model::event::{Event as EngineEvent, Topic};
use hue_model::session::GetSession;
use hue_model::settings::{Settings, Theme};
use hue_model::shell::GetAbout;

use crate::bridge::{Backend, asset, dom};
use crate::hook::{reread_settings, tell_place};
use crate::route::Route;
use crate::state::{Alarms, Announcer, Changes, Here, Toasts};
use crate::ui::DialogPort;

/// The app. Its surroundings provide `Backend`, `Clock` and a history; `Words` too, where the system's language does
/// not decide which to begin with.
#[component]
pub fn Root() -> Element {
    let given = use_hook(try_consume_context::<Words>);
    let system =
        given.unwrap_or_else(|| Words::preferred(dom::system_languages().iter().map(String::as_str)));
    let here = Here::provide(system);
    let changes = use_context_provider(Changes::default);
    Toasts::provide();
    Announcer::provide();
    let alarms = Alarms::provide();
    use_context_provider(|| DialogPort { show: dom::show_dialog, close: dom::close_dialog });
    let backend = use_context::<Backend>();
    use_future(move || listen(backend.clone(), here, alarms, changes.clone()));
    let fetching = use_signal(|| None);
    use_effect(move || fetch_words(here, fetching));
    use_effect(move || dress(here));
    let known = use_known(here);
    rsx! {
        if known() {
            Router::<Route> {}
        }
    }
}

/// Milliseconds after which the screens are drawn whatever is known: the way to a call for rescue waits for nothing.
const LONGEST_SPLASH: u32 = 1_000;

/// Whether the engine has said how things stand, and the words for it are here. Until then the page shows its splash:
/// screens drawn earlier would be drawn twice, in a language that changes under the reader's eyes, with a banner that
/// pushes down what is pressed. Once drawn they stay, whatever is fetched later.
fn use_known(here: Here) -> Memo<bool> {
    let mut waited = use_signal(|| false);
    use_future(move || async move {
        dom::sleep(LONGEST_SPLASH).await;
        waited.set(true);
    });
    let mut drawn = false;
    use_memo(move || {
        let said = here.session.read().is_some() || here.broken.read().is_some();
        drawn = drawn || (said && here.has_words()) || waited();
        drawn
    })
}

/// Fetches the words of a language that is wanted and not here; they ship with the app, so no network is needed. Where
/// they did not come they are asked for again with the stream's next beginning.
fn fetch_words(mut here: Here, mut fetching: Signal<Option<&'static str>>) {
    let _ = here.session.read();
    let wanted = here.wanted();
    if here.has_words() || *fetching.peek() == Some(wanted.tag()) {
        return;
    }
    fetching.set(Some(wanted.tag()));
    dioxus::dioxus_core::spawn_forever(async move {
        for tag in wanted.lacks() {
            let file = asset(&format!("/assets/words/{tag}.txt")).await;
            if let Some(file) = file.and_then(|file| String::from_utf8(file).ok()) {
                hue_i18n::learn(tag, file);
            }
        }
        if wanted.are_here() {
            here.words_came += 1;
        }
        fetching.set(None);
    });
}

/// Puts language, theme and text size onto `<html>`, where the stylesheet reads them.
fn dress(here: Here) {
    let Settings { theme, simple_mode, storm_saver, .. } = here.settings.read().clone();
    dom::set_root_attribute("lang", Some(here.words().tag()));
    let theme = match theme {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    };
    dom::set_root_attribute("data-theme", theme);
    dom::set_root_attribute("data-simple", simple_mode.then_some("yes"));
    dom::set_root_attribute("data-saver", storm_saver.then_some("yes"));
}

async fn listen(backend: Backend, here: Here, alarms: Alarms, changes: Changes) {
    let mut events = backend.subscribe();
    let mut last = None;
    let mut broken = here.broken;
    while let Some(next) = events.next().await {
        let envelope = match next {
            Ok(envelope) => envelope,
            Err(problem) => {
                broken.set(Some(problem));
                continue;
            }
        };
        if broken.peek().is_some() {
            broken.set(None);
        }
        let fresh = matches!(envelope.event, EngineEvent::Snapshot { .. });
        let gap = last.is_some_and(|last: u64| envelope.seq != last.wrapping_add(1));
        last = Some(envelope.seq);
        if gap && !fresh {
            take(&backend, here, alarms, &changes, EngineEvent::Resync).await;
        }
        take(&backend, here, alarms, &changes, envelope.event).await;
    }
}

async fn take(backend: &Backend, mut here: Here, alarms: Alarms, changes: &Changes, event: EngineEvent) {
    match event {
        EngineEvent::Snapshot { session, queue, settings, device_error } => {
            here.learn(device_error);
            // Before who is here: with that the screens are drawn, and the banner of a demonstration with them.
            read_about(backend, here).await;
            // While a save is under way, its end asks anew.
            if here.saves.write().ask().is_some() {
                here.settings.set(*settings);
            }
            here.queue.set(queue);
            here.session.set(Some(session));
            changes.tell(None);
        }
        EngineEvent::Changed { topic } => {
            reread(backend, here, topic).await;
            changes.tell(Some(topic));
        }
        EngineEvent::QueueChanged { queue } => here.queue.set(queue),
        EngineEvent::AlertRang { alert } => {
            alarms.ring(*alert);
            changes.tell(Some(Topic::Alerts));
        }
        EngineEvent::ThresholdCrossed { crossing } => {
            alarms.cross(*crossing);
            changes.tell(Some(Topic::Gauges));
        }
        EngineEvent::ServiceNews { news } => alarms.tell(*news),
        EngineEvent::PlaceWanted => {
            let backend = backend.clone();
            // A device may look for its place for a quarter of a minute, and the stream does not wait for it.
            dioxus::dioxus_core::spawn_forever(async move {
                tell_place(&backend).await;
            });
        }
        EngineEvent::TimeLearned { device_error } => here.learn(device_error),
        EngineEvent::OpenUrl { url } => open(backend, &url),
        EngineEvent::SignInEnded { end } => here.sign_in_end.set(Some(end)),
        EngineEvent::Resync => {
            reread(backend, here, Topic::Session).await;
            reread(backend, here, Topic::Settings).await;
            if let Ok(queue) = backend.call(hue_model::queue::GetQueue {}).await {
                here.queue.set(queue);
            }
            changes.tell(None);
        }
    }
}

async fn read_about(backend: &Backend, mut here: Here) {
    match backend.call(GetAbout {}).await {
        Ok(about) => {
            here.broken.set(None);
            here.about.set(Some(about));
        }
        Err(problem) => here.broken.set(Some(problem)),
    }
}

async fn reread(backend: &Backend, mut here: Here, topic: Topic) {
    match topic {
        Topic::Session => {
            if let Ok(session) = backend.call(GetSession {}).await {
                here.session.set(Some(session));
            }
        }
        Topic::Settings => reread_settings(backend, here).await,
        Topic::Consents
        | Topic::Drafts
        | Topic::Reports
        | Topic::Report(_)
        | Topic::Alerts
        | Topic::Gauges
        | Topic::Shelters
        | Topic::Outages
        | Topic::Cameras
        | Topic::Dossiers
        | Topic::Catalogue
        | Topic::Ratings
        | Topic::Sos
        | Topic::Plans
        | Topic::EmergencyCard
        | Topic::StreetMap => {}
    }
}

/// Where no shell opens addresses the page does; only web addresses, whoever sent them.
fn open(backend: &Backend, url: &str) {
    if backend.page_opens_urls() && (url.starts_with("https://") || url.starts_with("http://")) {
        let _ = dom::open_tab(url);
    }
}
