//! What a caller says anew, beside what the desk wrote down since: only what the caller changed is changed, the desk's
//! words stay. Head counts are a range that only grows, in [`crate::store::sos::Sos::counted`].

use std::collections::BTreeSet;

use hue_model::sos::{SosDetails, SosPlace};

use super::Call;
use super::clean::{self, Heard, Odd};
use crate::pack::CityPack;
use crate::store::sos::Source;
use crate::store::sos::said::Said;

/// What this caller said of the case the last time, through the same door.
pub(super) fn before<'s>(said: &'s [Said], call: &Call, heard: &Heard) -> Option<&'s SosDetails> {
    let mut same = said.iter().filter(|it| {
        // A text from somebody else's phone was kept and changed nothing.
        let counted = !it.odd.contains_key("from");
        let device = heard.revision > 0 && it.revision > 0;
        counted && (device || (heard.revision == 0 && it.revision == 0 && it.source == call.source))
    });
    // What the desk adds to its own form later is no newer state of that form.
    let found = if call.source == Source::Phone { same.next() } else { same.next_back() };
    found.map(|it| &it.details)
}

/// What is known, with what the caller changed since `before`; what became too long stands whole in the list of what
/// was said.
pub(super) fn beside(
    pack: &CityPack,
    known: &SosDetails,
    before: &SosDetails,
    said: &SosDetails,
) -> SosDetails {
    let mut details = changed(known, before, said);
    clean::tidy(pack, &mut details, &mut Odd::new());
    details
}

fn changed(known: &SosDetails, before: &SosDetails, said: &SosDetails) -> SosDetails {
    let text = |known: &str, before: &str, said: &str| if said == before { known } else { said }.to_owned();
    SosDetails {
        subject: if said.subject == before.subject { known.subject } else { said.subject },
        place: place(known.place.as_ref(), before.place.as_ref(), said.place.as_ref()),
        phone: text(&known.phone, &before.phone, &said.phone),
        caller_phone: text(&known.caller_phone, &before.caller_phone, &said.caller_phone),
        people: if said.people == before.people { known.people } else { said.people.or(known.people) },
        vulnerable: list(&known.vulnerable, &before.vulnerable, &said.vulnerable),
        needs: list(&known.needs, &before.needs, &said.needs),
        water: if said.water == before.water { known.water } else { said.water.or(known.water) },
        cannot_talk: if said.cannot_talk == before.cannot_talk {
            known.cannot_talk
        } else {
            said.cannot_talk
        },
        note: both(&known.note, &before.note, &said.note, "\n"),
    }
}

fn place(known: Option<&SosPlace>, before: Option<&SosPlace>, said: Option<&SosPlace>) -> Option<SosPlace> {
    if said == before {
        return known.cloned();
    }
    let (Some(known), Some(said)) = (known, said) else { return said.or(known).cloned() };
    let before_point = before.and_then(|it| it.point);
    let point = if said.point == before_point { known } else { said };
    let old = before.map_or("", |it| it.address.as_str());
    let old_ward = before.and_then(|it| it.ward_code.as_ref());
    let ward = if said.ward_code.as_ref() == old_ward { &known.ward_code } else { &said.ward_code };
    Some(SosPlace {
        point: point.point,
        accuracy: point.accuracy,
        source: point.source,
        ward_code: ward.clone(),
        address: both(&known.address, old, &said.address, " · "),
    })
}

/// What the caller took off the list goes, what they put on it comes, what the desk added stays.
fn list<T: Ord + Clone>(known: &[T], before: &[T], said: &[T]) -> Vec<T> {
    let stays = known.iter().filter(|it| said.contains(it) || !before.contains(it));
    stays.chain(said).cloned().collect::<BTreeSet<T>>().into_iter().collect()
}

/// The caller's new words in the place of their old ones, the desk's beside them as they were. Words are parted by `between`,
/// and only a whole part is ever taken out.
fn both(known: &str, before: &str, said: &str, between: &str) -> String {
    if said == before {
        return known.to_owned();
    }
    let (old, new) = (parts(before, between), parts(said, between));
    let mut rest = parts(known, between);
    for part in &old {
        if let Some(at) = rest.iter().position(|it| it == part) {
            rest.remove(at);
        }
    }
    rest.retain(|part| !new.contains(part));
    [new, rest].concat().join(between)
}

fn parts<'t>(text: &'t str, between: &str) -> Vec<&'t str> {
    text.split(between).map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use hue_model::sos::{Need, SosDetails, Vulnerable};

    use super::changed;

    fn said(note: &str, phone: &str, people: Option<u16>) -> SosDetails {
        SosDetails { note: note.into(), phone: phone.into(), people, ..SosDetails::default() }
    }

    #[test]
    fn a_caller_alone_says_what_counts() {
        let (first, second) = (said("Nước lên", "0905", Some(3)), said("", "0906", Some(4)));
        assert_eq!(changed(&first, &first, &second), second, "with no desk the newest is all there is");
    }

    #[test]
    fn what_the_desk_wrote_stays() {
        let first = said("Nước lên", "0905", None);
        let known = SosDetails {
            people: Some(5),
            phone: "0935".into(),
            note: "Có người bị thương\nNước lên".into(),
            vulnerable: vec![Vulnerable::Child],
            needs: vec![Need::Medical],
            ..first.clone()
        };
        let second = SosDetails { needs: vec![Need::Rescue], ..said("Nước tới ngực", "0905", None) };
        let now = changed(&known, &first, &second);
        assert_eq!((now.people, now.phone.as_str()), (Some(5), "0935"));
        assert_eq!(now.note, "Nước tới ngực\nCó người bị thương");
        assert_eq!((now.needs.len(), now.vulnerable.clone()), (2, vec![Vulnerable::Child]));
        let third = SosDetails { needs: Vec::new(), ..second.clone() };
        assert_eq!(changed(&now, &second, &third).needs, [Need::Medical], "theirs they may take off");
    }

    #[test]
    fn only_whole_words_of_the_caller_are_taken_out() {
        let (worse, better) =
            (said("2 người bị thương", "", None), said("2 người không bị thương", "", None));
        assert_eq!(changed(&worse, &worse, &better), better, "a correction is no less for being longer");
        assert_eq!(changed(&better, &better, &worse), worse, "nor for being shorter");
        let known = said("Có 2 người bị thương nặng\n2 người bị thương", "", None);
        let now = changed(&known, &worse, &said("Không ai bị thương", "", None));
        assert_eq!(now.note, "Không ai bị thương\nCó 2 người bị thương nặng", "the desk's words stay whole");
    }
}
