//! "Try my warnings": a test to this device alone, what arrived and when, and what stands in the way of a warning here.

use dioxus::prelude::*;
use futures_util::future::join;
use hue_i18n::{Words, args};
use hue_model::alert::{TestFailure, TestWarnings, TestedWay, WarningTest};
use hue_model::settings::Settings;
use hue_model::time::Millis;

use crate::bridge::{Notifying, Siren, dom, notify, notifying, vibrate};
use crate::hook::{
    use_about, use_back, use_backend, use_busy, use_complain, use_now, use_settings, use_title, use_words,
};
use crate::route::Route;
use crate::ui::{Button, ButtonKind, ButtonLink, Icon, Section, Tone, TopBar};
use crate::words::heard_text;

/// How long the sound of a warning is played, in milliseconds.
const SOUND_MS: u32 = 2_500;
const SHAKE: [u32; 3] = [400, 200, 400];
/// What took longer than this came late, in milliseconds.
const LATE: i64 = 10_000;
/// After so long without a word of the city what is known is old, in milliseconds.
const STALE: i64 = 10 * 60_000;

/// What came of a test.
#[derive(Clone, PartialEq)]
struct Came {
    test: WarningTest,
    /// Whether the page was allowed to make a sound.
    sounded: bool,
    /// Whether the system was asked to show the test.
    notifying: Notifying,
}

/// The page.
#[component]
pub fn TryWarnings() -> Element {
    let (words, back) = (use_words(), use_back());
    let (backend, complain, busy) = (use_backend(), use_complain(), use_busy());
    let mut came = use_signal(|| None::<Came>);
    use_title(words.t("try-title"));
    let try_now = move |_| {
        // Begun in the press itself: a browser lets no page sound that was not touched.
        let siren = Siren::start();
        vibrate(&SHAKE);
        let notifying = notifying();
        if notifying == Notifying::On {
            notify(&words.t("try-notice-title"), &words.t("try-notice-text"), "self-test");
        }
        let backend = backend.clone();
        busy.run(async move {
            let sound = async move {
                dom::sleep(SOUND_MS).await;
                // Dropped here, it falls silent however long the test takes.
                siren.is_heard()
            };
            let (test, sounded) = join(backend.call(TestWarnings {}), sound).await;
            match test {
                Ok(test) => came.set(Some(Came { test, sounded, notifying })),
                Err(problem) => complain.say(&problem),
            }
        });
    };
    rsx! {
        TopBar { title: words.t("try-title"), back_label: words.t("back"), onback: move |()| back.call(()) }
        div { class: "page", "data-narrow": "yes",
            p { {words.t("try-text")} }
            Button { kind: ButtonKind::Primary, icon: "radio", wide: true, busy: busy.is(), onclick: try_now, {words.t("try-now")} }
            div { role: "status", class: "try-came",
                if let Some(came) = came() {
                    Arrived { came: came.clone() }
                    InTheWay { came }
                }
            }
            Hints {}
        }
    }
}

#[component]
fn Arrived(came: Came) -> Element {
    let (words, now) = (use_words(), use_now());
    let Came { test, sounded, notifying } = came;
    let system = match notifying {
        Notifying::On => "try-system-shown",
        Notifying::Ask | Notifying::Refused => "try-system-off",
        Notifying::Never => "try-system-none",
    };
    let sound = if sounded { "try-sound-played" } else { "try-sound-held-back" };
    rsx! {
        Section { id: "try-arrived", title: words.t("try-arrived-title"),
            dl { class: "about-facts",
                dt { {words.t("try-way-stream")} }
                dd { {way_text(words, test.stream)} }
                dt { {words.t("try-way-list")} }
                dd { {way_text(words, test.list)} }
                dt { {words.t("try-way-heard")} }
                dd { {heard_text(words, &test.heard, now)} }
                dt { {words.t("try-way-sound")} }
                dd { {words.t(sound)} }
                dt { {words.t("try-way-system")} }
                dd { {words.t(system)} }
                dt { {words.t("try-way-push")} }
                dd { {words.t("try-push-there")} }
            }
        }
    }
}

#[component]
fn InTheWay(came: Came) -> Element {
    let (words, now) = (use_words(), use_now());
    let blockers = blockers(&came, &use_settings().read(), now);
    rsx! {
        Section { id: "try-blockers", title: words.t("try-blockers-title"),
            if blockers.is_empty() {
                Notice { tone: Tone::Good, icon: "circle-check", text: words.t("try-nothing-in-the-way") }
            }
            for Blocker { tone, key, in_me } in blockers {
                Notice { key: "{key}", tone, icon: "circle-alert", text: words.t(key),
                    if in_me {
                        ButtonLink { to: Route::Me {}, icon: "user", {words.t("try-to-settings")} }
                    }
                }
            }
        }
    }
}

#[component]
fn Notice(tone: Tone, icon: &'static str, text: String, children: Element) -> Element {
    rsx! {
        div { class: "notice", "data-tone": tone.name(),
            Icon { name: icon }
            div {
                p { "{text}" }
                {children}
            }
        }
    }
}

/// What no app may read, and where it is set.
#[component]
fn Hints() -> Element {
    let words = use_words();
    let about = use_about();
    let push = about.read().as_ref().map(|about| format!("{}/push", about.city.base_url)).unwrap_or_default();
    rsx! {
        Section { id: "try-hints", title: words.t("try-hints-title"),
            ul { class: "try-hints",
                for key in ["try-hint-silence", "try-hint-battery", "try-hint-network"] {
                    li { key: "{key}", {words.t(key)} }
                }
                li { class: "break", {words.get("try-hint-closed", &args! { "address" => push })} }
            }
        }
    }
}

fn way_text(words: Words, way: TestedWay) -> String {
    match way {
        TestedWay::Arrived { millis: late @ LATE.. } => {
            words.get("try-arrived-late", &args! { "seconds" => late / 1_000 })
        }
        TestedWay::Arrived { millis } => words.get("try-arrived", &args! { "millis" => millis }),
        TestedWay::Failed { reason: TestFailure::Busy { seconds } } => {
            words.get("try-failed-busy", &args! { "seconds" => seconds })
        }
        TestedWay::Failed { reason } => words.t(match reason {
            TestFailure::NoNetwork => "try-failed-network",
            TestFailure::Busy { .. } | TestFailure::Refused => "try-failed-refused",
            TestFailure::Late => "try-failed-late",
            TestFailure::NoKeys => "try-failed-no-keys",
            TestFailure::Untrusted => "try-failed-untrusted",
            TestFailure::NoRootKey => "try-failed-no-key",
        }),
    }
}

/// What a way says that stands in a warning's way.
const fn way_blocker(way: TestedWay) -> Option<&'static str> {
    Some(match way {
        TestedWay::Arrived { millis: LATE.. } => "try-blocker-late",
        TestedWay::Arrived { .. } => return None,
        TestedWay::Failed { reason } => match reason {
            TestFailure::NoNetwork => "try-blocker-network",
            TestFailure::Busy { .. } => "try-blocker-busy",
            TestFailure::Refused => "try-blocker-city",
            TestFailure::Late => "try-blocker-late",
            TestFailure::NoKeys => "try-blocker-no-keys",
            TestFailure::Untrusted => "try-blocker-untrusted",
            TestFailure::NoRootKey => "try-blocker-no-key",
        },
    })
}

/// Something that keeps a warning away, late, or silent.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Blocker {
    tone: Tone,
    key: &'static str,
    /// Whether it is set in Me.
    in_me: bool,
}

fn blockers(came: &Came, settings: &Settings, now: Millis) -> Vec<Blocker> {
    let Came { test, sounded, notifying } = came;
    let way = [test.list, test.stream].into_iter().find_map(way_blocker);
    let stale = !test.heard.live && test.heard.at.is_none_or(|at| now.since(at) > STALE);
    let nowhere = settings.home_ward.is_none() && settings.saved_wards.is_empty();
    let bad = |key, is: bool| is.then_some(Blocker { tone: Tone::Bad, key, in_me: false });
    let set = |key, is: bool| is.then_some(Blocker { tone: Tone::Wait, key, in_me: true });
    let way = way.and_then(|key| bad(key, true));
    let all = [
        way,
        bad("try-blocker-stale", stale),
        bad("try-blocker-clock", !test.clock_sure),
        bad("try-blocker-sound", !sounded),
        set("try-blocker-notices", matches!(notifying, Notifying::Ask | Notifying::Refused)),
        set("try-blocker-quiet", test.quiet_now),
        set("try-blocker-saver", settings.storm_saver),
        set("try-blocker-no-ward", nowhere),
    ];
    all.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use hue_model::alert::AlertsHeard;

    use super::*;

    const NOW: Millis = Millis(1_795_658_400_000);

    fn came() -> Came {
        let arrived = TestedWay::Arrived { millis: 84 };
        let heard = AlertsHeard { at: Some(NOW), live: true, no_key: false };
        let test = WarningTest { stream: arrived, list: arrived, heard, clock_sure: true, quiet_now: false };
        Came { test, sounded: true, notifying: Notifying::On }
    }

    fn keys(came: &Came, settings: &Settings) -> Vec<&'static str> {
        blockers(came, settings, NOW).iter().map(|blocker| blocker.key).collect()
    }

    #[test]
    fn each_thing_that_stands_in_the_way_is_named_and_nothing_else() {
        let home = Settings { home_ward: Some("19753".into()), ..Settings::default() };
        assert!(keys(&came(), &home).is_empty());
        assert_eq!(keys(&came(), &Settings::default()), ["try-blocker-no-ward"]);
        let mut worst = came();
        worst.test.list = TestedWay::Failed { reason: TestFailure::NoNetwork };
        worst.test.heard = AlertsHeard { at: Some(NOW.plus(-STALE - 1)), live: false, no_key: false };
        (worst.test.clock_sure, worst.test.quiet_now, worst.sounded) = (false, true, false);
        let saving = Settings { storm_saver: true, ..home };
        worst.notifying = Notifying::Refused;
        let all = ["network", "stale", "clock", "sound", "notices", "quiet", "saver"]
            .map(|key| format!("try-blocker-{key}"));
        assert_eq!(keys(&worst, &saving), all);
    }

    #[test]
    fn what_came_late_came_and_is_named() {
        let mut late = came();
        late.test.stream = TestedWay::Arrived { millis: 12_400 };
        assert_eq!(way_text(Words::new("vi"), late.test.stream), "Đến muộn, sau 12 giây, chữ ký đúng");
        assert_eq!(keys(&late, &Settings::default()), ["try-blocker-late", "try-blocker-no-ward"]);
        let busy = TestedWay::Failed { reason: TestFailure::Busy { seconds: 30 } };
        assert!(way_text(Words::new("vi"), busy).contains("30 giây"));
    }

    #[test]
    fn everything_has_words_in_both_languages() {
        for words in [Words::new("vi"), Words::new("en")] {
            let reasons = [
                TestFailure::NoNetwork,
                TestFailure::Busy { seconds: 30 },
                TestFailure::Refused,
                TestFailure::Late,
                TestFailure::NoKeys,
                TestFailure::Untrusted,
                TestFailure::NoRootKey,
            ];
            let failed = reasons.map(|reason| TestedWay::Failed { reason });
            let mut said = BTreeSet::new();
            for way in failed.into_iter().chain([TestedWay::Arrived { millis: 12_400 }]) {
                let mut one = came();
                one.test.stream = way;
                let text = way_text(words, way);
                assert!(!text.starts_with("try-"), "{way:?}");
                assert!(said.insert(text), "{way:?} is said as something else is");
                for key in keys(&one, &Settings::default()) {
                    assert!(!words.t(key).starts_with("try-"), "{key}");
                }
            }
        }
    }
}
