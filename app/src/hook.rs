//! What pages use: the engine, the words, the shared state, queries that stay fresh, and buttons that fire once.

mod catalogue;
mod pack;
mod save;
mod settings;
mod sign_in;

use std::future::Future;

use dioxus::prelude::*;
use futures_util::FutureExt as _;
use futures_util::future::LocalBoxFuture;
use hue_i18n::Words;
use hue_model::alert::{ListAlerts, ListedAlerts, TellDevicePlace};
use hue_model::event::Topic;
use hue_model::queue::Queue;
use hue_model::session::Session;
use hue_model::settings::Settings;
use hue_model::shell::{About, Port};
use hue_model::text::Language;
use hue_model::time::Millis;
use hue_model::{Command, Problem};

use crate::bridge::{Backend, Clock, dom, page_knows_position, position};
use crate::route::Route;
use crate::state::{Alarms, Announcer, Changes, Here, Toasts};
use crate::words::problem_text;

pub(crate) use catalogue::{use_catalogue, use_catalogue_provider, use_in_catalogue, use_mark, use_remember};
pub use pack::{SharedPack, WardNames, use_home_ward, use_pack, use_ward_names};
pub use save::{TextFile, use_save_file};
pub(crate) use settings::reread_settings;
pub use settings::use_save_settings;
pub(crate) use sign_in::{SigningIn, use_sign_in};

/// The engine.
#[must_use]
pub fn use_backend() -> Backend {
    use_context()
}

/// The words in the language of now.
#[must_use]
pub fn use_words() -> Words {
    use_context::<Here>().words()
}

/// The language of now, for texts of the city's pack.
#[must_use]
pub fn use_language() -> Language {
    Language::from_tag(use_words().tag()).unwrap_or_default()
}

/// Who is here; `None` until the engine said so.
#[must_use]
pub fn use_session() -> ReadSignal<Option<Session>> {
    use_context::<Here>().session.into()
}

/// What waits.
#[must_use]
pub fn use_queue() -> ReadSignal<Queue> {
    use_context::<Here>().queue.into()
}

/// What is set. Change it with [`use_save_settings`].
#[must_use]
pub fn use_settings() -> ReadSignal<Settings> {
    use_context::<Here>().settings.into()
}

/// What this build is and which city it belongs to.
#[must_use]
pub fn use_about() -> ReadSignal<Option<About>> {
    use_context::<Here>().about.into()
}

/// Whether the shell has this port; what is missing is not shown.
#[must_use]
pub fn use_port(port: Port) -> bool {
    use_about().read().as_ref().is_some_and(|about| about.ports.contains(&port))
}

/// Whether the device can be asked where it is: by its shell, or by the browser.
#[must_use]
pub fn use_knows_place() -> bool {
    use_port(Port::Place) || page_knows_position()
}

/// Asks the device where it is and tells the engine, for warnings; answers whether it knew.
pub(crate) async fn tell_place(backend: &Backend) -> bool {
    let Some(at) = position().await else { return false };
    backend.call(TellDevicePlace { point: at.point, accuracy: at.accuracy }).await.is_ok()
}

/// The messages at the foot of the screen.
#[must_use]
pub fn use_toasts() -> Toasts {
    use_context()
}

/// What screen readers say.
#[must_use]
pub fn use_announcer() -> Announcer {
    use_context()
}

/// Which warnings ring.
#[must_use]
pub fn use_alarms() -> Alarms {
    use_context()
}

/// The warnings of this device, asked for once a frame and shared by everything in it.
#[derive(Clone, Copy, PartialEq)]
struct SharedAlerts(Query<ListedAlerts>);

/// Asks for the warnings; call it once, in the frame.
pub fn use_alerts_provider() {
    let alerts = use_query(&[Topic::Alerts], || ListAlerts {});
    use_context_provider(|| SharedAlerts(alerts));
}

/// The warnings of this device; `restart()` asks again.
#[must_use]
pub fn use_alerts() -> Query<ListedAlerts> {
    use_context::<SharedAlerts>().0
}

/// The city's time now, as far as the engine knows it, read when the component is drawn.
#[must_use]
pub fn use_now() -> Millis {
    use_context::<Clock>().now().plus(*use_context::<Here>().device_error.read())
}

/// An answer that follows its topics: `None` at first, then what the engine said last. An old answer stays on
/// screen while a new one is on its way.
pub struct Query<T: 'static> {
    answer: Signal<Option<Result<T, Problem>>>,
    asked: Resource<()>,
}

impl<T> Clone for Query<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Query<T> {}

impl<T> PartialEq for Query<T> {
    fn eq(&self, other: &Self) -> bool {
        self.answer == other.answer
    }
}

impl<T> Query<T> {
    /// What was answered last; a component that reads it is drawn again with the next answer.
    pub fn read(&self) -> ReadableRef<'_, Signal<Option<Result<T, Problem>>>> {
        self.answer.read()
    }

    /// Asks again.
    pub fn restart(&mut self) {
        self.asked.restart();
    }
}

/// What asks, whatever is asked: Dioxus's part is compiled once and not once an answer.
type Ask = Box<dyn FnMut() -> LocalBoxFuture<'static, ()>>;

/// Runs `ask`, and again whenever a signal that it reads before it waits changes.
fn use_answer<T>(ask: impl FnOnce(Signal<Option<Result<T, Problem>>>) -> Ask) -> Query<T> {
    let answer = use_signal(|| None);
    Query { answer, asked: use_resource(ask(answer)) }
}

/// Asks the engine, and again whenever one of `topics` changes, or a signal that `command` reads.
pub fn use_query<C: Command>(topics: &[Topic], command: impl Fn() -> C + 'static) -> Query<C::Reply> {
    let (backend, version) = (use_backend(), use_version(topics));
    use_answer(|mut answer| {
        Box::new(move || {
            let _ = version.read();
            let (backend, command) = (backend.clone(), command());
            async move { answer.set(Some(backend.call(command).await)) }.boxed_local()
        })
    })
}

/// The same where it counts which question an answer answers: it comes with the command.
pub fn use_told_query<C: Command + Clone>(
    topics: &[Topic],
    command: impl Fn() -> C + 'static,
) -> Query<(C, C::Reply)> {
    let (backend, version) = (use_backend(), use_version(topics));
    use_answer(|mut answer| {
        Box::new(move || {
            let _ = version.read();
            let (backend, command) = (backend.clone(), command());
            async move {
                let reply = backend.call(command.clone()).await;
                answer.set(Some(reply.map(|reply| (command, reply))));
            }
            .boxed_local()
        })
    })
}

/// A number that changes whenever one of `topics` does.
fn use_version(topics: &[Topic]) -> Signal<u32> {
    let changes = use_context::<Changes>();
    let version = use_signal(|| 0_u32);
    use_hook({
        let changes = changes.clone();
        move || changes.watch(topics, version)
    });
    use_drop(move || changes.forget(version));
    version
}

/// Whether something that must not be started twice is on its way.
#[derive(Clone, Copy, PartialEq)]
pub struct Busy(Signal<bool>);

/// Work that runs once at a time: while it runs, `run` does nothing and the button shows it.
#[must_use]
pub fn use_busy() -> Busy {
    Busy(use_signal(|| false))
}

impl Busy {
    /// Whether it runs now.
    #[must_use]
    pub fn is(self) -> bool {
        *self.0.read()
    }

    /// Starts the work unless it runs already.
    pub fn run(self, work: impl Future<Output = ()> + 'static) {
        self.start(work.boxed_local());
    }

    fn start(mut self, work: LocalBoxFuture<'static, ()>) {
        if *self.0.peek() {
            return;
        }
        self.0.set(true);
        spawn(async move {
            work.await;
            self.0.set(false);
        });
    }
}

/// Says in a toast what went wrong. It belongs to the root: what a page began may fail after the page has gone.
#[derive(Clone, Copy, PartialEq)]
pub struct Complain {
    toasts: Toasts,
    here: Here,
}

impl Complain {
    /// Says it in the citizen's words.
    pub fn say(self, problem: &Problem) {
        self.toasts.say(problem_text(self.here.words(), problem));
    }
}

/// Says in a toast what went wrong.
#[must_use]
pub fn use_complain() -> Complain {
    Complain { toasts: use_toasts(), here: use_context() }
}

/// Goes back, or home where there is no way back (a link was opened directly).
#[must_use]
pub fn use_back() -> Callback<()> {
    let navigator = use_navigator();
    use_callback(move |()| {
        if navigator.can_go_back() {
            navigator.go_back();
        } else {
            let _ = navigator.replace(Route::Home {});
        }
    })
}

/// The page's title, in the window and for screen readers.
pub fn use_title(title: String) {
    let announcer = use_announcer();
    let city = use_words().t("app-name");
    use_effect(use_reactive!(|(title, city)| {
        dom::set_title(&format!("{title} · {city}"));
        announcer.say(title);
    }));
}
