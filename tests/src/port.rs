//! A port that is kept for one server of a test.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use tokio::net::TcpSocket;

/// A port of this machine's loopback, over IPv4 and IPv6, for as long as this lives.
///
/// It is bound and nobody listens at it: connections are refused, and the system gives the port neither to who
/// asks for any port nor to a connection that goes out. A server that sets `SO_REUSEADDR` can listen there all
/// the same, stop, and listen again.
#[derive(Debug)]
pub(crate) struct ReservedPort {
    number: u16,
    _sockets: Vec<TcpSocket>,
}

impl ReservedPort {
    /// A port that nobody uses.
    ///
    /// # Panics
    /// When this machine has none.
    pub(crate) fn new() -> Self {
        loop {
            let first = bind(Ipv4Addr::LOCALHOST.into(), 0).expect("a free loopback port");
            let number = first.local_addr().expect("a bound socket has an address").port();
            match bind(Ipv6Addr::LOCALHOST.into(), number) {
                Ok(second) => return Self { number, _sockets: vec![first, second] },
                // Somebody else has it there: the next one.
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
                // A machine without IPv6.
                Err(_) => return Self { number, _sockets: vec![first] },
            }
        }
    }

    /// Its number.
    pub(crate) const fn number(&self) -> u16 {
        self.number
    }
}

fn bind(address: IpAddr, port: u16) -> io::Result<TcpSocket> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    socket.set_reuseaddr(true)?;
    socket.bind(SocketAddr::new(address, port))?;
    Ok(socket)
}
