//! What stands around every screen: demo mark, status strip, navigation, messages.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::Problem;
use hue_model::alert::ListedAlerts;
use hue_model::dossier::SERVICE as DOSSIERS;
use hue_model::queue::{Network, Queue};
use hue_model::session::VaultState;

use crate::beside::foreign;
use crate::bridge::dom;
use crate::hook::{
    use_about, use_alerts, use_alerts_provider, use_announcer, use_queue, use_session, use_settings,
    use_toasts, use_words,
};
use crate::page::daily::use_news_toast;
use crate::page::gauge::use_crossed_toast;
use crate::page::plans::use_plan_link;
use crate::page::sos::SosDock;
use crate::page::takeover::Takeover;
use crate::page::vault::Vault;
use crate::route::{Room, Route};
use crate::state::Here;
use crate::ui::{Failure, Live, Nav, NavItem, OPENED, StatusStrip, ToastStack, ToastView, Tone};
use crate::words::problem_text;

/// The frame of the rooms.
#[component]
pub fn Frame() -> Element {
    rsx! {
        Around { bare: false }
    }
}

/// The frame of a task: on a phone the navigation steps back for the task's own buttons.
#[component]
pub fn Bare() -> Element {
    rsx! {
        Around { bare: true }
    }
}

#[component]
fn Around(bare: bool) -> Element {
    let words = use_words();
    let route = use_route::<Route>();
    let broken = use_context::<Here>().broken;
    let session = use_session();
    let vault = session.read().as_ref().map(|session| session.vault);
    let closed = vault.filter(|vault| {
        use VaultState::{KeyringSilent, Locked, Undecided, Unreadable};
        matches!(vault, Undecided | Locked | KeyringSilent | Unreadable)
    });
    // Nothing that is wrong with this device stands before a call for rescue.
    let rescue = matches!(route, Route::SosPage {} | Route::SosCase { .. });
    let room = route.room();
    let lang = missing_from(&route).and_then(|key| foreign(words, key));
    use_alerts_provider();
    use_crossed_toast();
    use_news_toast();
    // The very first start goes through the welcome page, whose frame is another; what a link says is handed out once.
    let at_home = use_settings().read().welcomed && !matches!(route, Route::Welcome {});
    use_focus_on_arrival(route);
    rsx! {
        a { class: "skip", href: "#content", onclick: move |event| { event.prevent_default(); dom::focus("content"); }, {words.t("skip-to-content")} }
        div { class: "frame", "data-bare": if bare { "yes" }, "data-home": if room == Some(Room::Home) { "yes" },
            Demo {}
            Rooms { room }
            div { class: "screen",
                if room != Some(Room::Home) {
                    Status {}
                }
                // On the rescue screen itself it would lead nowhere.
                if !rescue {
                    SosDock {}
                }
                main { id: "content", tabindex: "-1", lang,
                    if rescue {
                        Outlet::<Route> {}
                    } else if let Some(state) = closed {
                        Vault { state }
                    } else if let (Some(problem), None) = (&*broken.read(), vault) {
                        Failure {
                            title: words.t("broken-title"),
                            text: problem_text(words, problem),
                            again: words.t("try-again"),
                            onagain: |()| dom::reload(),
                        }
                    } else {
                        Outlet::<Route> {}
                    }
                }
            }
        }
        if at_home {
            PlanLink {}
        }
        Messages {}
        Takeover {}
    }
}

/// A message of what may be missing from a language as a whole.
fn missing_from(route: &Route) -> Option<&'static str> {
    match route {
        Route::ServiceUse { id } | Route::ServiceUseItem { id, .. } if id == DOSSIERS => {
            Some("dossier-title")
        }
        route => (route.room() == Some(Room::Reports)).then_some("my-reports-title"),
    }
}

/// Waits for the link of a plan that the system hands over.
#[component]
fn PlanLink() -> Element {
    use_plan_link();
    rsx! {}
}

/// After the first screen, a new address moves the focus to the content, as a page load would: beside a list to what is open.
fn use_focus_on_arrival(route: Route) {
    let mut first = use_signal(|| true);
    use_effect(use_reactive!(|(route,)| {
        let _ = route;
        if *first.peek() {
            first.set(false);
        } else {
            dom::focus_first(&[OPENED, "content"]);
        }
    }));
}

/// Says on every screen that this is a demonstration.
#[component]
pub(crate) fn Demo() -> Element {
    let words = use_words();
    let demo = use_about().read().as_ref().is_some_and(|about| about.city.demo);
    rsx! {
        if demo {
            aside { class: "demo", "aria-label": words.t("demo-label"),
                strong { {words.t("demo-mark")} }
                span { {words.t("demo-text")} }
            }
        }
    }
}

#[component]
fn Rooms(room: Option<Room>) -> Element {
    let words = use_words();
    let attention = use_queue().read().attention;
    let badge =
        (attention > 0).then(|| (attention, words.get("nav-attention", &args! { "count" => attention })));
    let unread = unread(&use_alerts().read());
    let unread = (unread > 0).then(|| (unread, words.get("nav-unread", &args! { "count" => unread })));
    let item = |to: Route, icon, key: &str, here, badge| NavItem {
        to: to.into(),
        icon,
        label: words.t(key),
        current: room == Some(here),
        badge,
    };
    rsx! {
        Nav {
            label: words.t("nav-label"),
            brand: words.t("app-name"),
            items: vec![
                item(Route::Home {}, "house", "nav-home", Room::Home, None),
                item(Route::MyReports {}, "camera", "nav-reports", Room::Reports, badge),
                item(Route::Alerts {}, "triangle-alert", "nav-alerts", Room::Alerts, unread),
                item(Route::Services {}, "layout-grid", "nav-services", Room::Services, None),
                item(Route::Me {}, "user", "nav-me", Room::Me, None),
            ],
        }
    }
}

/// How many warnings are in force here and not read yet.
fn unread(alerts: &Option<Result<ListedAlerts, Problem>>) -> u32 {
    let Some(Ok(listed)) = alerts else { return 0 };
    let waiting = listed.alerts.iter().filter(|one| one.waits_to_be_read()).count();
    u32::try_from(waiting).unwrap_or(u32::MAX)
}

/// The strip; home draws it below its greeting.
#[component]
pub fn Status() -> Element {
    let words = use_words();
    let lost = use_context::<Here>().broken.read().is_some();
    let lost = lost.then(|| (Tone::Bad, Some("circle-alert"), words.t("strip-lost")));
    let strip = lost.or_else(|| status_of(words, &use_queue().read()));
    rsx! {
        if let Some((tone, icon, text)) = strip {
            StatusStrip { tone, icon, text }
        }
        Saver {}
    }
}

/// That data is saved, and that photos wait for it.
#[component]
fn Saver() -> Element {
    let words = use_words();
    let photos = use_queue().read().photos_wait;
    let text = match photos {
        0 => words.t("strip-saver"),
        count => words.get("strip-saver-photos", &args! { "count" => count }),
    };
    rsx! {
        if use_settings().read().storm_saver {
            StatusStrip { tone: Tone::Plain, icon: "battery-charging", text }
        }
    }
}

/// The truth about the queue in one line; nothing when there is nothing to say.
fn status_of(words: Words, queue: &Queue) -> Option<(Tone, Option<&'static str>, String)> {
    let waiting = args! { "count" => queue.waiting };
    if let Some(sending) = queue.sending {
        let (step, total) = (sending.done.saturating_add(1).min(sending.total), sending.total);
        let text =
            words.get("strip-sending", &args! { "step" => step, "total" => total, "count" => queue.waiting });
        return Some((Tone::Brand, Some("send"), text));
    }
    match (queue.network, queue.waiting) {
        (Network::Offline, 0) => Some((Tone::Wait, Some("wifi-off"), words.t("strip-offline"))),
        (Network::Offline, _) => {
            Some((Tone::Wait, Some("wifi-off"), words.get("strip-offline-waiting", &waiting)))
        }
        (_, 0) if queue.attention > 0 => {
            let text = words.get("strip-attention", &args! { "count" => queue.attention });
            Some((Tone::Bad, Some("circle-alert"), text))
        }
        (_, 0) => None,
        _ => Some((Tone::Wait, Some("clock"), words.get("strip-waiting", &waiting))),
    }
}

/// Messages at the foot, and what screen readers hear.
#[component]
fn Messages() -> Element {
    let words = use_words();
    let (toasts, announcer) = (use_toasts(), use_announcer());
    let shown = toasts.shown();
    let views: Vec<_> = shown
        .read()
        .iter()
        .map(|toast| ToastView {
            id: toast.id,
            text: toast.text.clone(),
            action: toast.action.as_ref().map(|(label, _)| label.clone()),
        })
        .collect();
    let act = move |id: u32| {
        let action = shown.peek().iter().find(|toast| toast.id == id).and_then(|toast| toast.action.clone());
        toasts.close(id);
        if let Some((_, action)) = action {
            action.call(());
        }
    };
    rsx! {
        ToastStack {
            toasts: views,
            close_label: words.t("close"),
            onaction: act,
            onclose: move |id| toasts.close(id),
        }
        Live { polite: announcer.polite.read().clone(), urgent: announcer.urgent.read().clone() }
    }
}
