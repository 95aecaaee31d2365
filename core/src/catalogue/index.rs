//! The index of what is public: SQLite's FTS5 in memory says which documents have the words, and the words that there are say
//! what a mistyped one may be.
//!
//! FTS5 is fed words without marks, as its own folding leaves đ, and keeps no positions: how well a document answers is for
//! `rank` to say, which sees the marks.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use hue_model::Problem;
use hue_model::catalogue::Catalogue;
use hue_model::problem::Code;
use rusqlite::Connection;

use super::document::{self, Document};
use super::rank::Term;
use super::word::Word;
use super::{telex, typo};
use crate::engine::Core;
use crate::store::StoreError;

/// Most words that one may be taken for.
const READINGS: usize = 4;

/// The index of the catalogue that was searched last.
#[derive(Default)]
pub(super) struct Current(tokio::sync::Mutex<Option<(Arc<Catalogue>, Arc<Index>)>>);

impl Current {
    /// The index of this catalogue, made when it is not there yet.
    pub(super) async fn of(
        &self,
        core: &Arc<Core>,
        catalogue: Arc<Catalogue>,
    ) -> Result<Arc<Index>, Problem> {
        let mut current = self.0.lock().await;
        if let Some((_, index)) = current.as_ref().filter(|(of, _)| Arc::ptr_eq(of, &catalogue)) {
            return Ok(Arc::clone(index));
        }
        let (core, made_of) = (Arc::clone(core), Arc::clone(&catalogue));
        let make = move || Ok::<_, Problem>(Index::new(document::public(&made_of, &core.pack)?)?);
        let index =
            Arc::new(tokio::task::spawn_blocking(make).await.map_err(|_| Problem::new(Code::Internal))??);
        *current = Some((catalogue, Arc::clone(&index)));
        Ok(index)
    }
}

/// A word that is in the index.
struct Known {
    plain: String,
    /// As most who mark it do.
    marked: String,
    documents: u32,
}

/// The index.
pub(super) struct Index {
    documents: Vec<Document>,
    /// In the order of the plain words.
    vocabulary: Vec<Known>,
    table: Mutex<Connection>,
}

impl Index {
    pub(super) fn new(documents: Vec<Document>) -> Result<Self, StoreError> {
        let mut table = Connection::open_in_memory()?;
        table.execute_batch(
            "CREATE VIRTUAL TABLE document USING fts5
             (words, content = '', detail = none, columnsize = 0, prefix = '1 2', tokenize = 'ascii')",
        )?;
        let mut counts = BTreeMap::<&str, (u32, BTreeMap<&str, u32>)>::new();
        let writing = table.transaction()?;
        let mut insert = writing.prepare("INSERT INTO document (rowid, words) VALUES (?1, ?2)")?;
        for (row, document) in (0_i64..).zip(&documents) {
            let mut here = std::collections::BTreeSet::new();
            for field in &document.fields {
                for (plain, marked) in field.plain.split(' ').zip(field.marked.split(' ')) {
                    here.insert(plain);
                    *counts.entry(plain).or_default().1.entry(marked).or_default() += 1;
                }
            }
            for plain in &here {
                counts.entry(plain).or_default().0 += 1;
            }
            insert.execute((row, here.into_iter().collect::<Vec<_>>().join(" ")))?;
        }
        drop(insert);
        writing.execute("INSERT INTO document (document) VALUES ('optimize')", [])?;
        writing.commit()?;
        let vocabulary = counts.into_iter().map(|(plain, (documents, forms))| Known {
            plain: plain.to_owned(),
            marked: most_marked(plain, forms),
            documents,
        });
        Ok(Self { vocabulary: vocabulary.collect(), documents, table: Mutex::new(table) })
    }

    /// The words that begin like that, or are that one.
    fn known(&self, plain: &str, prefix: bool) -> &[Known] {
        let from = self.vocabulary.partition_point(|known| known.plain.as_str() < plain);
        let rest = self.vocabulary.get(from..).unwrap_or_default();
        let fits = |known: &Known| known.plain == plain || (prefix && known.plain.starts_with(plain));
        rest.get(..rest.partition_point(fits)).unwrap_or_default()
    }

    /// The words as they were typed; the last may still be in its middle.
    pub(super) fn terms(&self, words: &[Word]) -> Vec<Term> {
        let last = words.len().saturating_sub(1);
        let term = |(at, word): (usize, &Word)| {
            let prefix = at == last;
            let weight = self.weight(self.known(&word.plain, prefix));
            Term { readings: vec![word.clone()], prefix, mended: false, weight }
        };
        words.iter().enumerate().map(term).collect()
    }

    /// Rare words say more.
    fn weight(&self, known: &[Known]) -> f32 {
        let having: u32 = known.iter().map(|known| known.documents).sum();
        (1.0 + self.documents.len() as f32 / (1.0 + having as f32)).ln()
    }

    pub(super) fn knows(&self, term: &Term) -> bool {
        term.readings.iter().any(|reading| !self.known(&reading.plain, term.prefix).is_empty())
    }

    /// What a word that is not in the index was probably meant to be: the words that fewest slips make of it.
    pub(super) fn mend(&self, term: &Term) -> Option<Term> {
        let typed: Vec<char> = term.readings.first()?.plain.chars().collect();
        let most = typo::most(typed.len());
        let mut near = Vec::new();
        for known in self.vocabulary.iter().filter(|_| most > 0) {
            let letters: Vec<char> = known.plain.chars().collect();
            if let Some(slips) = typo::slips(&typed, &letters, term.prefix, most) {
                near.push((slips, std::cmp::Reverse(known.documents), known));
            }
        }
        near.sort_by_key(|(slips, documents, _)| (*slips, *documents));
        let fewest = near.first()?.0;
        let near = near.into_iter().filter(|(slips, ..)| *slips == fewest).take(READINGS).map(|(.., it)| it);
        let reading = |known: &Known| Word { plain: known.plain.clone(), marked: known.marked.clone() };
        let readings: Vec<_> = near.map(reading).collect();
        let weight = readings.iter().map(|it| self.weight(self.known(&it.plain, false))).fold(0.0, f32::max);
        Some(Term { readings, prefix: false, mended: true, weight })
    }

    /// The documents that have every term, or with `any` at least one.
    pub(super) fn having(&self, terms: &[Term], any: bool) -> Result<Vec<&Document>, StoreError> {
        let table = self.table.lock().unwrap_or_else(PoisonError::into_inner);
        let mut query = table.prepare("SELECT rowid FROM document WHERE document MATCH ?1")?;
        let rows = query.query_map([expression(terms, any)], |row| row.get::<_, u32>(0))?;
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        let document = |row: u32| self.documents.get(usize::try_from(row).ok()?);
        Ok(rows.into_iter().filter_map(document).collect())
    }
}

/// The marked form of a word that most have; one without marks only where nobody marks it.
fn most_marked(plain: &str, forms: BTreeMap<&str, u32>) -> String {
    let most = forms.into_iter().max_by_key(|(form, count)| (*form != plain, *count));
    most.map_or(plain, |(form, _)| form).to_owned()
}

/// The query in FTS5's language. Words have letters and digits only, so that nothing in them is part of it.
fn expression(terms: &[Term], any: bool) -> String {
    let term = |term: &Term| {
        let star = if term.prefix { "*" } else { "" };
        let readings = term.readings.iter().map(|reading| format!("\"{}\"{star}", reading.plain));
        format!("({})", readings.collect::<Vec<_>>().join(" OR "))
    };
    terms.iter().map(term).collect::<Vec<_>>().join(if any { " OR " } else { " AND " })
}

/// What the terms were taken for, as it is written.
pub(super) fn shown(terms: &[Term]) -> String {
    let words = terms.iter().filter_map(|term| Some(telex::written(&term.readings.first()?.marked)));
    words.collect::<Vec<_>>().join(" ")
}
