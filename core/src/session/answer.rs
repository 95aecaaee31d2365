//! The answer of the authorization endpoint, as it comes back through a browser: hostile until
//! it is shown to be ours.

use std::borrow::Cow;

use url::form_urlencoded;

use crate::vault::Sensitive;

/// The longest answer that is looked at, in bytes.
pub(crate) const MOST_BYTES: usize = 8 * 1024;

/// An answer that carries our state.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// A code, or the issuer's error such as `access_denied`.
    pub(crate) outcome: Result<Sensitive<String>, String>,
    /// The issuer that says it answered (RFC 9207).
    pub(crate) issuer: Option<String>,
}

/// Reads the query of a redirect. `None` for everything that is not the one answer we wait for:
/// another state, a parameter twice, neither code nor error, or both.
pub(crate) fn read(query: &str, state: &str) -> Option<Answer> {
    let (mut code, mut error, mut issuer, mut ours) = (None, None, None, None);
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let slot = match name.as_ref() {
            "code" => &mut code,
            "error" => &mut error,
            "iss" => &mut issuer,
            "state" => &mut ours,
            _ => continue,
        };
        if slot.replace(value).is_some() {
            return None;
        }
    }
    if query.len() > MOST_BYTES || !same(ours.as_deref()?, state) {
        return None;
    }
    let outcome = match (code.map(Cow::into_owned), error.map(Cow::into_owned)) {
        (Some(code), None) if !code.is_empty() => Ok(Sensitive::new(code)),
        (None, Some(error)) => Err(error),
        _ => return None,
    };
    Some(Answer { outcome, issuer: issuer.map(Cow::into_owned) })
}

/// Compares without telling by its time how much was right.
fn same(given: &str, expected: &str) -> bool {
    given.len() == expected.len()
        && given.bytes().zip(expected.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::{Answer, MOST_BYTES, Sensitive, read};

    #[test]
    fn only_the_answer_we_wait_for_is_read() {
        let good = Answer {
            outcome: Ok(Sensitive::new("c 1".into())),
            issuer: Some("https://vneid.example".into()),
        };
        assert!(!format!("{good:?}").contains("c 1"), "a code is not for logs");
        assert_eq!(read("code=c+1&state=s1&iss=https%3A%2F%2Fvneid.example&x=y", "s1"), Some(good));
        let denied = Answer { outcome: Err("access_denied".into()), issuer: None };
        assert_eq!(read("error=access_denied&state=s1", "s1"), Some(denied));
    }

    #[test]
    fn everything_else_is_thrown_away() {
        let long = format!("code={}&state=s1", "x".repeat(MOST_BYTES));
        for rubbish in [
            "",
            "code=c",
            "code=c&state=",
            "code=c&state=s2",
            "code=c&state=s11",
            "code=c&state=s1&state=s1",
            "code=c&code=d&state=s1",
            "code=&state=s1",
            "code=c&error=e&state=s1",
            "state=s1",
            "code=c&state=s1&iss=a&iss=b",
            "%ff%fe&&&===",
            &long,
        ] {
            assert_eq!(read(rubbish, "s1"), None, "{rubbish}");
        }
    }
}
