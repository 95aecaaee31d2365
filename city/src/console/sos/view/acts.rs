//! Who works on a case, which team has it, and what can be done with it now.

use hue_i18n::args;
use hue_model::sos::CitySosState;
use hue_model::text::NameOrder;
use maud::{Markup, html};

use super::View;
use crate::console::form::Mistake;
use crate::sos::text::marked;
use crate::store::report::word;
use crate::store::team::Team;
use crate::web::{self, moment};

/// What an action is and asks for.
struct Act {
    word: &'static str,
    /// The name of its field of text, and whether it must be filled in.
    field: Option<(&'static str, bool)>,
    class: &'static str,
}

const fn plain(word: &'static str, class: &'static str) -> Act {
    Act { word, field: None, class }
}

const fn worded(word: &'static str, field: &'static str, required: bool, class: &'static str) -> Act {
    Act { word, field: Some((field, required)), class }
}

impl View<'_> {
    /// Who works on it: nobody, this person, or somebody else, which is said loudly.
    pub(super) fn claim(&self) -> Markup {
        let (words, case) = (self.words, &self.shown.case);
        if case.merged_into.is_some() || case.state.is_over() {
            return html! {};
        }
        let Some(claim) = &case.claim else {
            return html! { div.claim { p { (words.t("console-sos-free")) } (self.button("claim", "primary", &[])) } };
        };
        let since = moment(words, claim.at, self.now);
        if claim.by == self.officer.actor().id {
            let said = words.get("console-sos-mine", &args! { "since" => since });
            return html! { div.claim.mine { p { (said) } (self.button("release", "", &[])) } };
        }
        let name = self.shown.names.people.get(&claim.by).cloned().unwrap_or_default();
        let said = words.get("console-sos-theirs", &args! { "name" => name, "since" => since });
        html! {
            div.claim.theirs role="status" { p { (said) } (self.button("take-over", "", &[("from", claim.by.as_str())])) }
        }
    }

    /// Whether somebody else works on it.
    fn is_theirs(&self) -> bool {
        let own = self.officer.actor().id;
        self.shown.case.claim.as_ref().is_some_and(|claim| claim.by != own)
    }

    /// A form that is one button.
    pub(super) fn button(&self, action: &str, class: &str, more: &[(&str, &str)]) -> Markup {
        html! {
            form.one method="post" action=(self.target(action)) data-act=(action) {
                (self.hidden())
                @for (name, value) in more { input type="hidden" name=(name) value=(value); }
                button class=(class) { (self.words.t(&format!("console-sos-act-{action}"))) }
            }
        }
    }

    /// What every form of a case carries.
    pub(super) fn hidden(&self) -> Markup {
        html! {
            input type="hidden" name="csrf" value=(self.officer.session.csrf);
            input type="hidden" name="version" value=(self.shown.case.desk_version);
        }
    }

    /// The team that has it, or those it can be given to: free ones first.
    pub(super) fn team(&self) -> Markup {
        let case = &self.shown.case;
        if case.merged_into.is_some() || case.state.is_over() {
            return html! {};
        }
        let current = case.team.as_ref().and_then(|id| self.shown.names.teams.get(id));
        html! {
            @if let Some(team) = current { (self.current(team)) }
            @if !self.is_theirs() { section.actions { (self.give(current.is_some())) } }
        }
    }

    fn give(&self, again: bool) -> Markup {
        let mistaken = self.mistake.is_some_and(|mistake| mistake.action == "assign");
        let label = if again { "console-sos-act-reassign" } else { "console-sos-act-assign" };
        html! {
            details.act data-act="assign" name="act" open[mistaken] {
                summary { (self.words.t(label)) }
                form method="post" action=(self.target("assign")) { (self.hidden()) (self.choice()) }
            }
        }
    }

    fn current(&self, team: &Team) -> Markup {
        let (words, case) = (self.words, &self.shown.case);
        let accepted = self.shown.given.as_ref().and_then(|given| given.accepted_at);
        html! {
            div.team {
                p { b { (team.name) } " · " (team.leader) " · " a href=(format!("tel:{}", super::dialled(&team.phone))) { (team.phone) } }
                p.muted {
                    (words.t(&format!("console-sos-state-{}", word(case.state))))
                    @if let Some(at) = accepted { " · " (words.t("console-sos-accepted")) " " (moment(words, at, self.now)) }
                    @else { " · " (words.t("console-sos-not-accepted")) }
                }
            }
        }
    }

    fn choice(&self) -> Markup {
        let (words, busy) = (self.words, &self.shown.busy);
        let mut teams: Vec<_> = self.shown.names.teams.values().filter(|team| !team.retired).collect();
        teams
            .sort_by_cached_key(|team| (busy.get(&team.id).copied().unwrap_or(0), NameOrder::of(&team.name)));
        html! {
            @if teams.is_empty() { p { (words.t("console-sos-no-teams")) " " a href="/console/sos/teams" { (words.t("console-sos-teams")) } } }
            @for team in teams {
                @let has = busy.get(&team.id).copied().unwrap_or(0);
                button.choice name="team" value=(team.id) {
                    b { (team.name) } " "
                    span { (team.leader) @if !team.boat.is_empty() { " · " (team.boat) } @if !team.area.is_empty() { " · " (team.area) } }
                    span.muted {
                        @if has == 0 { (words.t("console-sos-team-free")) }
                        @else { (words.get("console-sos-team-busy", &args! { "count" => has })) }
                    }
                }
            }
        }
    }

    /// The link of the team the case was given to just now.
    pub(super) fn link(&self) -> Markup {
        let words = self.words;
        let Some(link) = &self.shown.link else { return html! {} };
        let team = self.shown.case.team.as_ref().and_then(|id| self.shown.names.teams.get(id));
        let phone = team.map(|team| super::dialled(&team.phone)).unwrap_or_default();
        let text = marked(self.shown.case.drill, link.clone());
        let text: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
        html! {
            div.link role="status" {
                label for="link" { (words.t("console-sos-link")) }
                input id="link" readonly value=(link);
                p.muted { (words.t("console-sos-link-once")) }
                a.button href=(format!("sms:{phone}?body={text}")) { (words.t("console-sos-link-sms")) }
            }
        }
    }

    /// What can be done now.
    pub(super) fn actions(&self) -> Markup {
        let case = &self.shown.case;
        if case.merged_into.is_some() || self.is_theirs() {
            return html! {};
        }
        let mut acts = Vec::new();
        if case.drill {
            acts.push(plain("earnest", "danger"));
        }
        if case.state.is_over() {
            acts.push(plain("reopen", ""));
        } else {
            acts.extend([
                plain("called", ""),
                plain("no-answer", ""),
                worded("tell", "note", true, "primary"),
            ]);
            if case.state == CitySosState::Assigned {
                acts.push(plain("on-the-way", ""));
            }
            if matches!(case.state, CitySosState::Assigned | CitySosState::OnTheWay) {
                acts.push(worded("cannot-reach", "note", false, ""));
            }
            acts.extend([plain("done", ""), worded("close", "reason", true, "danger")]);
        }
        html! {
            section.actions aria-label=(self.words.t("console-actions")) {
                @for act in acts { (self.action(&act)) }
                a.button href=(self.target("sheet")) { (self.words.t("console-sos-sheet-one")) }
            }
        }
    }

    fn action(&self, act: &Act) -> Markup {
        let Some((field, required)) = act.field else { return self.button(act.word, act.class, &[]) };
        let words = self.words;
        let mistaken = self.mistake.is_some_and(|mistake| mistake.action == act.word);
        let id = format!("{}-{field}", act.word);
        html! {
            details.act data-act=(act.word) name="act" open[mistaken] {
                summary { (words.t(&format!("console-sos-act-{}", act.word))) }
                form method="post" action=(self.target(act.word)) {
                    (self.hidden())
                    label for=(id) { (words.t(&format!("console-sos-field-{}", act.word))) }
                    textarea id=(id) name=(field) rows="3" maxlength="500" lang=(web::language(words).tag()) required[required] {
                        (Mistake::typed(self.mistake, act.word, field))
                    }
                    button class=(if act.class.is_empty() { "primary" } else { act.class }) {
                        (words.t(&format!("console-sos-send-{}", act.word)))
                    }
                }
            }
        }
    }
}
