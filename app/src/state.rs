//! What every screen shares: who is here, what waits, what is set. The engine is the record; these are its latest
//! words, fed by the one stream in [`crate::root`].

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use dioxus::dioxus_core::{Runtime, spawn_forever};
use dioxus::prelude::*;
use hue_i18n::Words;
use hue_model::Problem;
use hue_model::alert::{AlertState, AlertSummary, Loudness, Status};
use hue_model::event::Topic;
use hue_model::gauge::ThresholdCrossing;
use hue_model::id::AlertId;
use hue_model::news::ServiceNews;
use hue_model::queue::Queue;
use hue_model::session::{Session, SignInEnd};
use hue_model::settings::Settings;
use hue_model::shell::About;

use crate::words::problem_text;

/// The state that the stream feeds. Small signals instead of one, so that a screen wakes up only for its own.
#[derive(Clone, Copy, PartialEq)]
pub struct Here {
    /// Who is here; `None` until the first snapshot.
    pub session: Signal<Option<Session>>,
    /// What waits.
    pub queue: Signal<Queue>,
    /// What is set.
    pub settings: Signal<Settings>,
    /// Whether it is being saved, and which question about it counts.
    pub saves: Signal<Saves>,
    /// What this build is; `None` until it answered.
    pub about: Signal<Option<About>>,
    /// How the last sign-in ended, until somebody has shown it.
    pub sign_in_end: Signal<Option<SignInEnd>>,
    /// Why the engine cannot be used at all.
    pub broken: Signal<Option<Problem>>,
    /// The words to use while the citizen chose no language.
    pub system: Signal<Words>,
    /// How many languages' words have come since the start.
    pub words_came: Signal<u32>,
    /// How far the device's clock is behind the city's, in milliseconds.
    pub device_error: Signal<i64>,
}

impl Here {
    /// Makes the signals; call it once, in the root.
    #[must_use]
    pub fn provide(system: Words) -> Self {
        use_context_provider(|| Self {
            session: Signal::new(None),
            queue: Signal::new(Queue::default()),
            settings: Signal::new(Settings::default()),
            saves: Signal::new(Saves::default()),
            about: Signal::new(None),
            sign_in_end: Signal::new(None),
            broken: Signal::new(None),
            system: Signal::new(system),
            words_came: Signal::new(0),
            device_error: Signal::new(0),
        })
    }

    /// The engine says how far the device's clock is behind.
    pub fn learn(mut self, device_error: i64) {
        if *self.device_error.peek() != device_error {
            self.device_error.set(device_error);
        }
    }

    /// The words in the language of now; a component that calls this follows a change at once. Until the words of a
    /// language have come it is Vietnamese, which is always here.
    #[must_use]
    pub fn words(self) -> Words {
        if self.has_words() { self.wanted() } else { Words::new("vi") }
    }

    /// Whether the words of the language of now are here.
    #[must_use]
    pub fn has_words(self) -> bool {
        // Whoever asks too early is told when they come.
        let _ = self.words_came.read();
        self.wanted().are_here()
    }

    /// The words that the citizen or the system wants.
    #[must_use]
    pub fn wanted(self) -> Words {
        match self.settings.read().language {
            Some(language) => Words::new(language.tag()),
            None => *self.system.read(),
        }
    }
}

/// Which answer about the settings may be shown: none while a save is under way, and of several the one asked
/// for last. Answers overtake each other, and an old one would take a choice back.
#[derive(Clone, Copy, Default, PartialEq)]
pub struct Saves {
    under_way: bool,
    again: bool,
    asked: u32,
}

impl Saves {
    /// Something was chosen; what was asked before does not count any more. Answers whether a save has to be
    /// started: one that is under way goes on with the new choice.
    pub fn begin(&mut self) -> bool {
        self.asked = self.asked.wrapping_add(1);
        self.again = self.under_way;
        !std::mem::replace(&mut self.under_way, true)
    }

    /// A save ended. Answers whether something was chosen meanwhile and has to be saved too.
    pub fn goes_on(&mut self) -> bool {
        self.under_way = std::mem::take(&mut self.again);
        self.under_way
    }

    /// The number of a new question; `None` while a save is under way, whose end asks.
    pub fn ask(&mut self) -> Option<u32> {
        if self.under_way {
            return None;
        }
        self.asked = self.asked.wrapping_add(1);
        Some(self.asked)
    }

    /// Whether the answer to this question may be shown.
    #[must_use]
    pub fn counts(self, question: u32) -> bool {
        self.asked == question
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

    /// Says something with a button, for ten seconds. The message outlives the page that says it, and so does what the
    /// button does: it belongs to the root.
    pub fn offer(
        self,
        text: impl Into<String>,
        label: impl Into<String>,
        mut action: impl FnMut() + 'static,
    ) {
        let action = Runtime::current().in_scope(ScopeId::ROOT, || Callback::leak(move |()| action()));
        self.add(text.into(), Some((label.into(), action)), 10_000);
    }

    /// Says what was done, with a way back; what is in its way is said too.
    pub fn offer_back<Back>(
        self,
        words: Words,
        text: impl Into<String>,
        mut back: impl FnMut() -> Back + 'static,
    ) where
        Back: Future<Output = Result<(), Problem>> + 'static,
    {
        self.offer(text, words.t("undo"), move || {
            let back = back();
            spawn_forever(async move {
                if let Err(problem) = back.await {
                    self.say(problem_text(words, &problem));
                }
            });
        });
    }

    /// Takes a message away.
    pub fn close(mut self, id: u32) {
        self.shown.write().retain(|toast| toast.id != id);
    }

    fn add(mut self, text: String, action: Option<(String, Callback<()>)>, millis: u32) {
        let id = *self.next.peek();
        self.next.set(id.wrapping_add(1));
        self.shown.write().push(Toast { id, text, action });
        spawn_forever(async move {
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
    pub fn say(self, text: impl Into<String>) {
        Self::said_in(self.polite, text.into());
    }

    /// Says something at once.
    pub fn say_now(self, text: impl Into<String>) {
        Self::said_in(self.urgent, text.into());
    }

    /// Whoever reads the page later does not come upon what was true once.
    fn said_in(mut region: Signal<String>, text: String) {
        region.set(text.clone());
        spawn_forever(async move {
            crate::bridge::dom::sleep(10_000).await;
            if *region.peek() == text {
                region.set(String::new());
            }
        });
    }
}

/// Which warnings ring: what the engine said unasked, and what the citizen has read since.
#[derive(Clone, Copy, PartialEq)]
pub struct Alarms {
    /// The last one that rang quietly enough for a line at the foot, until somebody has shown it.
    pub normal: Signal<Option<AlertSummary>>,
    /// The last one that rang, until somebody looked whether the system has to show it.
    pub unseen: Signal<Option<AlertSummary>>,
    /// The levels of the citizen's that were just crossed, until somebody has shown them.
    pub crossed: Signal<Vec<ThresholdCrossing>>,
    /// The news of daily services, until somebody has shown them.
    pub news: Signal<Vec<ServiceNews>>,
    rang: Signal<Vec<AlertSummary>>,
    read: Signal<BTreeSet<AlertId>>,
    said: Signal<BTreeSet<AlertId>>,
}

impl Alarms {
    /// Makes the lists; call it once, in the root.
    pub fn provide() -> Self {
        use_context_provider(|| Self {
            normal: Signal::new(None),
            unseen: Signal::new(None),
            crossed: Signal::new(Vec::new()),
            news: Signal::new(Vec::new()),
            rang: Signal::new(Vec::new()),
            read: Signal::new(BTreeSet::new()),
            said: Signal::new(BTreeSet::new()),
        })
    }

    /// The engine says that this one rings.
    pub fn ring(mut self, alert: AlertSummary) {
        if alert.loudness != Loudness::Quiet {
            self.unseen.set(Some(alert.clone()));
        }
        match alert.loudness {
            Loudness::Breakthrough => self.rang.write().push(alert),
            Loudness::Normal => self.normal.set(Some(alert)),
            Loudness::Quiet => {}
        }
    }

    /// The engine says that a level was crossed; in quiet hours it only stands in the list.
    pub fn cross(mut self, crossing: ThresholdCrossing) {
        if crossing.loudness != Loudness::Quiet {
            self.crossed.write().push(crossing);
        }
    }

    /// The engine has news of a daily service; in quiet hours they only stand in its list.
    pub fn tell(mut self, news: ServiceNews) {
        if news.loudness != Loudness::Quiet {
            self.news.write().push(news);
        }
    }

    /// The citizen has read this message: it is not shown over everything again.
    pub fn read(mut self, id: AlertId) {
        self.read.write().insert(id);
    }

    /// Whether this message is to be said aloud: the first time only.
    #[must_use]
    pub fn first_time(mut self, id: AlertId) -> bool {
        self.said.write().insert(id)
    }

    /// The one that takes the whole screen now, given the list that the engine keeps.
    #[must_use]
    pub fn due(self, listed: &[AlertSummary]) -> Option<AlertSummary> {
        due(listed, &self.rang.read(), &self.read.read())
    }
}

/// The worst and newest message that breaks through, is in force and was not read; what is meant comes before any
/// exercise. The list counts, but a message that just rang may be newer than it.
fn due(listed: &[AlertSummary], rang: &[AlertSummary], read: &BTreeSet<AlertId>) -> Option<AlertSummary> {
    let known = |one: &AlertSummary| {
        let same = |other: &&AlertSummary| other.alert.incident == one.alert.incident;
        listed.iter().find(same).is_some_and(|other| other.alert.sequence >= one.alert.sequence)
    };
    let loud = |one: &&AlertSummary| {
        one.loudness == Loudness::Breakthrough
            && one.state == AlertState::Active
            && one.acknowledged_at.is_none()
            && !read.contains(&one.alert.id)
    };
    let all = listed.iter().chain(rang.iter().filter(|one| !known(one)));
    let grave =
        |one: &&AlertSummary| (one.alert.status == Status::Actual, one.alert.level, one.alert.sequence);
    all.filter(loud).max_by_key(grave).cloned()
}
