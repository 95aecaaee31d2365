//! The forms of a page, read as far as people need them.

use reqwest::Method;

const BOUNDARY: &str = "----hue-tests-boundary";

/// A form.
#[derive(Clone, Debug)]
pub struct Form {
    /// Where it goes.
    pub action: String,
    /// How.
    pub method: Method,
    /// Its fields that are filled in already, hidden ones most of all.
    pub fields: Vec<(String, String)>,
    names: Vec<String>,
}

impl Form {
    /// Every form of a page.
    #[must_use]
    pub fn all(html: &str) -> Vec<Self> {
        html.split("<form")
            .skip(1)
            .map(|rest| Self::read(rest.split("</form>").next().unwrap_or(rest)))
            .collect()
    }

    fn read(html: &str) -> Self {
        let head = html.split('>').next().unwrap_or_default();
        let method = attr(head, "method").unwrap_or_default().to_ascii_uppercase();
        let tags: Vec<&str> = html.split('<').skip(1).filter_map(|tag| tag.split('>').next()).collect();
        let filled = tags.iter().filter(|tag| tag.starts_with("input")).filter_map(|tag| {
            let kind = attr(tag, "type").unwrap_or_default();
            let counts = !matches!(kind.as_str(), "checkbox" | "radio" | "file" | "submit");
            counts.then_some((attr(tag, "name")?, attr(tag, "value").unwrap_or_default()))
        });
        Self {
            action: attr(head, "action").unwrap_or_default(),
            method: if method == "POST" { Method::POST } else { Method::GET },
            fields: filled.collect(),
            names: tags.iter().filter_map(|tag| attr(tag, "name")).collect(),
        }
    }

    /// Whether it has a button or field of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// Its fields with these filled in.
    #[must_use]
    pub fn filled(&self, fields: &[(&str, &str)]) -> Vec<(String, String)> {
        let kept = self.fields.iter().filter(|(name, _)| fields.iter().all(|(new, _)| new != name)).cloned();
        kept.chain(fields.iter().map(|(name, value)| ((*name).into(), (*value).into()))).collect()
    }

    /// The content type and the body as multipart, with one JPEG in it.
    #[must_use]
    pub fn multipart(&self, fields: &[(&str, &str)], file: (&str, &[u8])) -> (String, Vec<u8>) {
        let mut body = Vec::new();
        for (name, value) in self.filled(fields) {
            let part =
                format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{}\"; filename=\"proof.jpg\"\r\n\
             content-type: image/jpeg\r\n\r\n",
            file.0
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file.1);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        (format!("multipart/form-data; boundary={BOUNDARY}"), body)
    }
}

/// The value of an attribute of a tag.
fn attr(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let value = tag[start..].split('"').next()?;
    let plain = value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'");
    Some(plain.replace("&amp;", "&"))
}
