//! `Search`: as it was typed, then as it may have been meant, until something is found.
//!
//! 1. Every word as typed, the last one as far as it is typed.
//! 2. Where that finds little, the text read as Telex.
//! 3. Where it still is little, words that nothing has as mistyped ones.
//! 4. Where nothing has all the words, whatever has the most telling of them.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hue_model::Problem;
use hue_model::limits;
use hue_model::problem::Code;
use hue_model::search::{Found, Hit, HitGroup, HitKind, Search};

use super::index::{Entry, Index};
use super::rank::{Match, Term, Way};
use super::telex;
use super::word::{Word, words};
use crate::engine::{Core, Engine};
use crate::router::Handle;

/// Fewer hits than that are little.
const LITTLE: usize = 3;
/// Where nothing has all the words: what answers worse than this share of the best is not shown.
const WORTH_SHOWING: f32 = 0.3;
/// Words of a search that count.
const WORDS: usize = 16;

impl Handle<Search> for Engine {
    async fn handle(&self, Search { text, limit }: Search) -> Result<Found, Problem> {
        let core = self.core();
        let text: String = text.chars().take(limits::SEARCH_CHARS).collect();
        if words(&text).is_empty() {
            return Ok(Found::default());
        }
        let index = core.catalogue.index.of(core, super::known(core).await?).await?;
        let own = own(core).await?;
        let limit = usize::try_from(limit.clamp(1, 50)).unwrap_or(1);
        let work = move || Answer::find(&index, &own, &text).grouped(limit);
        tokio::task::spawn_blocking(work).await.map_err(|_| Problem::new(Code::Internal))
    }
}

/// The reports that whoever is here may see, and the drafts of this device.
async fn own(core: &Core) -> Result<Arc<Index>, Problem> {
    let Ok(data) = core.data() else { return Ok(Arc::default()) };
    data.shelf.own.of(&data.store, core.session.owner()).await
}

/// A hit with how well it answers: first by the way it was found.
struct Ranked<'a> {
    hit: &'a Hit,
    way: usize,
    score: f32,
    /// Of two that answer as well the one that was found first comes first.
    place: usize,
}

impl Ranked<'_> {
    fn order(&self, other: &Self) -> Ordering {
        let score = self.way.cmp(&other.way).then(other.score.total_cmp(&self.score));
        score.then(self.place.cmp(&other.place))
    }
}

/// What was found.
struct Answer<'a> {
    index: &'a Index,
    own: &'a Index,
    ranked: Vec<Ranked<'a>>,
    ways: usize,
    words: Vec<String>,
    corrected: Option<String>,
    partial: bool,
}

impl<'a> Answer<'a> {
    fn find(index: &'a Index, own: &'a Index, text: &str) -> Self {
        let (ranked, words) = (Vec::new(), Vec::new());
        let mut answer = Self { index, own, ranked, ways: 0, words, corrected: None, partial: false };
        let typed = answer.terms(text);
        answer.look_with_marks(&typed, None);
        let telex = telex::read(text).map(|meant| (answer.terms(&meant), meant));
        if let Some((terms, meant)) = &telex {
            answer.look_with_marks(terms, Some(meant));
        }
        let mut mended = Vec::new();
        for terms in [Some(&typed), telex.as_ref().map(|(terms, _)| terms)].into_iter().flatten() {
            // Every word that there is is held against what was typed: not when enough was found.
            if let Some(terms) = answer.finds_little().then(|| answer.mended(terms)).flatten() {
                answer.look(&terms, Way::All, Some(&shown(&terms)));
                mended.push(terms);
            }
        }
        if answer.ranked.is_empty() {
            answer.look_for_any(&typed, mended.into_iter().chain(telex.map(|(terms, _)| terms)));
        }
        answer.words.sort();
        answer.words.dedup();
        answer
    }

    fn finds_little(&self) -> bool {
        self.ranked.len() < LITTLE
    }

    fn terms(&self, text: &str) -> Vec<Term> {
        let words: Vec<Word> = words(text).into_iter().take(WORDS).collect();
        self.index.terms(&words)
    }

    /// The terms with every unknown one taken for what it may have been meant to be, if there is one.
    fn mended(&self, terms: &[Term]) -> Option<Vec<Term>> {
        let mut changed = false;
        let mend = |term: &Term| {
            let mended =
                Some(term).filter(|term| !self.index.knows(term)).and_then(|term| self.index.mend(term));
            changed |= mended.is_some();
            mended.unwrap_or_else(|| term.clone())
        };
        let mended = terms.iter().map(mend).collect();
        changed.then_some(mended)
    }

    /// Of all readings that one whose words are the most known.
    fn look_for_any(&mut self, typed: &[Term], others: impl Iterator<Item = Vec<Term>>) {
        let known =
            |terms: &[Term]| terms.iter().filter(|term| self.index.knows(term)).cloned().collect::<Vec<_>>();
        let (mut best, mut meant) = (known(typed), None);
        for other in others {
            let terms = known(&other);
            if terms.len() > best.len() {
                (best, meant) = (terms, Some(shown(&other)));
            }
        }
        self.look(&best, Way::Any, meant.as_deref());
        self.partial = !self.ranked.is_empty();
        let best = self.ranked.iter().map(|ranked| ranked.score).fold(0.0, f32::max);
        self.ranked.retain(|ranked| ranked.score >= best * WORTH_SHOWING);
    }

    /// Looks for the terms, where they have marks first for those: "báo" is no answer to "bão" while there is a better one.
    fn look_with_marks(&mut self, terms: &[Term], meant: Option<&str>) {
        if terms.iter().flat_map(|term| &term.readings).any(Word::has_marks) {
            self.look(terms, Way::AllAsMarked, meant);
        }
        self.look(terms, Way::All, meant);
    }

    /// Looks for the terms unless enough was found already.
    fn look(&mut self, terms: &[Term], by: Way, meant: Option<&str>) {
        if !self.finds_little() || terms.is_empty() {
            return;
        }
        let (way, known) = (self.ways, self.ranked.len());
        for index in [self.index, self.own] {
            for Match { document, score } in index.matching(terms, by) {
                let Some(Entry { hit, worth, .. }) = index.entry(document) else { continue };
                if !self.ranked.iter().take(known).any(|it| std::ptr::eq(it.hit, hit)) {
                    let place = self.ranked.len();
                    self.ranked.push(Ranked { hit, way, score: score * worth, place });
                }
            }
        }
        self.ways += 1;
        if self.ranked.len() > known {
            let readings = terms.iter().flat_map(|term| &term.readings);
            self.words.extend(readings.map(|reading| reading.plain.clone()));
            if known == 0 {
                self.corrected = meant.map(str::to_owned);
            }
        }
    }

    /// The best `limit` of each kind; the kind of the best first.
    fn grouped(self, limit: usize) -> Found {
        let mut kinds = BTreeMap::<HitKind, Vec<Ranked<'_>>>::new();
        for ranked in self.ranked {
            kinds.entry(ranked.hit.kind).or_default().push(ranked);
        }
        let mut groups: Vec<_> = kinds.into_values().filter_map(|ranked| best(ranked, limit)).collect();
        groups.sort_by(|(a, _), (b, _)| a.order(b));
        let groups = groups.into_iter().map(|(_, group)| group).collect();
        Found { groups, words: self.words, corrected: self.corrected, partial: self.partial }
    }
}

/// The best of one kind and the group with it.
fn best(mut ranked: Vec<Ranked<'_>>, limit: usize) -> Option<(Ranked<'_>, HitGroup)> {
    let kind = ranked.first()?.hit.kind;
    let mut total = ranked.len();
    if kind == HitKind::Ward {
        // Under its name of today and under old ones a ward is one.
        ranked.sort_by(Ranked::order);
        let mut wards = BTreeSet::new();
        ranked.retain(|it| wards.insert(&it.hit.id));
        total = ranked.len();
    } else if limit < total {
        ranked.select_nth_unstable_by(limit, Ranked::order);
    }
    ranked.truncate(limit);
    ranked.sort_by(Ranked::order);
    let hits = ranked.iter().map(|it| it.hit.clone()).collect();
    let group = HitGroup { kind, hits, total: u32::try_from(total).unwrap_or(u32::MAX) };
    Some((ranked.into_iter().next()?, group))
}

/// What the terms were taken for, as it is written.
fn shown(terms: &[Term]) -> String {
    let words = terms.iter().filter_map(|term| Some(telex::written(&term.readings.first()?.marked)));
    words.collect::<Vec<_>>().join(" ")
}
