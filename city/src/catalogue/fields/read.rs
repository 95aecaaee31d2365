//! The form of a service read: the service that it says, or every field that cannot be taken.

use std::collections::BTreeSet;

use hue_model::catalogue::{Audience, Channel, Question, Service, ServiceStatus, SignInNeed};
use hue_model::problem::{FieldProblem, Rule};
use hue_model::text::{Localized, folded, unprintable};
use url::Url;

use super::{ANSWER, LINE, LINES, QUESTIONS, SIGN_INS, TAGS, TEXTS, Values, question};
use crate::clock::read_local;
use crate::pack::CityPack;
use crate::store::report::word;

/// The service that a form says in place of `old`, or every field that cannot be taken.
pub(crate) fn read(pack: &CityPack, old: &Service, typed: &Values) -> Result<Service, Vec<FieldProblem>> {
    let mut form = Reader { typed, wrong: Vec::new() };
    let [name, description, cost, output, note] = TEXTS.map(|(name, most)| form.both(name, most));
    form.needed("name", name.is_some());
    form.needed("description", description.is_some());
    let (audience, authority, sign_in) = (form.audience(), form.authority(pack), form.sign_in());
    let (keywords, channel, status) = (form.keywords(), form.channel(), form.status());
    let (evidence, faq) = (form.evidence(), form.questions());
    let wrong = form.wrong;
    let (Some(name), Some(description), Some(sign_in), Some(channel), Some(status), true) =
        (name, description, sign_in, channel, status, wrong.is_empty())
    else {
        return Err(wrong);
    };
    Ok(Service {
        id: old.id.clone(),
        group: old.group.clone(),
        name: kept(name, &old.name),
        description: kept(description, &old.description),
        keywords,
        audience,
        channel,
        sign_in,
        works_offline: typed.get("works_offline").is_some_and(|it| it == "1"),
        status,
        competent_authority: authority,
        cost,
        evidence,
        output,
        note,
        faq,
    })
}

/// A text with those further languages of the old one that still say the same.
fn kept(new: Localized, old: &Localized) -> Localized {
    if TAGS.iter().any(|tag| new.0.get(*tag) != old.0.get(*tag)) { new } else { old.clone() }
}

struct Reader<'a> {
    typed: &'a Values,
    wrong: Vec<FieldProblem>,
}

impl Reader<'_> {
    fn get(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", |text| text.trim())
    }

    fn on(&self, name: &str) -> bool {
        self.get(name) == "1"
    }

    fn wrong(&mut self, field: &str, rule: Rule) {
        self.wrong.push(FieldProblem { field: field.to_owned(), rule });
    }

    /// Whether something is wrong with this text in any language already.
    fn is_wrong(&self, name: &str) -> bool {
        self.wrong.iter().any(|it| it.field.starts_with(&format!("{name}_")))
    }

    /// A text that must be there in both languages.
    fn needed(&mut self, name: &str, is_there: bool) {
        if !is_there && !self.is_wrong(name) {
            self.wrong(&format!("{name}_vi"), Rule::Required);
        }
    }

    fn audience(&mut self) -> Vec<Audience> {
        let ticked = |it: &Audience| self.on(&format!("audience_{}", word(*it)));
        let audience: Vec<Audience> = Audience::ALL.into_iter().filter(ticked).collect();
        if audience.is_empty() {
            self.wrong("audience_resident", Rule::Required);
        }
        audience
    }

    fn authority(&mut self, pack: &CityPack) -> Option<String> {
        let id = Some(self.text("competent_authority", LINE)).filter(|id| !id.is_empty());
        if id.as_ref().is_some_and(|id| !pack.agencies.contains_key(id)) {
            self.wrong("competent_authority", Rule::Unknown);
        }
        id
    }

    fn sign_in(&mut self) -> Option<SignInNeed> {
        let sign_in = SIGN_INS.into_iter().find(|it| word(*it) == self.get("sign_in"));
        if sign_in.is_none() {
            self.wrong("sign_in", Rule::Unknown);
        }
        sign_in
    }

    /// A text of at most so many characters.
    fn text(&mut self, name: &str, most: usize) -> String {
        let text = self.get(name).to_owned();
        self.check(name, &text, most);
        text
    }

    fn check(&mut self, name: &str, text: &str, most: usize) {
        let actual = text.chars().count();
        if actual > most {
            self.wrong(name, Rule::TooLong { max: most, actual });
        } else if text.chars().any(unprintable) {
            self.wrong(name, Rule::Malformed);
        }
    }

    /// A text in both languages or in none.
    fn both(&mut self, name: &str, most: usize) -> Option<Localized> {
        let [vi, en] = TAGS.map(|tag| format!("{name}_{tag}"));
        self.pair(&vi, &en, most)
    }

    fn pair(&mut self, vi: &str, en: &str, most: usize) -> Option<Localized> {
        let texts = [vi, en].map(|name| self.text(name, most));
        let [vi_text, en_text] = texts;
        match (vi_text.is_empty(), en_text.is_empty()) {
            (true, true) => None,
            (false, false) => Some(Localized::vi_en(vi_text, en_text)),
            (missing, _) => {
                self.wrong(if missing { vi } else { en }, Rule::Required);
                None
            }
        }
    }

    /// The lines of a field that are not empty.
    fn lines(&mut self, name: &str) -> Vec<String> {
        let text = self.get(name).to_owned();
        let lines: Vec<String> =
            text.lines().map(|line| line.trim().to_owned()).filter(|it| !it.is_empty()).collect();
        if lines.len() > LINES {
            self.wrong(name, Rule::TooMany { max: LINES });
        } else if let Some(long) = lines.iter().find(|it| it.chars().count() > LINE) {
            self.check(name, long, LINE);
        } else if text.chars().any(unprintable) {
            self.wrong(name, Rule::Malformed);
        }
        lines
    }

    /// Words people search by, in lower case; one that a search sees as the same only once.
    fn keywords(&mut self) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let new = |line: &String| seen.insert(line.chars().flat_map(folded).collect::<String>());
        self.lines("keywords").into_iter().filter(new).map(|line| line.to_lowercase()).collect()
    }

    fn channel(&mut self) -> Option<Channel> {
        match self.get("channel").to_owned().as_str() {
            "native" => Some(Channel::Native),
            "web" => {
                let url = self.text("url", LINE);
                if url.is_empty() {
                    return Some(Channel::Web { url: None });
                }
                if !is_https(&url) {
                    self.wrong("url", Rule::Malformed);
                }
                Some(Channel::Web { url: Some(url) })
            }
            "phone" => self.number().map(|number| Channel::Phone { number }),
            "visit" => {
                let address = self.both("address", LINE);
                self.needed("address", address.is_some());
                address.map(|address| Channel::Visit { address })
            }
            _ => {
                self.wrong("channel", Rule::Unknown);
                None
            }
        }
    }

    /// A number as it is dialled, without what people write between its digits.
    fn number(&mut self) -> Option<String> {
        let typed = self.get("number").to_owned();
        let number: String = typed.chars().filter(|it| !matches!(it, ' ' | '.' | '-' | '(' | ')')).collect();
        let digits = number.strip_prefix('+').unwrap_or(&number);
        if number.is_empty() {
            self.wrong("number", Rule::Required);
        } else if !(3..=15).contains(&digits.len()) || !digits.chars().all(|it| it.is_ascii_digit()) {
            self.wrong("number", Rule::Malformed);
        } else {
            return Some(number);
        }
        None
    }

    fn status(&mut self) -> Option<ServiceStatus> {
        match self.get("status") {
            "active" => Some(ServiceStatus::Active),
            "retired" => Some(ServiceStatus::Retired),
            "paused" => {
                let typed = self.get("until").to_owned();
                let until = read_local(&typed);
                if until.is_none() && !typed.is_empty() {
                    self.wrong("until", Rule::Malformed);
                }
                Some(ServiceStatus::Paused { until })
            }
            _ => {
                self.wrong("status", Rule::Unknown);
                None
            }
        }
    }

    /// What has to be brought: the same lines in both languages.
    fn evidence(&mut self) -> Vec<Localized> {
        let (vi, en) = (self.lines("evidence_vi"), self.lines("evidence_en"));
        if vi.len() != en.len() && !self.is_wrong("evidence") {
            self.wrong(if vi.len() < en.len() { "evidence_vi" } else { "evidence_en" }, Rule::Required);
        }
        vi.into_iter().zip(en).map(|(vi, en)| Localized::vi_en(vi, en)).collect()
    }

    fn questions(&mut self) -> Vec<Question> {
        let mut all = Vec::new();
        for index in 0..QUESTIONS {
            let part = |part: &str| TAGS.map(|tag| question(index, part, tag));
            let ([ask_vi, ask_en], [say_vi, say_en]) = (part("question"), part("answer"));
            let asked = self.pair(&ask_vi, &ask_en, LINE);
            let answer = self.pair(&say_vi, &say_en, ANSWER);
            match (asked, answer) {
                (Some(question), Some(answer)) => all.push(Question { question, answer }),
                (None, Some(_)) if !self.is_wrong(&format!("faq_{index}_question")) => {
                    self.wrong(&ask_vi, Rule::Required);
                }
                (Some(_), None) if !self.is_wrong(&format!("faq_{index}_answer")) => {
                    self.wrong(&say_vi, Rule::Required);
                }
                _ => {}
            }
        }
        all
    }
}

/// Whether it is a whole address of a page under https, without a name or a password in it.
fn is_https(text: &str) -> bool {
    let plain = !text.chars().any(char::is_whitespace);
    let whole = |url: Url| {
        url.scheme() == "https"
            && url.host_str().is_some_and(|host| host.contains('.'))
            && url.username().is_empty()
            && url.password().is_none()
    };
    plain && Url::parse(text).is_ok_and(whole)
}
