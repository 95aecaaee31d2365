//! The one way out: only to hosts the operator configured, never into a private network, never more than a
//! bounded answer, and along a redirect only where a document is fetched and each step is allowed by itself.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use http::{StatusCode, header};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use serde::de::DeserializeOwned;
use url::{Host, Url};

/// Largest answer that is read, in bytes.
const ANSWER_BYTES: usize = 256 * 1024;

/// Why nothing useful came back.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NetError {
    #[error("the address is not on the list of this city")]
    NotAllowed,
    #[error("no answer: {0}")]
    Transport(#[from] reqwest::Error),
    #[error("the answer has status {0}")]
    Status(u16),
    #[error("the answer is too long or not of the expected form")]
    Form,
    #[error("the answer is longer than is read")]
    TooLong,
    #[error("the answer is no XML by its own word")]
    Type,
    #[error("the answer is packed, which was not asked for")]
    Packed,
    #[error("it leads on too often")]
    Redirects,
}

/// What a request was answered with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Seconds after which to come back.
    pub(crate) retry_after: Option<u32>,
}

/// Most redirects of a document.
const REDIRECTS: usize = 3;

/// By what a server recognises the document that is had of it already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) etag: Option<String>,
    pub(crate) modified: Option<String>,
}

/// A document that is new.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) body: Vec<u8>,
    /// Where it really lay.
    pub(crate) url: Url,
    pub(crate) known: Known,
}

/// The outbound client.
#[derive(Clone, Debug)]
pub(crate) struct Net {
    client: reqwest::Client,
    origins: Vec<String>,
    loopback: bool,
}

impl Net {
    /// A client that talks to these origins only; `loopback` lets a demonstration talk to itself.
    pub(crate) fn new(addresses: &[String], loopback: bool) -> Result<Self, NetError> {
        // A program that runs the city in process may not have chosen a provider; the first choice stays.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .connect_timeout(Duration::from_secs(5))
            .timeout(Duration::from_secs(15))
            .dns_resolver(PublicOnly { loopback })
            .build()?;
        let origins = addresses
            .iter()
            .filter_map(|address| Url::parse(address).ok())
            .map(|url| url.origin().ascii_serialization())
            .collect();
        Ok(Self { client, origins, loopback })
    }

    /// Whether this address may be asked.
    pub(crate) fn may_ask(&self, address: &str) -> bool {
        self.allowed(address).is_ok()
    }

    /// What a request is answered with; of the answer's body nothing is read.
    pub(crate) async fn send(&self, request: http::Request<Vec<u8>>) -> Result<Answer, NetError> {
        self.allowed(&request.uri().to_string())?;
        let response = self.client.execute(request.try_into()?).await?;
        let after = response.headers().get(http::header::RETRY_AFTER);
        let retry_after = after.and_then(|after| after.to_str().ok()?.trim().parse().ok());
        Ok(Answer { status: response.status().as_u16(), retry_after })
    }

    /// The JSON at an address.
    pub(crate) async fn get<T: DeserializeOwned>(&self, address: &str) -> Result<T, NetError> {
        read(self.client.get(self.allowed(address)?).send().await?).await
    }

    /// The JSON that a form is answered with.
    pub(crate) async fn post<T: DeserializeOwned>(
        &self,
        address: &str,
        form: &[(&str, &str)],
    ) -> Result<T, NetError> {
        read(self.client.post(self.allowed(address)?).form(form).send().await?).await
    }

    /// The XML document at an address, of at most so many bytes and within this time; `None` where it is the known one.
    pub(crate) async fn fetch(
        &self,
        address: &str,
        known: &Known,
        most: usize,
        patience: Duration,
    ) -> Result<Option<Document>, NetError> {
        let mut url = self.allowed(address)?;
        for _ in 0..=REDIRECTS {
            let mut request = self.client.get(url.clone()).timeout(patience);
            for (name, value) in
                [(header::IF_NONE_MATCH, &known.etag), (header::IF_MODIFIED_SINCE, &known.modified)]
            {
                if let Some(value) = value {
                    request = request.header(name, value);
                }
            }
            let response = request.send().await?;
            let status = response.status();
            let location = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok());
            match location {
                Some(location) if status.is_redirection() => {
                    let next = url.join(location).map_err(|_| NetError::NotAllowed)?;
                    url = self.allowed(next.as_str())?;
                }
                _ if status == StatusCode::NOT_MODIFIED => return Ok(None),
                _ if !status.is_success() => return Err(NetError::Status(status.as_u16())),
                _ => return document(response, url, most).await.map(Some),
            }
        }
        Err(NetError::Redirects)
    }

    fn allowed(&self, address: &str) -> Result<Url, NetError> {
        let url = Url::parse(address).map_err(|_| NetError::NotAllowed)?;
        // A literal address never meets the resolver, so it is judged here.
        let reachable = match url.host() {
            Some(Host::Ipv4(ip)) => may_reach(ip.into(), self.loopback),
            Some(Host::Ipv6(ip)) => may_reach(ip.into(), self.loopback),
            Some(Host::Domain(_)) => url.scheme() == "https" || self.loopback,
            None => false,
        };
        let origin = url.origin().ascii_serialization();
        let listed = self.origins.iter().any(|listed| names(listed, &origin));
        if reachable && listed { Ok(url) } else { Err(NetError::NotAllowed) }
    }
}

/// Whether an entry of the list names this origin: `https://*.notify.windows.com` names every host below.
fn names(listed: &str, origin: &str) -> bool {
    match listed.split_once('*') {
        Some((scheme, domain)) => origin.starts_with(scheme) && origin.ends_with(domain),
        None => listed == origin,
    }
}

async fn read<T: DeserializeOwned>(mut response: reqwest::Response) -> Result<T, NetError> {
    if !response.status().is_success() {
        return Err(NetError::Status(response.status().as_u16()));
    }
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await? {
        if body.len() + piece.len() > ANSWER_BYTES {
            return Err(NetError::Form);
        }
        body.extend_from_slice(&piece);
    }
    serde_json::from_slice(&body).map_err(|_| NetError::Form)
}

async fn document(mut response: reqwest::Response, url: Url, most: usize) -> Result<Document, NetError> {
    let text = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let kind = text(header::CONTENT_TYPE).unwrap_or_default().to_ascii_lowercase();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !(kind.ends_with("+xml") || kind == "text/xml" || kind == "application/xml") {
        return Err(NetError::Type);
    }
    // Nothing unpacks here, so that nothing small becomes large.
    if text(header::CONTENT_ENCODING).is_some_and(|encoding| !encoding.eq_ignore_ascii_case("identity")) {
        return Err(NetError::Packed);
    }
    let known = Known { etag: text(header::ETAG), modified: text(header::LAST_MODIFIED) };
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await? {
        if body.len().saturating_add(piece.len()) > most {
            return Err(NetError::TooLong);
        }
        body.extend_from_slice(&piece);
    }
    Ok(Document { body, url, known })
}

/// Whether an address lies where the city may reach.
fn may_reach(ip: IpAddr, loopback: bool) -> bool {
    if ip.to_canonical().is_loopback() {
        return loopback;
    }
    match ip.to_canonical() {
        IpAddr::V4(ip) => {
            let [first, second, ..] = ip.octets();
            let shared = first == 100 && (64..128).contains(&second);
            !(ip.is_private() || ip.is_link_local() || ip.is_unspecified() || ip.is_broadcast())
                && !(ip.is_multicast() || shared || first == 0)
        }
        IpAddr::V6(ip) => {
            !(ip.is_unique_local() || ip.is_unicast_link_local() || ip.is_unspecified() || ip.is_multicast())
        }
    }
}

/// Resolves names and leaves out what lies in a private network.
#[derive(Clone, Copy, Debug)]
struct PublicOnly {
    loopback: bool,
}

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        let loopback = self.loopback;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let good: Vec<SocketAddr> = found.filter(|at| may_reach(at.ip(), loopback)).collect();
            Ok(Box::new(good.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Net, may_reach};

    #[test]
    fn private_networks_are_out_of_reach() {
        for inside in
            ["10.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "fd00::1", "fe80::1"]
        {
            assert!(!may_reach(inside.parse().unwrap(), true), "{inside} is private");
        }
        assert!(!may_reach("127.0.0.1".parse().unwrap(), false));
        assert!(
            !may_reach("::ffff:127.0.0.1".parse().unwrap(), false),
            "a mapped address is the same address"
        );
        assert!(may_reach("127.0.0.1".parse().unwrap(), true), "a demonstration talks to itself");
        assert!(may_reach("203.113.131.1".parse().unwrap(), false));
    }

    #[test]
    fn only_listed_origins_are_asked() {
        let net = Net::new(&["https://id.gov.example/realm".into()], false).unwrap();
        assert!(net.allowed("https://id.gov.example/realm/jwks").is_ok());
        assert!(net.allowed("https://id.gov.example:8443/jwks").is_err());
        assert!(net.allowed("http://id.gov.example/jwks").is_err());
        assert!(net.allowed("https://elsewhere.example/jwks").is_err());
        assert!(net.allowed("https://127.0.0.1/jwks").is_err());
        let net = Net::new(&["https://*.notify.windows.com".into()], false).unwrap();
        assert!(net.allowed("https://wns2-sg2p.notify.windows.com/w/?token=x").is_ok());
        for elsewhere in [
            "https://notify.windows.com.example/",
            "http://a.notify.windows.com/",
            "https://xnotify.windows.com/",
        ] {
            assert!(net.allowed(elsewhere).is_err(), "{elsewhere}");
        }
    }
}
