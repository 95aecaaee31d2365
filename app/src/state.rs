//! What every screen shares: who is here, what waits, what is set. The engine is the record; these are its latest
//! words, fed by the one stream in [`crate::root`].

use std::cell::RefCell;
use std::rc::Rc;

use dioxus::prelude::*;
use hue_i18n::Words;
use hue_model::Problem;
use hue_model::event::Topic;
use hue_model::queue::Queue;
use hue_model::session::{Session, SignInEnd};
use hue_model::settings::Settings;
use hue_model::shell::About;

/// The state that the stream feeds. Small signals instead of one, so that a screen wakes up only for its own.
#[derive(Clone, Copy, PartialEq)]
pub struct Here {
    /// Who is here; `None` until the first snapshot.
    pub session: Signal<Option<Session>>,
    /// What waits.
    pub queue: Signal<Queue>,
    /// What is set.
    pub settings: Signal<Settings>,
    /// What this build is; `None` until it answered.
    pub about: Signal<Option<About>>,
    /// How the last sign-in ended, until somebody has shown it.
    pub sign_in_end: Signal<Option<SignInEnd>>,
    /// Why the engine cannot be used at all.
    pub broken: Signal<Option<Problem>>,
    /// The words to use while the citizen chose no language.
    pub system: Signal<Words>,
}

impl Here {
    /// Makes the signals; call it once, in the root.
    #[must_use]
    pub fn provide(system: Words) -> Self {
        use_context_provider(|| Self {
            session: Signal::new(None),
            queue: Signal::new(Queue::default()),
            settings: Signal::new(Settings::default()),
            about: Signal::new(None),
            sign_in_end: Signal::new(None),
            broken: Signal::new(None),
            system: Signal::new(system),
        })
    }

    /// The words in the language of now; a component that calls this follows a change at once.
    #[must_use]
    pub fn words(self) -> Words {
        match self.settings.read().language {
            Some(language) => Words::new(language.tag()),
            None => *self.system.read(),
        }
    }
}

/// A query's topics, and the number that makes it ask again.
type Watcher = (Vec<Topic>, Signal<u32>);

/// Who wants to be asked again when a topic changes.
#[derive(Clone, Default)]
pub struct Changes(Rc<RefCell<Vec<Watcher>>>);

impl Changes {
    /// From now on `version` rises when one of `topics` changes.
    pub fn watch(&self, topics: &[Topic], version: Signal<u32>) {
        self.0.borrow_mut().push((topics.to_vec(), version));
    }

    /// Forgets a watcher that leaves the screen.
    pub fn forget(&self, version: Signal<u32>) {
        self.0.borrow_mut().retain(|(_, watched)| *watched != version);
    }

    /// This topic changed; `None` means that everything may have.
    pub fn tell(&self, topic: Option<Topic>) {
        let concerned = |topics: &[Topic]| topic.is_none_or(|topic| topics.contains(&topic));
        let versions: Vec<_> = self
            .0
            .borrow()
            .iter()
            .filter(|(topics, _)| concerned(topics))
            .map(|(_, version)| *version)
            .collect();
        for mut version in versions {
            *version.write() += 1;
        }
    }
}

/// A short message at the foot of the screen.
#[derive(Clone, PartialEq)]
pub struct Toast {
    /// Tells it from the others.
    pub id: u32,
    /// What it says.
    pub text: String,
    /// A button, such as "undo", and what it does.
    pub action: Option<(String, Callback<()>)>,
}

/// The messages at the foot of the screen; screen readers hear each once.
#[derive(Clone, Copy, PartialEq)]
pub struct Toasts {
    shown: Signal<Vec<Toast>>,
    next: Signal<u32>,
}

impl Toasts {
    /// Makes the list; call it once, in the root.
    pub fn provide() -> Self {
        use_context_provider(|| Self { shown: Signal::new(Vec::new()), next: Signal::new(0) })
    }

    /// What is shown now.
    #[must_use]
    pub fn shown(self) -> ReadSignal<Vec<Toast>> {
        self.shown.into()
    }

    /// Says something for six seconds.
    pub fn say(self, text: impl Into<String>) {
        self.add(text.into(), None, 6_000);
    }

    /// Says something with a way back, for ten seconds.
    pub fn offer(self, text: impl Into<String>, label: impl Into<String>, action: Callback<()>) {
        self.add(text.into(), Some((label.into(), action)), 10_000);
    }

    /// Takes a message away.
    pub fn close(mut self, id: u32) {
        self.shown.write().retain(|toast| toast.id != id);
    }

    fn add(mut self, text: String, action: Option<(String, Callback<()>)>, millis: u32) {
        let id = *self.next.peek();
        self.next.set(id.wrapping_add(1));
        self.shown.write().push(Toast { id, text, action });
        dioxus::dioxus_core::spawn_forever(async move {
            crate::bridge::dom::sleep(millis).await;
            self.close(id);
        });
    }
}

/// What screen readers should say without anything moving on the screen.
#[derive(Clone, Copy, PartialEq)]
pub struct Announcer {
    /// Said when there is a pause.
    pub polite: Signal<String>,
    /// Said at once; only for what cannot wait.
    pub urgent: Signal<String>,
}

impl Announcer {
    /// Makes the two regions' texts; call it once, in the root.
    pub fn provide() -> Self {
        use_context_provider(|| Self {
            polite: Signal::new(String::new()),
            urgent: Signal::new(String::new()),
        })
    }

    /// Says something when there is a pause.
    pub fn say(mut self, text: impl Into<String>) {
        self.polite.set(text.into());
    }

    /// Says something at once.
    pub fn say_now(mut self, text: impl Into<String>) {
        self.urgent.set(text.into());
    }
}
