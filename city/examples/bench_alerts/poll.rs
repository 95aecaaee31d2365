//! Many lines of one thread: the load must cost less than what it measures.

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpStream};
use std::os::fd::OwnedFd;
use std::time::Duration;

use rustix::event::epoll;

use crate::Outcome;

/// Open lines, each with a number.
pub(crate) struct Lines {
    epoll: OwnedFd,
    /// The lines.
    pub(crate) lines: Vec<TcpStream>,
    events: Vec<epoll::Event>,
}

impl Lines {
    pub(crate) fn new() -> Outcome<Self> {
        let epoll = epoll::create(epoll::CreateFlags::CLOEXEC)?;
        Ok(Self { epoll, lines: Vec::new(), events: Vec::with_capacity(1_024) })
    }

    /// Opens one more line.
    pub(crate) fn open(&mut self, address: SocketAddr) -> Outcome<&mut TcpStream> {
        let line = TcpStream::connect(address)?;
        line.set_nodelay(true)?;
        line.set_nonblocking(true)?;
        let number = epoll::EventData::new_u64(self.lines.len() as u64);
        epoll::add(&self.epoll, &line, number, epoll::EventFlags::IN)?;
        self.lines.push(line);
        Ok(self.lines.last_mut().ok_or("no line")?)
    }

    /// The numbers of lines on which something came, after at most this time.
    pub(crate) fn ready(&mut self, time: Duration) -> Outcome<Vec<usize>> {
        self.events.clear();
        let time = rustix::event::Timespec::try_from(time)?;
        match epoll::wait(&self.epoll, rustix::buffer::spare_capacity(&mut self.events), Some(&time)) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        self.events.iter().map(|event| Ok(usize::try_from(event.data.u64())?)).collect()
    }
}

/// What came in one read; `None` where nothing is there yet.
pub(crate) fn read(line: &mut TcpStream, into: &mut [u8]) -> Outcome<Option<usize>> {
    match std::io::Read::read(line, into) {
        Ok(0) => Err("the server closed a line".into()),
        Ok(got) => Ok(Some(got)),
        Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(None),
        Err(error) => Err(error.into()),
    }
}
