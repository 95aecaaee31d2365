//! From where a request comes: the address at the other end of the line, or the one that a proxy of ours names.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use http::request::Parts;
use http::{Extensions, HeaderMap, HeaderName};
use ring::hmac::{self, Key};

use crate::state::App;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Where a caller is, as far as limits need to know: an IPv4 address, or the network of an IPv6 one, of which one
/// household has 2⁶⁴ addresses. Never logged, never kept as it is. Many may be behind one: nothing is refused by it alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Address(IpAddr);

impl Address {
    /// The caller of a request. What `X-Forwarded-For` says counts only where it was written by this machine or by
    /// one of `proxies`: the last entry that is none of them, as far back as the entries can be read.
    pub(crate) fn of(extensions: &Extensions, headers: &HeaderMap, proxies: &[IpAddr]) -> Self {
        let peer =
            extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip().to_canonical());
        let ours = |address: &IpAddr| address.is_loopback() || proxies.contains(address);
        let named = headers.get_all(FORWARDED_FOR).iter().rev();
        let named = named.flat_map(|list| list.to_str().unwrap_or_default().rsplit(','));
        let mut nearest = peer;
        for one in named {
            if nearest.is_some_and(|address| !ours(&address)) {
                break;
            }
            // What stands before an entry nobody can read may be the caller's own.
            let Ok(address) = one.trim().parse::<IpAddr>() else { break };
            nearest = Some(address.to_canonical());
        }
        Self(network(nearest.unwrap_or(Ipv4Addr::UNSPECIFIED.into())))
    }

    /// Whether it is of this machine or of a network that nobody outside has.
    pub(crate) fn is_inside(self) -> bool {
        match self.0 {
            IpAddr::V4(it) => {
                it.is_loopback() || it.is_private() || it.is_link_local() || it.is_unspecified()
            }
            IpAddr::V6(it) => {
                it.is_loopback() || it.is_unique_local() || it.is_unicast_link_local() || it.is_unspecified()
            }
        }
    }

    /// What only tells whether two addresses were the same, and that only as long as the key is kept.
    pub(crate) fn digest(self, key: &Key) -> [u8; 12] {
        let tag = hmac::sign(key, self.0.to_string().as_bytes());
        let mut digest = [0; 12];
        digest.iter_mut().zip(tag.as_ref()).for_each(|(byte, of)| *byte = *of);
        digest
    }
}

/// The first 64 bits of an IPv6 address.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
    }
}

impl FromRequestParts<App> for Address {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        Ok(Self::of(&parts.extensions, &parts.headers, &app.config.proxies))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, named: &'static str) -> String {
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 5000)));
        let headers = HeaderMap::from_iter([(FORWARDED_FOR, http::HeaderValue::from_static(named))]);
        Address::of(&extensions, &headers, &["10.0.0.2".parse().unwrap()]).0.to_string()
    }

    #[test]
    fn only_a_proxy_of_ours_says_who_is_behind_it() {
        assert_eq!(seen("203.0.113.7", "198.51.100.1"), "203.0.113.7", "anybody may write that");
        assert_eq!(seen("127.0.0.1", "198.51.100.1"), "198.51.100.1");
        assert_eq!(
            seen("10.0.0.2", "1.1.1.1, 198.51.100.1, 10.0.0.2"),
            "198.51.100.1",
            "the last that is not ours"
        );
        assert_eq!(
            seen("127.0.0.1", "1.1.1.1, unknown, 10.0.0.2"),
            "10.0.0.2",
            "1.1.1.1 may be the caller's word"
        );
        assert_eq!(seen("::ffff:203.0.113.7", ""), "203.0.113.7");
        assert_eq!(seen("2001:db8:1:2:3:4:5:6", "nonsense"), "2001:db8:1:2::");
        assert_eq!(seen("127.0.0.1", ""), "127.0.0.1");
    }
}
