//! Settings: saved from any screen, shown while they are being saved, and never overtaken by an older answer.

use dioxus::prelude::*;
use hue_model::settings::{GetSettings, SaveSettings, Settings};

use super::{use_backend, use_complain};
use crate::bridge::Backend;
use crate::state::Here;

/// Changes the settings: shown at once, and put back if the engine could not store them.
#[must_use]
pub fn use_save_settings() -> Callback<Settings> {
    let (backend, here, complain) = (use_backend(), use_context::<Here>(), use_complain());
    use_callback(move |settings: Settings| {
        let (backend, mut here) = (backend.clone(), here);
        here.settings.set(settings);
        if !here.saves.write().begin() {
            return;
        }
        dioxus::dioxus_core::spawn_forever(async move {
            loop {
                let settings = here.settings.peek().clone();
                if let Err(problem) = backend.call(SaveSettings { settings }).await {
                    complain.say(&problem);
                }
                if !here.saves.write().goes_on() {
                    break;
                }
            }
            reread_settings(&backend, here).await;
        });
    })
}

/// Asks what is set and shows it, unless a save is under way or something newer was asked meanwhile.
pub(crate) async fn reread_settings(backend: &Backend, mut here: Here) {
    let Some(question) = here.saves.write().ask() else { return };
    if let Ok(settings) = backend.call(GetSettings {}).await
        && here.saves.peek().counts(question)
    {
        here.settings.set(settings);
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use dioxus::dioxus_core::current_scope_id;
    use futures_channel::oneshot;
    use futures_util::FutureExt as _;
    use hue_i18n::Words;
    use hue_model::Problem;
    use hue_model::id::BlobId;
    use hue_model::problem::Code;
    use hue_model::settings::Theme;

    use super::*;
    use crate::bridge::{Chosen, Events, Later, Transport};
    use crate::state::Toasts;

    /// A command's name, its body, and where the reply goes.
    type Question = (&'static str, String, oneshot::Sender<Result<String, Problem>>);

    /// What is on screen: a page, for as long as it is open.
    struct Shown {
        here: Here,
        save: Callback<Settings>,
        toasts: Toasts,
        open: Signal<bool>,
        page: ScopeId,
    }

    /// An engine that answers when it is told to.
    #[derive(Clone, Default)]
    struct Slow(Rc<RefCell<Vec<Question>>>);

    impl Transport for Slow {
        fn call(&self, name: &'static str, body: String) -> Later<String> {
            let (answer, answered) = oneshot::channel();
            self.0.borrow_mut().push((name, body, answer));
            async move { answered.await.unwrap() }.boxed_local()
        }

        fn put(&self, _chosen: Chosen) -> Later<BlobId> {
            unreachable!("nothing is chosen here")
        }

        fn blob_url(&self, _id: BlobId) -> String {
            unreachable!("no picture is shown here")
        }

        fn subscribe(&self) -> Events {
            unreachable!("no stream is opened here")
        }
    }

    /// What a test holds of the running app.
    #[derive(Clone, Default)]
    struct Held(Rc<RefCell<Option<Shown>>>);

    fn screen() -> Element {
        let here = Here::provide(Words::new("vi"));
        let toasts = Toasts::provide();
        let open = use_signal(|| true);
        rsx! {
            if open() {
                Page { here, toasts, open }
            }
        }
    }

    #[component]
    fn Page(here: Here, toasts: Toasts, open: Signal<bool>) -> Element {
        let save = use_save_settings();
        use_context::<Held>().0.replace(Some(Shown { here, save, toasts, open, page: current_scope_id() }));
        rsx! {}
    }

    struct App {
        dom: VirtualDom,
        engine: Slow,
        shown: Shown,
    }

    impl App {
        fn new() -> Self {
            let (engine, held) = (Slow::default(), Held::default());
            let mut dom = VirtualDom::new(screen);
            dom.in_scope(ScopeId::ROOT, || {
                provide_context(Backend::new(engine.clone()));
                provide_context(held.clone());
            });
            dom.rebuild_in_place();
            let shown = held.0.take().unwrap();
            Self { dom, engine, shown }
        }

        fn save(&mut self, settings: &Settings) {
            self.dom.in_scope(ScopeId::ROOT, || self.shown.save.call(settings.clone()));
            self.settle();
        }

        /// As the stream does when it hears that the settings changed.
        fn hears_of_a_change(&mut self) {
            let (backend, here) = (Backend::new(self.engine.clone()), self.shown.here);
            self.dom.in_scope(ScopeId::ROOT, || {
                dioxus::dioxus_core::spawn_forever(async move { reread_settings(&backend, here).await })
            });
            self.settle();
        }

        /// Answers the oldest question, which has to be this one, and tells its body.
        fn answer(&mut self, name: &str, reply: Result<&Settings, Problem>) -> String {
            let (asked, body, answer) = self.engine.0.borrow_mut().remove(0);
            assert_eq!(asked, name);
            answer.send(reply.map(|settings| serde_json::to_string(settings).unwrap())).unwrap();
            self.settle();
            body
        }

        fn settle(&mut self) {
            while self.dom.wait_for_work().now_or_never().is_some() {
                self.dom.render_immediate(&mut dioxus::dioxus_core::NoOpMutations);
            }
        }

        fn shown(&self) -> Settings {
            self.dom.in_scope(ScopeId::ROOT, || self.shown.here.settings.peek().clone())
        }
    }

    fn steps() -> [Settings; 3] {
        let dark = Settings { theme: Theme::Dark, ..Settings::default() };
        [Settings::default(), dark.clone(), Settings { welcomed: true, ..dark }]
    }

    #[test]
    fn two_quick_choices_both_stay_whatever_is_answered_late() {
        let (mut app, [before, dark, welcomed]) = (App::new(), steps());
        app.hears_of_a_change();
        app.save(&dark);
        app.save(&welcomed);
        app.answer("settings.get", Ok(&before));
        assert_eq!(app.shown(), welcomed, "what was asked before the choices is old");
        assert_eq!(app.engine.0.borrow().len(), 1, "one save at a time: two could overtake each other");
        app.answer("settings.save", Ok(&dark));
        app.hears_of_a_change();
        assert_eq!(app.shown(), welcomed, "the first answer knows nothing of the second choice");
        let sent = app.answer("settings.save", Ok(&welcomed));
        assert!(sent.contains(r#""welcomed":true"#), "the second choice is saved too: {sent}");
        app.answer("settings.get", Ok(&welcomed));
        assert_eq!(app.shown(), welcomed);
        assert!(app.engine.0.borrow().is_empty(), "nothing else was asked");
    }

    #[test]
    fn what_the_engine_cannot_store_is_put_back() {
        let (mut app, [before, dark, _]) = (App::new(), steps());
        app.save(&dark);
        assert_eq!(app.shown(), dark, "shown at once");
        app.answer("settings.save", Err(Problem::new(Code::DiskFull)));
        app.answer("settings.get", Ok(&before));
        assert_eq!(app.shown(), before);
    }

    #[test]
    fn what_the_engine_cannot_store_is_said_when_its_page_has_gone() {
        let (mut app, [before, dark, _]) = (App::new(), steps());
        app.save(&dark);
        let mut open = app.shown.open;
        app.dom.in_scope(ScopeId::ROOT, || open.set(false));
        app.settle();
        app.answer("settings.save", Err(Problem::new(Code::DiskFull)));
        app.answer("settings.get", Ok(&before));
        assert_eq!(app.shown(), before);
        let toasts = app.shown.toasts;
        let said = app.dom.in_scope(ScopeId::ROOT, || toasts.shown().peek().len());
        assert_eq!(said, 1, "whoever went on is told too");
    }

    #[test]
    fn the_button_of_a_message_works_when_the_page_that_said_it_has_gone() {
        let mut app = App::new();
        let (toasts, mut open) = (app.shown.toasts, app.shown.open);
        let pressed = Rc::new(RefCell::new(0));
        let counted = Rc::clone(&pressed);
        let page = app.shown.page;
        app.dom.in_scope(page, || {
            toasts.offer("Mất điện ở Kim Long", "Xem", move || *counted.borrow_mut() += 1)
        });
        app.dom.in_scope(ScopeId::ROOT, || open.set(false));
        app.settle();
        let action = app.dom.in_scope(ScopeId::ROOT, || toasts.shown().peek()[0].action.clone());
        app.dom.in_scope(ScopeId::ROOT, || action.unwrap().1.call(()));
        assert_eq!(*pressed.borrow(), 1);
    }
}
