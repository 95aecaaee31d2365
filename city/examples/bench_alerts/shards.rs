//! Warnings to more streams than a process may have files: nodes of one city that share a PostgreSQL and are woken over
//! NATS, beside as many servers of the same peer. One core has all servers, the other all who read.

use std::path::Path;

use hue_city::clock::{Clock as _, System};
use tokio::time::Instant;

use crate::city::City;
use crate::load::Reading;
use crate::peers::{Contender, Kind, installed, nats};
use crate::postgres::Server;
use crate::process::{Process, Used, available, stay_off};
use crate::streams::{Taken, WARNINGS};
use crate::{Outcome, median};

/// Most streams of one process.
const EACH: usize = 17_000;
/// Who takes part: the city, and the fastest of its peers.
const KINDS: [Kind; 3] = [Kind::City, Kind::Nchan, Kind::Socketify];

pub(crate) fn run(rounds: usize, streams: usize) -> Outcome {
    let folder = tempfile::tempdir()?;
    let pip = installed()?;
    stay_off()?;
    let counts = split(streams);
    let (mut warnings, mut taken) = (Vec::new(), KINDS.map(|kind| (kind, Taken::default(), Vec::new())));
    for round in 0..rounds {
        for (kind, taken, kernel) in &mut taken {
            let folder = folder.path().join(format!("{}{round}", kind.name()));
            std::fs::create_dir(&folder)?;
            let free = available()?;
            let servers = Shards::start(*kind, counts.len(), &folder, &pip)?;
            kernel.push(deliver(servers, *kind, &counts, &mut warnings, taken, free)?);
        }
    }
    println!("nodes: {}\nstreams: {streams}", counts.len());
    for (kind, taken, kernel) in &taken {
        taken.say(kind.name());
        println!("{}_core: {:.0} 1/s", kind.name(), 1e6 / median(taken.cpu.clone()));
        println!("{}_machine: {:.2} kB", kind.name(), median(kernel.clone()));
    }
    let [(_, ours, _), peers @ ..] = &taken;
    let best = peers.iter().map(|(_, peer, _)| median(peer.rate.clone())).fold(0.0, f64::max);
    println!("shards_ratio: {:.2} x", median(ours.rate.clone()) / best);
    Ok(())
}

/// How many streams each server has.
fn split(streams: usize) -> Vec<usize> {
    let nodes = streams.div_ceil(EACH).max(1);
    (0..nodes).map(|node| streams / nodes + usize::from(node < streams % nodes)).collect()
}

/// Servers that share the streams.
struct Shards {
    servers: Vec<Contender>,
    /// What the nodes of the city share.
    _shared: Option<(Server, Process)>,
}

impl Shards {
    fn start(kind: Kind, count: usize, folder: &Path, pip: &Path) -> Outcome<Self> {
        let folders: Vec<_> = (0..count).map(|number| folder.join(number.to_string())).collect();
        folders.iter().try_for_each(std::fs::create_dir)?;
        if kind != Kind::City {
            let servers = folders.iter().map(|folder| Contender::start(kind, folder, pip));
            return Ok(Self { servers: servers.collect::<Outcome<_>>()?, _shared: None });
        }
        let (record, (waker, address)) = (Server::start()?, nats(pip)?);
        let (database, nats) = (record.url("city"), format!("nats://{address}"));
        let keys = folders.first().ok_or("no folder")?.join("alert-keys.json");
        let mut servers = Vec::new();
        for folder in &folders {
            let mut more = vec![("--database", database.as_str()), ("--nats", nats.as_str())];
            // The first one makes them.
            if !servers.is_empty() {
                more.push(("--alert-keys", keys.to_str().ok_or("no path")?));
            }
            servers.push(Contender::City(City::start(folder, &more)?));
        }
        Ok(Self { servers, _shared: Some((record, waker)) })
    }

    fn used(&self) -> Outcome<Used> {
        let mut all = Used { seconds: 0.0, memory: 0.0 };
        for server in &self.servers {
            let used = server.process().used()?;
            all.seconds += used.seconds;
            all.memory += used.memory;
        }
        Ok(all)
    }

    /// Has a warning sent: one node of the city tells the others, each server of a peer has to be told. Answers when the
    /// first one was, in milliseconds of the machine's clock.
    fn send(&mut self, kind: Kind, warning: &str) -> Outcome<f64> {
        let told = if kind == Kind::City { 1 } else { self.servers.len() };
        let mut first: Option<Instant> = None;
        for server in self.servers.iter_mut().take(told) {
            let sent = server.send(warning)?;
            first.get_or_insert(sent);
        }
        let ago = first.ok_or("nobody was told")?.elapsed().as_secs_f64() * 1e3;
        Ok(System.now().0 as f64 - ago)
    }

    fn sent(&mut self, kind: Kind) -> Outcome<Option<String>> {
        match self.servers.first_mut() {
            Some(city) if kind == Kind::City => city.sent(),
            _ => Ok(None),
        }
    }
}

/// Opens the streams and sends the warnings; answers what a stream costs the whole machine, both ends, in kB.
fn deliver(
    mut shards: Shards,
    kind: Kind,
    counts: &[usize],
    warnings: &mut Vec<String>,
    taken: &mut Taken,
    free: f64,
) -> Outcome<f64> {
    let streams = counts.iter().sum::<usize>() as f64;
    let (before, begun) = (shards.used()?, Instant::now());
    let servers = shards.servers.iter().zip(counts);
    let mut readings = servers
        .map(|(server, count)| Reading::start(kind, server.address(), *count))
        .collect::<Outcome<Vec<_>>>()?;
    readings.iter_mut().try_for_each(Reading::opened)?;
    taken.opening.push(streams / begun.elapsed().as_secs_f64());
    let mut used = shards.used()?;
    taken.memory.push((used.memory - before.memory) / streams);
    let machine = (free - available()?) / streams;
    let mut last = Vec::new();
    for number in 0..WARNINGS {
        if number == 1 {
            used = shards.used()?;
        }
        readings.iter_mut().try_for_each(Reading::listen)?;
        let sent = shards.send(kind, warnings.get(number).map(String::as_str).unwrap_or_default())?;
        let had = readings.iter_mut().map(Reading::last).collect::<Outcome<Vec<_>>>()?;
        if number > 0 {
            last.push(had.into_iter().fold(0.0, f64::max) - sent);
        }
        // Peers send what the city signed in its first round.
        if let Some(warning) = shards.sent(kind)?
            && warnings.len() < WARNINGS
        {
            warnings.push(warning);
        }
    }
    taken.cpu.push((shards.used()?.seconds - used.seconds) * 1e6 / (streams * (WARNINGS - 1) as f64));
    let last = median(last);
    taken.last.push(last);
    taken.rate.push(streams * 1e3 / last);
    for reading in &mut readings {
        let (missing, doubled) = reading.faults(WARNINGS)?;
        taken.missing += missing;
        taken.doubled += doubled;
    }
    Ok(machine)
}
