//! The middle of the page of a case.

use hue_i18n::Words;
use hue_model::text::NameOrder;
use hue_model::time::Millis;
use maud::{Markup, html};

use super::{Reporter, Shown, history};
use crate::case::Case;
use crate::console::act::Act;
use crate::console::form::Mistake;
use crate::console::officer::Officer;
use crate::console::rows::{self, Urgency, agency_name, service_name};
use crate::console::{layout, listing};
use crate::state::App;
use crate::store::report::{number, word};
use crate::web::{self, moment};

/// A case and who looks at it.
pub(super) struct View<'a> {
    pub(super) app: &'a App,
    pub(super) officer: &'a Officer,
    pub(super) words: Words,
    pub(super) case: &'a Case,
    /// The case with names and, after a look, the reporter.
    pub(super) shown: &'a Shown,
    /// The queue's filters, kept through every form.
    pub(super) query: &'a str,
    pub(super) now: Millis,
    pub(super) mistake: Option<&'a Mistake>,
}

impl View<'_> {
    /// Everything but the map.
    pub(super) fn main(&self, urgency: Urgency) -> Markup {
        let words = self.words;
        html! {
            main.case id="main" tabindex="-1" data-version=(self.case.mark()) {
                a.back href=(format!("/console?{}", self.query)) { "‹ " (words.t("console-to-queue")) }
                p.changed id="changed" role="status" hidden {
                    (words.t("console-changed")) " "
                    a href=(format!("/console/cases/{}", self.case.report.id)) { (words.t("console-changed-reload")) }
                }
                (self.head(urgency))
                (self.photos())
                p.description lang="vi" dir="auto" { (self.case.report.description) }
                (self.facts())
                (self.actions())
                (self.reporter())
                (history::timeline(self))
                (history::audit(self))
            }
        }
    }

    fn head(&self, urgency: Urgency) -> Markup {
        let (words, report) = (self.words, &self.case.report);
        let status = word(report.status);
        html! {
            p.chips {
                span.chip data-urgency=(urgency.word()) { (words.t(&format!("console-urgency-{}", urgency.word()))) }
                span.chip { (words.t(&format!("console-status-{status}"))) }
                @if report.anonymous { span.chip { (words.t("console-anonymous")) } }
                @if let Some(awaited) = self.case.awaited() { span.chip.awaited { (rows::awaited_text(words, awaited)) } }
                span.due { (rows::due(words, report, urgency, self.now)) }
            }
            h1 { span.number { (number(report.number)) } " " (service_name(self.app, words, &report.service_code)) }
        }
    }

    fn photos(&self) -> Markup {
        let words = self.words;
        let stored = self.case.photos.iter().filter(|photo| photo.stored_at.is_some());
        let list: Vec<_> = stored.enumerate().collect();
        html! {
            @if !list.is_empty() {
                ul.photos {
                    @for (index, photo) in list {
                        @let key = if photo.proof { "console-photo-proof" } else { "console-photo" };
                        @let label = words.get(key, &hue_i18n::args! { "number" => index + 1 });
                        li {
                            a href=(format!("/console/photos/{}", photo.id)) {
                                img src=(format!("/console/photos/{}", photo.id)) alt=(label);
                            }
                            @if photo.proof { span.tag { (words.t("console-proof")) } }
                        }
                    }
                }
            }
        }
    }

    fn facts(&self) -> Markup {
        let (words, report) = (self.words, &self.case.report);
        let agency = report.agency.as_deref().map(|id| agency_name(self.app, words, id));
        let facts = [
            ("console-fact-written", moment(words, report.written_at, self.now)),
            (
                "console-fact-received",
                report.received_at.map_or_else(String::new, |at| moment(words, at, self.now)),
            ),
            ("console-fact-due", report.due_at.map_or_else(String::new, |at| moment(words, at, self.now))),
            ("console-fact-agency", agency.unwrap_or_else(|| words.t("console-fact-no-agency"))),
        ];
        html! {
            dl.facts {
                @for (key, value) in facts {
                    @if !value.is_empty() { div { dt { (words.t(key)) } dd { (value) } } }
                }
            }
        }
    }

    /// What stands over the map: the place in words.
    pub(super) fn place(&self, ward: &str) -> Markup {
        let (words, place) = (self.words, &self.case.report.place);
        let source = words.t(&format!("console-place-{}", word(place.source)));
        html! {
            div.card {
                p { b { @if place.address.is_empty() { (ward) } @else { (place.address) } } }
                @if !place.address.is_empty() { p { (ward) } }
                p.muted {
                    (source)
                    @if let Some(metres) = place.accuracy { " ±" (format!("{metres:.0}")) " m" }
                    " · " (format!("{:.5}, {:.5}", place.point.lat, place.point.long))
                }
            }
        }
    }

    fn actions(&self) -> Markup {
        let acts = Act::open_to(self.officer.is_operator(), self.case.report.status);
        let offered = |mistake: &&Mistake| acts.iter().any(|act| act.word() == mistake.action);
        html! {
            // The form it came from is not offered any more; its words must not go with it.
            @if let Some(mistake) = self.mistake.filter(|mistake| !offered(mistake)) {
                section.actions {
                    p.error role="alert" { (mistake.message) }
                    (layout::written(self.words, mistake.written()))
                }
            }
            @if !acts.is_empty() {
                section.actions aria-label=(self.words.t("console-actions")) {
                    @for act in acts { (self.action(act)) }
                }
            }
        }
    }

    fn action(&self, act: Act) -> Markup {
        let words = self.words;
        let label = words.t(&format!("console-act-{}", act.word()));
        let mistake = self.mistake.filter(|mistake| mistake.action == act.word());
        let form = html! {
            form method="post" action=(self.target(act.word())) enctype=[act.has_photo().then_some("multipart/form-data")] {
                input type="hidden" name="csrf" value=(self.officer.session.csrf);
                input type="hidden" name="version" value=(self.case.report.version);
                @if let Some(mistake) = mistake { p.error role="alert" id="mistake" { (mistake.message) } }
                (self.fields(act, mistake))
                button.primary[act.is_main()].danger[act == Act::Refuse] {
                    (words.t(&format!("console-send-{}", act.word())))
                }
            }
        };
        html! {
            @if act.has_fields() {
                details.act data-act=(act.word()) open[mistake.is_some()] name="act" { summary { (label) } (form) }
            } @else {
                div.act data-act=(act.word()) { (form) }
            }
        }
    }

    fn target(&self, action: &str) -> String {
        listing::at(&format!("/console/cases/{}/{action}", self.case.report.id), self.query)
    }

    fn fields(&self, act: Act, mistake: Option<&Mistake>) -> Markup {
        match act {
            Act::Take | Act::Close => html! {},
            Act::Assign => self.agencies(Mistake::typed(mistake, act.word(), "agency")),
            Act::Refuse | Act::Answer | Act::Fixed => {
                let (name, id) = (act.field(), format!("{}-{}", act.word(), act.field()));
                let described = mistake.map(|_| "mistake");
                html! {
                    label for=(id) { (self.words.t(&format!("console-field-{}", act.word()))) }
                    textarea id=(id) name=(name) rows=(if act == Act::Answer { 8 } else { 4 }) maxlength="8000"
                        aria-describedby=[described] aria-invalid=[described.map(|_| "true")] {
                        (Mistake::typed(mistake, act.word(), name))
                    }
                    @if act.has_photo() { (self.proof()) }
                }
            }
        }
    }

    fn proof(&self) -> Markup {
        html! {
            label for="proof" { (self.words.t("console-field-proof")) }
            input id="proof" type="file" name="proof" accept="image/jpeg" required;
            p.muted { (self.words.t("console-field-proof-hint")) }
        }
    }

    fn agencies(&self, typed: &str) -> Markup {
        let (words, report, pack) = (self.words, &self.case.report, &self.app.pack);
        let usual = pack.usual_agency(&report.service_code, &report.place.ward_code).unwrap_or_default();
        let chosen = if typed.is_empty() { report.agency.as_deref().unwrap_or(&usual) } else { typed };
        let mut all: Vec<_> =
            pack.agencies.iter().map(|(id, name)| (id.as_str(), name.text(web::language(words)))).collect();
        all.sort_by_cached_key(|(_, name)| NameOrder::of(name));
        html! {
            label for="agency" { (words.t("console-field-assign")) }
            select id="agency" name="agency" {
                @for (id, name) in all {
                    option value=(id) selected[id == chosen] {
                        (name) @if id == usual { " · " (words.t("console-field-assign-usual")) }
                    }
                }
            }
        }
    }

    fn reporter(&self) -> Markup {
        if !self.officer.is_operator() {
            return html! {};
        }
        let words = self.words;
        html! {
            section.reporter aria-labelledby="reporter" {
                h2 id="reporter" { (words.t("console-reporter")) }
                @match &self.shown.reporter {
                    Some(Reporter::Person(person)) => p {
                        b { (person.name.as_deref().unwrap_or(&person.sub)) }
                        " · " (words.t(&format!("console-vneid-level-{}", person.level.clamp(0, 2))))
                    },
                    Some(Reporter::Guest) => p { (words.t("console-reporter-guest")) },
                    None => form method="post" action=(self.target("reporter")) {
                        input type="hidden" name="csrf" value=(self.officer.session.csrf);
                        p.muted { (words.t("console-reporter-hidden")) }
                        button { (words.t("console-reporter-look")) }
                    },
                }
            }
        }
    }
}
