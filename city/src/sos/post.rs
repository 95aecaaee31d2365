//! A post or a message in plain words, read so that a person checks fields instead of typing them.
//!
//! What is read says where it stands in the text. What the text says in two ways is left to the person, and so is what it
//! does not say. The whole text goes with the case as it was written.

pub(crate) mod place;
mod words;

use std::collections::BTreeSet;

use hue_model::sos::WaterLevel;

use crate::pack::CityPack;
use crate::plain::Tokens;
use crate::store::report::word;

/// Longest text of one reading in characters.
pub(crate) const TEXT_CHARS: usize = 12_000;
/// Most posts of one text.
pub(crate) const POSTS: usize = 40;

/// Something that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The field of the desk's form, such as `phone` or `need-rescue`; `safe` where the text says that it is over.
    pub(crate) field: String,
    /// What the field gets.
    pub(crate) value: String,
    /// Where it stands in the text, in bytes.
    pub(crate) span: (usize, usize),
}

/// What a post says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    /// Everything that was found, in the order of the text.
    pub(crate) found: Vec<Found>,
}

impl Reading {
    /// What a field gets: what the text says in one way. Of several phones the first, as each of them reaches somebody.
    pub(crate) fn value(&self, field: &str) -> &str {
        let all = self.values(field);
        match all.first() {
            Some(first) if all.len() == 1 || field == "phone" => first,
            _ => "",
        }
    }

    /// Everything the text says for a field, each once, in its order.
    pub(crate) fn values(&self, field: &str) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        let of = self.found.iter().filter(|found| found.field == field);
        of.map(|found| found.value.as_str()).filter(|value| seen.insert(*value)).collect()
    }

    /// The fields that the text says in several ways, for a person to choose.
    pub(crate) fn doubts(&self) -> Vec<&'static str> {
        ["phone", "people", "ward", "water"]
            .into_iter()
            .filter(|field| self.values(field).len() > 1)
            .collect()
    }

    /// The same without these fields.
    pub(crate) fn without(&self, field: impl Fn(&str) -> bool) -> Self {
        Self { found: self.found.iter().filter(|found| !field(&found.field)).cloned().collect() }
    }

    /// Whether the text says that they are safe already.
    pub(crate) fn is_safe(&self) -> bool {
        self.found.iter().any(|found| found.field == "safe")
    }
}

/// The posts of a text: what stands between blank lines. What is beyond [`POSTS`] is answered as the rest.
pub(crate) fn split(text: &str) -> (Vec<String>, String) {
    let (mut posts, mut rest): (Vec<String>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut open = false;
    for line in text.lines() {
        if line.trim().is_empty() {
            open = false;
        } else if let Some(last) = posts.last_mut().filter(|_| open) {
            last.push('\n');
            last.push_str(line.trim_end());
        } else if posts.len() < POSTS {
            posts.push(line.trim_end().to_owned());
            open = true;
        } else {
            rest.push(line);
        }
    }
    (posts, rest.join("\n"))
}

/// Reads one post.
pub(crate) fn read(text: &str, pack: &CityPack) -> Reading {
    let tokens = Tokens::of(text);
    let reader = Reader { text, tokens: &tokens };
    let phones = reader.phones();
    let mut found = reader.links();
    found.extend(reader.address(&phones));
    found.extend(reader.wards(pack));
    found.extend(reader.people());
    found.extend(reader.water());
    found.extend(reader.listed());
    found.extend(phones);
    found.sort_by_key(|found| found.span);
    Reading { found }
}

/// Reads what needs no names of places: a cell of a table.
pub(crate) fn read_alone(text: &str) -> Reading {
    let tokens = Tokens::of(text);
    let reader = Reader { text, tokens: &tokens };
    Reading { found: reader.people() }
}

/// A text that is being read.
struct Reader<'a> {
    text: &'a str,
    tokens: &'a Tokens,
}

impl Reader<'_> {
    /// Something that stands from this word to before that one.
    fn found(
        &self,
        field: impl Into<String>,
        value: impl Into<String>,
        from: usize,
        to: usize,
    ) -> Option<Found> {
        let span = self.tokens.span(from, to)?;
        Some(Found { field: field.into(), value: value.into(), span })
    }

    /// The text as it is written between two places.
    fn written(&self, from: usize, to: usize) -> &str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// What is written between a word and the next.
    fn gap(&self, index: usize) -> &str {
        let end = |at: usize| self.tokens.span(at, at.saturating_add(1));
        match (end(index), end(index.saturating_add(1))) {
            (Some((_, from)), Some((to, _))) => self.written(from, to),
            _ => "",
        }
    }

    /// Addresses of pages: where the post stands, to look again.
    fn links(&self) -> Vec<Found> {
        let starts = ["https://", "http://"].into_iter().flat_map(|scheme| self.text.match_indices(scheme));
        let mut found: Vec<Found> = starts
            .map(|(from, _)| {
                let link =
                    self.text.get(from..).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
                let link = link.trim_end_matches([',', '.', ';', ')', ']', '"']);
                Found {
                    field: "link".into(),
                    value: link.into(),
                    span: (from, from.saturating_add(link.len())),
                }
            })
            .collect();
        found.sort_by_key(|found| found.span);
        found
    }

    /// Phones: runs of digits with at most a blank, a dot or a hyphen between them, as long as numbers here are.
    fn phones(&self) -> Vec<Found> {
        let (mut found, mut index) = (Vec::new(), 0);
        while index < self.tokens.len() {
            let to = (index.saturating_add(1)..=index.saturating_add(5)).find(|to| self.is_phone(index, *to));
            match to.and_then(|to| Some((to, self.tokens.span(index, to)?))) {
                Some((to, span)) => {
                    let value = self.written(span.0, span.1).to_owned();
                    found.push(Found { field: "phone".into(), value, span });
                    index = to;
                }
                None => index = index.saturating_add(1),
            }
        }
        found
    }

    fn is_phone(&self, from: usize, to: usize) -> bool {
        let digits: String = (from..to).map(|at| self.tokens.at(at)).collect();
        let close = (from..to.saturating_sub(1))
            .all(|at| matches!(self.gap(at), " " | "." | "-" | "" | ". " | " - "));
        // Not the beginning of a longer number.
        let ends = !(self.gap(to.saturating_sub(1)).is_empty() && self.tokens.number(to).is_some());
        let long = match digits.get(..2) {
            Some("84") => (11..=12).contains(&digits.len()),
            Some("02") => digits.len() == 11,
            Some(start) if start.starts_with('0') => digits.len() == 10,
            _ => false,
        };
        long && close && ends && digits.chars().all(|letter| letter.is_ascii_digit())
    }

    /// Head counts: `6 người`, `sáu người`, `4 nhân khẩu`; not `1 người già`, who is one of them.
    fn people(&self) -> Vec<Found> {
        let counts = (0..self.tokens.len()).filter_map(|index| {
            let next = index.saturating_add(1);
            let end = words::HEADS.into_iter().find(|head| self.tokens.has(head, next));
            let end = next.saturating_add(end?.split(' ').count());
            if words::PART.iter().any(|part| self.tokens.has(part, end)) {
                return None;
            }
            let spoken = words::NUMBERS.iter().position(|number| self.tokens.at(index) == *number);
            let spoken = spoken.and_then(|at| u32::try_from(at).ok()?.checked_add(1));
            let count = self.tokens.number(index).or(spoken).filter(|count| (1..=999).contains(count))?;
            self.found("people", count.to_string(), index, end)
        });
        counts.collect()
    }

    /// How high the water stands: on a body, on a house, or in metres beside a word for it.
    fn water(&self) -> Vec<Found> {
        let named = words::WATER.iter().flat_map(|(name, level)| {
            let count = name.split(' ').count();
            let all = self.tokens.all(name).into_iter();
            all.filter_map(move |at| self.found("water", word(level), at, at.saturating_add(count)))
        });
        let measured = (0..self.tokens.len()).filter_map(|index| {
            let (metres, end) = self.metres(index)?;
            let beside = index.saturating_sub(7)..end.saturating_add(4);
            let is_water = beside.into_iter().any(|at| words::DEPTH.contains(&self.tokens.at(at)));
            (is_water && metres <= 6.0)
                .then(|| self.found("water", word(level(metres)), index, end))
                .flatten()
        });
        named.chain(measured).collect()
    }

    /// A length that begins here, and the word behind it: `1m5`, `1,5 m`, `80cm`, `2 mét`.
    fn metres(&self, index: usize) -> Option<(f64, usize)> {
        let digits = |at: usize| {
            Some(self.tokens.at(at)).filter(|word| self.tokens.number(at).is_some() && word.len() < 4)
        };
        let at = |offset: usize| index.saturating_add(offset);
        let whole = digits(index)?;
        if index
            .checked_sub(1)
            .is_some_and(|before| digits(before).is_some() && matches!(self.gap(before), "," | "."))
        {
            return None;
        }
        let read = |fraction: &str| format!("{whole}.{fraction}").parse::<f64>().ok();
        match (self.tokens.at(at(1)), digits(at(1)), digits(at(2))) {
            ("cm" | "phan", ..) => Some((whole.parse::<f64>().ok()? / 100.0, at(2))),
            ("m", _, Some(fraction)) if self.gap(at(1)).is_empty() => Some((read(fraction)?, at(3))),
            ("m" | "met", ..) => Some((whole.parse().ok()?, at(2))),
            (_, Some(fraction), _)
                if matches!(self.gap(index), "," | ".") && matches!(self.tokens.at(at(2)), "m" | "met") =>
            {
                Some((read(fraction)?, at(3)))
            }
            _ => None,
        }
    }

    /// Needs and people who cannot help themselves; and the words that say that it is over.
    fn listed(&self) -> Vec<Found> {
        let lists = words::LISTS.iter().flat_map(|(field, names, not)| {
            names.iter().flat_map(move |name| {
                let count = name.split(' ').count();
                let all = self.tokens.all(name).into_iter().filter(move |at| !self.denied(*at, not));
                all.filter_map(move |at| self.found(*field, "1", at, at.saturating_add(count)))
            })
        });
        lists.collect()
    }

    /// Whether the words before this one take it back.
    fn denied(&self, at: usize, not: &[&str]) -> bool {
        not.iter().any(|words| {
            let begin = at.checked_sub(words.split(' ').count());
            begin.is_some_and(|begin| self.tokens.has(words, begin))
        })
    }
}

/// The level of the form that a depth in metres comes to, on somebody of 1.6 m.
fn level(metres: f64) -> WaterLevel {
    match metres {
        depth if depth < 0.25 => WaterLevel::Ankle,
        depth if depth < 0.6 => WaterLevel::Knee,
        depth if depth < 1.1 => WaterLevel::Waist,
        depth if depth < 1.6 => WaterLevel::Chest,
        _ => WaterLevel::OverHead,
    }
}

#[cfg(test)]
mod tests;
