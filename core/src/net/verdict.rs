//! The one place where a failed exchange is sorted: wait for the network, try again, or stop.

use std::error::Error;
use std::time::Duration;

use hue_model::Problem;
use hue_model::problem::Code;
use hue_model::wire::{PROBLEM_JSON, ProblemDetails};
use reqwest::{StatusCode, header};
use rustls::CertificateError;

/// Longest pause a city may ask for before the engine tries again anyway.
const LONGEST_AFTER: Duration = Duration::from_secs(3600);

/// What a failed exchange means.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Verdict {
    /// The city was not reached, and nothing left this device: wait for the network.
    Offline,
    /// The exchange broke on the way: the city may have got it or not.
    Cut,
    /// The city was reached and cannot now: try again, not before `after` if it said so.
    Transient {
        /// The pause the city asked for.
        after: Option<Duration>,
    },
    /// The token or secret was not taken.
    Unauthorized,
    /// The city's certificate is not of this time: the device's clock is wrong.
    ClockWrong,
    /// The city refuses for good, and says why.
    Permanent(Problem),
}

impl Verdict {
    /// Sorts a failure without an answer.
    pub(crate) fn of_error(error: &reqwest::Error) -> Self {
        if error.is_builder() {
            tracing::error!(%error, "a request could not be built");
            return Self::Permanent(Problem::new(Code::Internal));
        }
        if is_out_of_time(error) {
            Self::ClockWrong
        } else if error.is_connect() {
            Self::Offline
        } else {
            Self::Cut
        }
    }

    /// Sorts an answer: itself when it is a success, else what it means.
    pub(crate) async fn check(response: reqwest::Response) -> Result<reqwest::Response, Self> {
        let status = response.status();
        if status.is_success() {
            return Ok(response);
        }
        Err(match status {
            StatusCode::UNAUTHORIZED => Self::Unauthorized,
            StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_EARLY | StatusCode::TOO_MANY_REQUESTS => {
                Self::Transient { after: retry_after(&response) }
            }
            _ if status.is_server_error() => Self::Transient { after: retry_after(&response) },
            _ if status.is_client_error() => {
                let after = retry_after(&response);
                problem_of(response).await.map_or(Self::Transient { after }, Self::Permanent)
            }
            // A redirect that was not followed, such as a hotel's login page in the way.
            _ => Self::Offline,
        })
    }
}

/// Whether a certificate was refused because it is not valid yet, or not any more.
fn is_out_of_time(error: &reqwest::Error) -> bool {
    let mut source: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(cause) = source {
        // Input and output errors hand on the source of what they wrap, not the wrapped error itself.
        let wrapped = cause.downcast_ref::<std::io::Error>().and_then(|io| io.get_ref());
        let tls = wrapped
            .and_then(|inner| inner.downcast_ref::<rustls::Error>())
            .or_else(|| cause.downcast_ref::<rustls::Error>());
        if let Some(rustls::Error::InvalidCertificate(bad)) = tls {
            return matches!(
                bad,
                CertificateError::Expired
                    | CertificateError::ExpiredContext { .. }
                    | CertificateError::NotValidYet
                    | CertificateError::NotValidYetContext { .. }
            );
        }
        source = cause.source();
    }
    false
}

fn retry_after(response: &reqwest::Response) -> Option<Duration> {
    let seconds: u64 = response.headers().get(header::RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds).min(LONGEST_AFTER))
}

/// The problem a refusal of the city carries. One without it was not said by the city, but by something on
/// the way, such as a proxy's page of its own: that passes.
async fn problem_of(response: reqwest::Response) -> Option<Problem> {
    let is_problem = response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with(PROBLEM_JSON));
    if !is_problem {
        return None;
    }
    let body = super::read_body(response, super::JSON_BYTES).await.ok()?;
    let details: ProblemDetails = serde_json::from_slice(&body).ok()?;
    Some(Problem { retry: false, ..details.problem })
}

impl From<Verdict> for Problem {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Offline | Verdict::Cut => Self::new(Code::Offline),
            Verdict::Transient { .. } => Self::new(Code::CityUnavailable),
            Verdict::ClockWrong => Self::new(Code::ClockWrong),
            Verdict::Unauthorized => Self::new(Code::SessionExpired),
            Verdict::Permanent(problem) => problem,
        }
    }
}
