//! Those who read from one server, in a process of their own: a process may have only so many files open.

use std::net::SocketAddr;

use hue_city::clock::{Clock as _, System};
use tokio::time::Instant;

use crate::Outcome;
use crate::peers::Kind;
use crate::process::Partner;
use crate::readers::Readers;

/// What one process reads.
#[derive(clap::Args)]
pub(crate) struct Load {
    #[arg(long)]
    kind: Kind,
    #[arg(long)]
    address: SocketAddr,
    #[arg(long)]
    count: usize,
}

impl Load {
    /// Opens the streams, then does what stdin says until it closes: `receive` waits for a warning, `faults` says what
    /// came of so many.
    pub(crate) fn run(self) -> Outcome {
        let mut readers = Readers::open(self.address, self.count, &self.kind.hello(None))?;
        println!("open");
        for order in std::io::stdin().lines() {
            if let Some(sent) = order?.strip_prefix("faults ") {
                readers.settle()?;
                let (missing, doubled) = readers.faults(sent.parse()?);
                println!("{missing} {doubled}");
            } else {
                let (clock, now) = (System.now().0, Instant::now());
                println!("listens");
                println!("{}", clock as f64 + readers.receive(now)?.last);
            }
        }
        Ok(())
    }
}

/// The other end of such a process.
pub(crate) struct Reading(Partner);

impl Reading {
    /// Begins to open the streams.
    pub(crate) fn start(kind: Kind, address: SocketAddr, count: usize) -> Outcome<Self> {
        let mut command = std::process::Command::new(std::env::current_exe()?);
        command.args(["load", "--kind", kind.name(), "--address"]).arg(address.to_string());
        Ok(Self(Partner::start(command.args(["--count", &count.to_string()]))?))
    }

    /// Waits until they are open.
    pub(crate) fn opened(&mut self) -> Outcome {
        self.0.answer().map(|_| ())
    }

    /// Has it wait for a warning.
    pub(crate) fn listen(&mut self) -> Outcome {
        self.0.order("receive")?;
        self.0.answer().map(|_| ())
    }

    /// When the last of them had it, by the machine's clock, in milliseconds.
    pub(crate) fn last(&mut self) -> Outcome<f64> {
        Ok(self.0.answer()?.parse()?)
    }

    /// What did not come and what came again, of so many warnings.
    pub(crate) fn faults(&mut self, sent: usize) -> Outcome<(usize, usize)> {
        self.0.order(&format!("faults {sent}"))?;
        let answer = self.0.answer()?;
        let (missing, doubled) = answer.split_once(' ').ok_or("no faults")?;
        Ok((missing.parse()?, doubled.parse()?))
    }
}
