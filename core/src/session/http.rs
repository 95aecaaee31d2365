//! The way from the OpenID Connect library to the engine's HTTP client.

use futures_util::future::BoxFuture;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use url::{Host, Url};

/// The largest answer an issuer may give, in bytes.
const MOST_BYTES: usize = 256 * 1024;

/// The engine's client that follows no redirects: codes and tokens in a form go to the address that
/// discovery named, or nowhere.
pub(crate) struct Http {
    client: reqwest::Client,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum HttpError {
    #[error("the issuer could not be reached")]
    Unreachable(#[from] reqwest::Error),
    #[error("the issuer's answer is too large")]
    TooLarge,
    #[error("the address is not one to send secrets to")]
    Plain,
    #[error("the answer is not HTTP")]
    Malformed(#[from] openidconnect::http::Error),
}

impl Http {
    pub(crate) fn new(client: reqwest::Client) -> Self {
        Self { client }
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let request = reqwest::Request::try_from(request)?;
        if !is_private(request.url()) {
            return Err(HttpError::Plain);
        }
        let mut answer = self.client.execute(request).await?;
        let mut built = openidconnect::http::Response::builder().status(answer.status());
        for (name, value) in answer.headers() {
            built = built.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await? {
            if body.len() + chunk.len() > MOST_BYTES {
                return Err(HttpError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(built.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpError;
    type Future = BoxFuture<'c, Result<HttpResponse, HttpError>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

/// Whether nobody on the way can read along: TLS, or this very machine.
fn is_private(url: &Url) -> bool {
    let loopback = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    url.scheme() == "https" || (url.scheme() == "http" && loopback)
}

#[cfg(test)]
mod tests {
    use super::is_private;

    #[test]
    fn secrets_go_over_tls_or_stay_on_this_machine() {
        for good in ["https://vneid.example/token", "http://127.0.0.1:7000/vneid/token", "http://[::1]/t"] {
            assert!(is_private(&good.parse().unwrap()), "{good}");
        }
        for bad in ["http://vneid.example/token", "http://127.0.0.1.evil.example/", "ftp://127.0.0.1/"] {
            assert!(!is_private(&bad.parse().unwrap()), "{bad}");
        }
    }
}
