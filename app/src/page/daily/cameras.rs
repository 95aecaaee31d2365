//! Cameras of the city. While a warning of flood is in force where it concerns the citizen, those that show water come first.

mod still;

use dioxus::prelude::*;
use hue_model::alert::{AlertSummary, Hazard};
use hue_model::camera::{CameraKind, ListCameras, ListedCamera, ListedCameras, service};
use hue_model::event::Topic;
use hue_model::id::CameraId;

use self::still::CameraCard;
use super::Top;
use crate::hook::{use_alerts, use_now, use_query, use_settings, use_words};
use crate::page::one_of::{OneOf, Said, is_there, of_list};
use crate::route::Route;
use crate::ui::{Empty, Failure, Icon, Skeleton};
use crate::words::{copy_text, problem_text, why_empty};

/// Cameras that tell of water.
pub(super) mod river {
    use dioxus::prelude::*;
    use hue_model::camera::CameraKind;

    /// The cameras.
    #[component]
    pub(in super::super) fn List() -> Element {
        rsx! { super::Cameras { kind: CameraKind::River } }
    }

    /// One of them.
    #[component]
    pub(in super::super) fn Item(id: String) -> Element {
        rsx! { super::One { kind: CameraKind::River, id } }
    }
}

/// Cameras at crossings.
pub(super) mod traffic {
    use dioxus::prelude::*;
    use hue_model::camera::CameraKind;

    /// The cameras.
    #[component]
    pub(in super::super) fn List() -> Element {
        rsx! { super::Cameras { kind: CameraKind::Traffic } }
    }

    /// One of them.
    #[component]
    pub(in super::super) fn Item(id: String) -> Element {
        rsx! { super::One { kind: CameraKind::Traffic, id } }
    }
}

const SAID: Said = Said {
    icon: "video",
    back: "cameras-river-title",
    missing_title: "cameras-gone-title",
    missing_text: "cameras-gone-text",
    failed: "cameras-error",
};

const fn title_key(kind: CameraKind) -> &'static str {
    match kind {
        CameraKind::River | CameraKind::Flood => "cameras-river-title",
        CameraKind::Traffic => "cameras-traffic-title",
    }
}

#[component]
fn Cameras(kind: CameraKind) -> Element {
    let words = use_words();
    let mut cameras = use_query(&[Topic::Cameras], || ListCameras {});
    rsx! {
        Top { service: service(kind), title: words.t(title_key(kind)) }
        div { class: "report",
            match &*cameras.read() {
                Some(Ok(listed)) => rsx! { Listed { kind, listed: listed.clone() } },
                Some(Err(problem)) => rsx! {
                    Failure {
                        title: words.t("cameras-error"),
                        text: problem_text(words, problem),
                        again: words.t("try-again"),
                        onagain: move |()| cameras.restart(),
                    }
                },
                None => rsx! { Skeleton { label: words.t("loading") } },
            }
        }
    }
}

#[component]
fn Listed(kind: CameraKind, listed: ListedCameras) -> Element {
    let (words, now) = (use_words(), use_now());
    let (flood, saver) = (use_flood(), use_settings().read().storm_saver);
    let why = why_empty(listed.heard_at, listed.failed);
    let shown = shown(kind, flood, listed.cameras);
    rsx! {
        p { class: "heard",
            Icon { name: "clock", size: 16 }
            span { {copy_text(words, listed.heard_at, now)} }
        }
        if shown.is_empty() {
            Empty { icon: "video", title: words.t(&format!("cameras-{why}-title")), text: words.t(&format!("cameras-{why}-text")) }
        } else {
            if listed.failed {
                p { class: "hint", role: "status", {words.t("copy-failed")} }
            }
            if flood {
                p { strong { {words.t("cameras-flood-first")} } }
            }
            p { class: "hint", {words.t(if saver { "cameras-saver" } else { "cameras-hint" })} }
        }
        ul { class: "report-list camera-list",
            for listed in shown {
                li { key: "{listed.camera.id}", CameraCard { listed } }
            }
        }
    }
}

/// Whether a warning of flood is in force where it concerns the citizen.
fn use_flood() -> bool {
    let alerts = use_alerts();
    let flood = |summary: &AlertSummary| {
        let water = matches!(summary.alert.hazard, Hazard::Flood | Hazard::Inundation | Hazard::FlashFlood);
        water && summary.is_here()
    };
    matches!(&*alerts.read(), Some(Ok(listed)) if listed.alerts.iter().any(flood))
}

/// The cameras of a service. In a flood those that show water come first of all, wherever they are listed; within each part they
/// stay as the engine sorted them.
fn shown(kind: CameraKind, flood: bool, mut cameras: Vec<ListedCamera>) -> Vec<ListedCamera> {
    cameras.retain(|one| {
        let own =
            if kind == CameraKind::Traffic { one.camera.kind == kind } else { one.camera.shows_water() };
        own || (flood && one.camera.shows_water())
    });
    if !flood {
        cameras.sort_by_key(|one| one.camera.kind);
    }
    cameras
}

/// One camera, of whichever list.
#[component]
fn One(kind: CameraKind, id: String) -> Element {
    let words = use_words();
    let mut cameras = use_query(&[Topic::Cameras], || ListCameras {});
    let wanted = id.parse::<CameraId>().ok();
    let found = use_memo(move || match cameras.read().as_ref()? {
        Ok(listed) => {
            let one = listed.cameras.iter().find(|one| Some(one.camera.id) == wanted).cloned();
            of_list(one, listed.heard_at, listed.failed)
        }
        Err(problem) => Some(Err(problem.clone())),
    });
    let camera = found().and_then(Result::ok);
    rsx! {
        OneOf {
            said: Said { back: title_key(kind), ..SAID },
            list: Route::ServiceUse { id: service(kind).to_owned() },
            title: words.t(title_key(kind)),
            there: is_there(found().as_ref()),
            on_again: move |()| cameras.restart(),
            if let Some(listed) = camera {
                div { class: "report", CameraCard { listed } }
            }
        }
    }
}
