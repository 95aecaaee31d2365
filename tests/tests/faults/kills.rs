//! Engine and city killed at seeded points and moments, again and again, on the same data.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use hue_model::id::ReportId;
use hue_model::queue::TryNow;
use hue_model::report::{AttachPhoto, GetDraft, GetReport, Report, ReportState};
use hue_tests::city::City;
use hue_tests::console::Console;
use hue_tests::people::{HA, LAN, send, sign_in, write};
use hue_tests::phone::{Failure, Mortal, Phone};
use hue_tests::photo;
use hue_tests::plan::{Scale, dice, figure};
use hue_tests::truth::{self, Sent};
use rand::Rng;
use rand::rngs::StdRng;

const RUN: &str = "faults.kills";

/// Who dies in a round, and when.
#[derive(Clone, Copy, Debug)]
enum Death {
    /// The engine at its N-th crash point.
    EngineAt(u32),
    /// The engine this long after Send.
    EngineAfter(Duration),
    /// The city at its N-th crash point.
    CityAt(u32),
    /// The city this long after Send.
    CityAfter(Duration),
}

impl Death {
    fn throw(dice: &mut StdRng) -> Self {
        match dice.gen_range(0..4) {
            0 => Self::EngineAt(dice.gen_range(1..22)),
            1 => Self::EngineAfter(Duration::from_millis(dice.gen_range(0..300))),
            2 => Self::CityAt(dice.gen_range(1..16)),
            _ => Self::CityAfter(Duration::from_millis(dice.gen_range(0..300))),
        }
    }
}

/// A phone and a city that are started again whenever they are found dead.
struct World {
    city: City,
    phone: Option<Mortal>,
    data: PathBuf,
    safe: PathBuf,
    kills: u32,
}

impl World {
    /// The phone, started if it is dead; with the crash point the first time.
    async fn phone(&mut self, fault: Option<u32>) -> &mut Mortal {
        if self.phone.as_mut().is_some_and(Mortal::killed) {
            self.phone = None;
            self.kills += 1;
        }
        let mut fault = fault;
        while self.phone.is_none() {
            let env: Vec<_> =
                fault.take().map(|number| ("HUE_FAULT", number.to_string())).into_iter().collect();
            self.phone = Mortal::start(&self.data, &self.city.profile_file, &self.safe, &env).await;
            self.kills += u32::from(self.phone.is_none());
        }
        self.phone.as_mut().unwrap()
    }

    async fn mend_city(&mut self) {
        if self.city.killed() {
            self.kills += 1;
            self.city.restart().await;
        }
    }

    /// Starts both as this death wants it.
    async fn prepare(&mut self, death: Death) {
        match death {
            Death::EngineAt(number) => {
                if let Some(phone) = &mut self.phone {
                    phone.kill().await;
                }
                self.phone = None;
                self.phone(Some(number)).await;
            }
            Death::CityAt(number) => {
                self.city.kill().await;
                if !self.city.restart_with("HUE_FAULT", number).await {
                    self.kills += 1;
                    self.city.restart().await;
                }
            }
            Death::EngineAfter(_) | Death::CityAfter(_) => {}
        }
    }

    /// Kills whoever dies at a moment.
    async fn execute(&mut self, death: Death) {
        match death {
            Death::EngineAfter(moment) => {
                tokio::time::sleep(moment).await;
                self.phone(None).await.kill().await;
            }
            Death::CityAfter(moment) => {
                tokio::time::sleep(moment).await;
                self.city.kill().await;
            }
            Death::EngineAt(_) | Death::CityAt(_) => {}
        }
    }

    /// Writes and sends like somebody whose app may close at any moment, and answers what Send promised.
    async fn report(&mut self, number: u32, dice: &mut StdRng) -> (ReportId, Sent) {
        let words = format!("Báo cáo số {number} khi máy tắt");
        let picture = photo::street(480, 360, dice.r#gen());
        let mut known = None;
        loop {
            let phone = self.phone(None).await;
            match attempt(phone, &mut known, &words, &picture).await {
                Ok(sent) => return sent,
                Err(Failure::Gone) => {}
                Err(Failure::Problem(problem)) => panic!("a kill is no reason for {problem:?}"),
            }
        }
    }

    /// Waits until the city has it, starting again whoever is dead.
    async fn arrives(&mut self, id: ReportId) {
        let wait = async {
            loop {
                self.mend_city().await;
                let phone = self.phone(None).await;
                match phone.call(GetReport { id }).await {
                    Ok(Report { state: ReportState::AtCity { .. }, .. }) => return,
                    Ok(Report { state: ReportState::NeedsAttention { problem }, .. }) => {
                        panic!("a kill is no reason to bother anybody: {problem:?}")
                    }
                    Err(Failure::Problem(problem)) => panic!("a promised report is gone: {problem:?}"),
                    Ok(_) => drop(phone.call(TryNow {}).await),
                    Err(Failure::Gone) => continue,
                }
                let mut events = phone.events();
                let _ = tokio::time::timeout(Duration::from_millis(200), events.changed()).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(90), wait).await.expect("a report arrives after a kill");
    }
}

/// One go at a report; what an earlier go left behind is taken up.
async fn attempt(
    phone: &Mortal,
    known: &mut Option<ReportId>,
    words: &str,
    picture: &bytes::Bytes,
) -> Result<(ReportId, Sent), Failure> {
    let found = match *known {
        Some(id) => match phone.call(GetReport { id }).await {
            Ok(report) => return promised(phone, report).await,
            Err(Failure::Gone) => return Err(Failure::Gone),
            Err(Failure::Problem(_)) => {
                phone.call(GetDraft { id }).await.ok().filter(|draft| draft.saved_at.is_some())
            }
        },
        None => None,
    };
    let id = match found {
        Some(draft) => draft.id,
        None => write(phone, words, &[]).await?,
    };
    *known = Some(id);
    let draft = phone.call(GetDraft { id }).await?;
    assert_eq!(draft.content.description, words, "an acknowledged draft keeps its words");
    if draft.photos.is_empty() {
        let blob = phone.put(picture.clone()).await?;
        phone.call(AttachPhoto { draft: id, blob }).await?;
    }
    let report = send(phone, id, false).await?;
    promised(phone, report).await
}

async fn promised(phone: &Mortal, report: Report) -> Result<(ReportId, Sent), Failure> {
    let mut photos = Vec::new();
    for photo in &report.photos {
        photos.push(phone.sha256(photo.blob).await?);
    }
    Ok((report.id, Sent { words: report.content.description, photos }))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_doubled_when_engine_and_city_are_killed() {
    let (scale, mut dice) = (Scale::from_env(), dice(RUN));
    let home = tempfile::tempdir().unwrap();
    let (data, safe) = (home.path().join("phone"), home.path().to_owned());
    let mut world = World { city: City::start().await, phone: None, data, safe, kills: 0 };
    sign_in(world.phone(None).await, LAN).await;
    let mut sent = BTreeMap::new();
    let mut number = 0;
    while world.kills < scale.kills {
        let death = Death::throw(&mut dice);
        world.prepare(death).await;
        world.mend_city().await;
        let (id, report) = world.report(number, &mut dice).await;
        sent.insert(id, report);
        world.execute(death).await;
        world.arrives(id).await;
        number += 1;
        assert!(number < 20 * scale.kills, "the crash points are reached: {death:?}");
    }
    world.city.kill().await;
    world.city.restart().await;
    let mut desk = Console::sign_in(&world.city.base_url, HA).await;
    let verdict = truth::compare(world.city.data(), &mut desk, &sent).await;
    figure(&format!("{RUN}.kills"), world.kills, "");
    verdict.print(RUN);
    assert!(verdict.is_clean() && verdict.reports == sent.len(), "{verdict:?}");
}
