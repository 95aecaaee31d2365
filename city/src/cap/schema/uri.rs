//! `xs:anyURI`: a URI reference of RFC 3986, in which characters that a URI would escape may stand as they are,
//! spaces included. A colon needs its port, as `xmllint` has it.

/// Whether a text is a URI reference.
pub(super) fn is_reference(text: &str) -> bool {
    let (rest, fragment) = split(text, '#');
    let (rest, query) = split(rest, '?');
    let tail = |part: Option<&str>, more: &str| part.is_none_or(|it| made_of(it, &format!("/?:@{more}")));
    hierarchy(rest) && tail(query, "") && tail(fragment, "[]")
}

fn split(text: &str, at: char) -> (&str, Option<&str>) {
    text.split_once(at).map_or((text, None), |(before, after)| (before, Some(after)))
}

/// Scheme, authority and path.
fn hierarchy(text: &str) -> bool {
    match text.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) => path(rest),
        // Without a scheme, the first step of a path may not look like one.
        Some((before, _)) => before.contains('/') && path(text),
        None => path(text),
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|it| it.is_ascii_alphanumeric() || b"+-.".contains(&it))
}

fn path(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("//") else { return made_of(text, "/:@") };
    let (host, path) = rest.find('/').and_then(|at| rest.split_at_checked(at)).unwrap_or((rest, ""));
    authority(host) && made_of(path, "/:@")
}

fn authority(text: &str) -> bool {
    let (user, host) = text.split_once('@').map_or((None, text), |(user, host)| (Some(user), host));
    if !user.is_none_or(|user| made_of(user, ":")) {
        return false;
    }
    let (name, port) = match host.strip_prefix('[') {
        Some(literal) => match literal.split_once(']') {
            Some((_, port)) => ("", port),
            None => return false,
        },
        None => host.find(':').and_then(|at| host.split_at_checked(at)).unwrap_or((host, "")),
    };
    let digits = |port: &str| !port.is_empty() && port.bytes().all(|it| it.is_ascii_digit());
    let port = port.is_empty() || port.strip_prefix(':').is_some_and(digits);
    made_of(name, "") && port
}

/// Unreserved characters, sub-delimiters, escapes, those that would be escaped, and `more`.
fn made_of(text: &str, more: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let good = match byte {
            b'%' => {
                let hexadecimal = |it: Option<u8>| it.is_some_and(|it| it.is_ascii_hexdigit());
                hexadecimal(bytes.next()) && hexadecimal(bytes.next())
            }
            0..=32 | 127..=255 => true,
            _ => {
                byte.is_ascii_alphanumeric()
                    || b"-._~!$&'()*+,;=<>\"{}|\\^`".contains(&byte)
                    || more.as_bytes().contains(&byte)
            }
        };
        if !good {
            return false;
        }
    }
    true
}
