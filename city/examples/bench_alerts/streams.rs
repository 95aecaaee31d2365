//! Warnings to many open streams, as fast as one core can; slow readers; a storm of reconnects.

use std::path::Path;
use std::time::Duration;

use tokio::time::Instant;

use crate::peers::{Contender, Kind, installed};
use crate::process::stay_off;
use crate::readers::Readers;
use crate::{Outcome, median};

/// Warnings sent in one round; the first one warms up and is not counted.
pub(crate) const WARNINGS: usize = 7;
/// Streams of the part with slow readers, and how many of them read nothing.
const CROWD: (usize, usize) = (2_000, 20);
/// Warnings sent meanwhile: more than the system holds for a line.
const FLOOD: usize = 150;

pub(crate) fn run(rounds: usize, streams: usize) -> Outcome {
    let folder = tempfile::tempdir()?;
    let pip = installed()?;
    stay_off()?;
    let mut warnings = Vec::new();
    let mut taken = Kind::ALL.map(|kind| (kind, Taken::default()));
    for round in 0..rounds {
        for (kind, taken) in &mut taken {
            let folder = folder.path().join(format!("{}{round}", kind.name()));
            std::fs::create_dir(&folder)?;
            deliver(Contender::start(*kind, &folder, &pip)?, *kind, streams, &mut warnings, taken)?;
        }
    }
    let size = warnings.first().map(String::len).unwrap_or_default();
    println!("streams: {streams}\nwarning_size: {size} B");
    let [(_, ours), peers @ ..] = &taken;
    let best = peers.iter().map(|(_, peer)| median(peer.rate.clone())).fold(0.0, f64::max);
    let cheapest = peers.iter().map(|(_, peer)| median(peer.cpu.clone())).fold(f64::MAX, f64::min);
    for (kind, taken) in &taken {
        taken.say(kind.name());
    }
    println!("deliveries_ratio: {:.2} x", median(ours.rate.clone()) / best);
    println!("deliveries_cpu_ratio: {:.2} x", cheapest / median(ours.cpu.clone()));
    slow(&folder.path().join("slow"), &pip)?;
    storm(&folder.path().join("storm"), &pip, streams)
}

/// What came of each round.
#[derive(Default)]
pub(crate) struct Taken {
    pub(crate) rate: Vec<f64>,
    pub(crate) last: Vec<f64>,
    pub(crate) cpu: Vec<f64>,
    pub(crate) memory: Vec<f64>,
    pub(crate) opening: Vec<f64>,
    pub(crate) missing: usize,
    pub(crate) doubled: usize,
}

impl Taken {
    pub(crate) fn say(&self, name: &str) {
        println!("{name}_deliveries: {:.0} 1/s", median(self.rate.clone()));
        println!("{name}_last: {:.0} ms", median(self.last.clone()));
        println!("{name}_cpu: {:.2} us", median(self.cpu.clone()));
        println!("{name}_memory: {:.2} kB", median(self.memory.clone()));
        println!("{name}_opened: {:.0} 1/s", median(self.opening.clone()));
        println!("{name}_missing: {}", self.missing);
        println!("{name}_doubled: {}", self.doubled);
    }
}

fn deliver(
    mut contender: Contender,
    kind: Kind,
    streams: usize,
    warnings: &mut Vec<String>,
    taken: &mut Taken,
) -> Outcome {
    let (before, begun) = (contender.process().used()?, Instant::now());
    let mut readers = Readers::open(contender.address(), streams, &kind.hello(None))?;
    taken.opening.push(streams as f64 / begun.elapsed().as_secs_f64());
    readers.settle()?;
    let open = contender.process().used()?;
    taken.memory.push((open.memory - before.memory) / streams as f64);
    let (mut used, mut last) = (open, Vec::new());
    for number in 0..WARNINGS {
        if number == 1 {
            used = contender.process().used()?;
        }
        let sent = contender.send(warnings.get(number).map(String::as_str).unwrap_or_default())?;
        let delays = readers.receive(sent)?;
        if number > 0 {
            last.push(delays.last);
        }
        // Peers send what the city signed in its first round.
        if let Some(warning) = contender.sent()?
            && warnings.len() < WARNINGS
        {
            warnings.push(warning);
        }
    }
    let seconds = contender.process().used()?.seconds - used.seconds;
    taken.cpu.push(seconds * 1e6 / (streams * (WARNINGS - 1)) as f64);
    let last = median(last);
    taken.last.push(last);
    taken.rate.push(streams as f64 * 1e3 / last);
    readers.settle()?;
    let (missing, doubled) = readers.faults(WARNINGS);
    taken.missing += missing;
    taken.doubled += doubled;
    Ok(())
}

/// One in a hundred reads nothing: what the others feel of it, and what becomes of those.
fn slow(folder: &Path, pip: &Path) -> Outcome {
    let (streams, stopped) = CROWD;
    let mut city = Contender::start(Kind::City, folder, pip)?;
    let mut readers = Readers::open(city.address(), streams, &Kind::City.hello(None))?;
    let mut send = |readers: &mut Readers, count: usize| -> Outcome<f64> {
        let mut p99 = Vec::new();
        for _ in 0..count {
            let sent = city.send("")?;
            p99.push(readers.receive(sent)?.p99);
            city.sent()?;
        }
        let used = city.process().used()?.memory;
        Ok(if count == 0 { used } else { median(p99) })
    };
    let before = send(&mut readers, FLOOD)?;
    let memory = send(&mut readers, 0)?;
    readers.still(stopped, true);
    let during = send(&mut readers, FLOOD)?;
    let grown = send(&mut readers, 0)? - memory;
    readers.still(stopped, false);
    readers.settle()?;
    let (missing, doubled) = readers.faults(2 * FLOOD);
    println!("slow_p99_before: {before:.1} ms\nslow_p99: {during:.1} ms");
    println!("slow_memory: {grown:.0} kB");
    println!("slow_asked_anew: {}\nslow_missing: {missing}\nslow_doubled: {doubled}", readers.asked_anew());
    Ok(())
}

/// The node is killed, a warning is published before anybody is back, and all come back at once.
fn storm(folder: &Path, pip: &Path, streams: usize) -> Outcome {
    let mut city = Contender::start(Kind::City, folder, pip)?;
    let mut readers = Readers::open(city.address(), streams, &Kind::City.hello(None))?;
    let sent = city.send("")?;
    readers.receive(sent)?;
    drop(city);
    drop(readers);
    let mut city = Contender::start(Kind::City, folder, pip)?;
    city.send("")?;
    city.sent()?;
    let (before, begun) = (city.process().used()?, Instant::now());
    let mut readers = Readers::open(city.address(), streams, &Kind::City.hello(Some(1)))?;
    while readers.faults(1).0 > 0 && begun.elapsed() < Duration::from_secs(60) {
        readers.receive(begun)?;
    }
    let took = begun.elapsed().as_secs_f64();
    let used = city.process().used()?.seconds - before.seconds;
    readers.settle()?;
    let (missing, doubled) = readers.faults(1);
    println!("storm_all_back: {took:.2} s\nstorm_cpu: {:.1} us", used * 1e6 / streams as f64);
    println!("storm_missing: {missing}\nstorm_doubled: {doubled}");
    Ok(())
}
