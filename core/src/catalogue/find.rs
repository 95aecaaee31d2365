//! `Search`: as it was typed, then as it may have been meant, until something is found.
//!
//! 1. Every word as typed, the last one as far as it is typed.
//! 2. Where that finds little, the text read as Telex.
//! 3. Where it still is little, words that nothing has as mistyped ones.
//! 4. Where nothing has all the words, whatever has the most telling of them.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use hue_model::Problem;
use hue_model::limits;
use hue_model::problem::Code;
use hue_model::search::{Found, HitGroup, HitKind, Search};

use super::document::Document;
use super::index::{self, Index};
use super::rank::{self, Term};
use super::telex;
use super::word::{Word, words};
use crate::engine::{Core, Engine};
use crate::router::Handle;
use crate::store::StoreError;

/// Fewer hits than that are little.
const LITTLE: usize = 3;
/// Words of a search that count.
const WORDS: usize = 16;
/// With more documents than that only their names are looked at: whoever typed one letter types on.
const MANY: usize = 1_000;

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
        let work = move || Answer::find(&index, &own, &text).map(|answer| answer.grouped(limit));
        let found = tokio::task::spawn_blocking(work).await.map_err(|_| Problem::new(Code::Internal))?;
        Ok(found?)
    }
}

/// The reports that whoever is here may see, and the drafts of this device.
async fn own(core: &Core) -> Result<Arc<Vec<Document>>, Problem> {
    let Ok(data) = core.data() else { return Ok(Arc::default()) };
    data.shelf.own.of(&data.store, core.session.owner()).await
}

/// A document with how well it answers: first by the way it was found.
struct Ranked<'a> {
    document: &'a Document,
    way: usize,
    score: f32,
}

impl Ranked<'_> {
    fn order(&self, other: &Self) -> Ordering {
        self.way.cmp(&other.way).then(other.score.total_cmp(&self.score))
    }
}

/// What was found.
struct Answer<'a> {
    index: &'a Index,
    own: &'a [Document],
    ranked: Vec<Ranked<'a>>,
    ways: usize,
    words: Vec<String>,
    corrected: Option<String>,
}

impl<'a> Answer<'a> {
    fn find(index: &'a Index, own: &'a [Document], text: &str) -> Result<Self, StoreError> {
        let mut answer = Self { index, own, ranked: Vec::new(), ways: 0, words: Vec::new(), corrected: None };
        let typed = answer.terms(text);
        answer.look(&typed, false, None)?;
        let telex = telex::read(text).map(|meant| (answer.terms(&meant), meant));
        if let Some((terms, meant)) = &telex {
            answer.look(terms, false, Some(meant))?;
        }
        let mut mended = Vec::new();
        for terms in [Some(&typed), telex.as_ref().map(|(terms, _)| terms)].into_iter().flatten() {
            // Every word that there is is held against what was typed: not when enough was found.
            if let Some(terms) = answer.finds_little().then(|| answer.mended(terms)).flatten() {
                answer.look(&terms, false, Some(&index::shown(&terms)))?;
                mended.push(terms);
            }
        }
        if answer.ranked.is_empty() {
            answer.look_for_any(&typed, mended.into_iter().chain(telex.map(|(terms, _)| terms)))?;
        }
        answer.words.sort();
        answer.words.dedup();
        Ok(answer)
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
    fn look_for_any(
        &mut self,
        typed: &[Term],
        others: impl Iterator<Item = Vec<Term>>,
    ) -> Result<(), StoreError> {
        let known =
            |terms: &[Term]| terms.iter().filter(|term| self.index.knows(term)).cloned().collect::<Vec<_>>();
        let (mut best, mut meant) = (known(typed), None);
        for other in others {
            let terms = known(&other);
            if terms.len() > best.len() {
                (best, meant) = (terms, Some(index::shown(&other)));
            }
        }
        self.look(&best, true, meant.as_deref())
    }

    /// Looks for the terms unless enough was found already.
    fn look(&mut self, terms: &[Term], any: bool, meant: Option<&str>) -> Result<(), StoreError> {
        if !self.finds_little() || terms.is_empty() {
            return Ok(());
        }
        let (way, known) = (self.ways, self.ranked.len());
        let all: f32 = terms.iter().map(|term| term.weight).sum();
        let least = if any { all / 4.0 } else { all * 0.999 };
        let public = self.index.having(terms, any)?;
        let deep = public.len() <= MANY;
        let own = self.own.iter().map(|document| (document, true));
        for (document, deep) in public.into_iter().map(|document| (document, deep)).chain(own) {
            let (score, had) = rank::score(document, terms, deep);
            let known = self.ranked.iter().take(known).any(|it| std::ptr::eq(it.document, document));
            if !known && (had >= least || (!deep && !any)) {
                self.ranked.push(Ranked { document, way, score: score * worth(document.hit.kind) });
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
        Ok(())
    }

    /// The best `limit` of each kind; the kind of the best first.
    fn grouped(mut self, limit: usize) -> Found {
        self.ranked.sort_by(Ranked::order);
        let (mut kinds, mut groups) = (Vec::new(), BTreeMap::<HitKind, HitGroup>::new());
        let mut wards = std::collections::BTreeSet::new();
        for Ranked { document, .. } in &self.ranked {
            let hit = &document.hit;
            // Under its name of today and under old ones a ward is one.
            if hit.kind == HitKind::Ward && !wards.insert(&hit.id) {
                continue;
            }
            let group = groups.entry(hit.kind).or_insert_with(|| {
                kinds.push(hit.kind);
                HitGroup { kind: hit.kind, hits: Vec::new(), total: 0 }
            });
            group.total = group.total.saturating_add(1);
            if group.hits.len() < limit {
                group.hits.push(hit.clone());
            }
        }
        let groups = kinds.into_iter().filter_map(|kind| groups.remove(&kind)).collect();
        Found { groups, words: self.words, corrected: self.corrected }
    }
}

/// Of two that answer as well, what more people look for comes first.
const fn worth(kind: HitKind) -> f32 {
    match kind {
        HitKind::Category => 1.12,
        HitKind::Service => 1.1,
        HitKind::PointOfInterest => 1.05,
        HitKind::Report | HitKind::Draft | HitKind::Ward => 1.0,
        HitKind::Help => 0.95,
        HitKind::Agency => 0.9,
    }
}
