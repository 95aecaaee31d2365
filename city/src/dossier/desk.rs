//! The clerk of the sandbox's one-stop desk (Bộ phận Một cửa): takes dossiers, moves them on, asks for papers, hands out
//! results. A production build has none of it.

use hue_model::dossier::{Dossier, DossierResult, DossierState, DossierStep, MissingPaper, PIN_CHARS};
use hue_model::problem::Rule;
use hue_model::text::{Language, unprintable};
use hue_model::time::Millis;

use super::pin_hash;
use crate::problem::{Failure, Result};
use crate::receipt;
use crate::state::App;
use crate::store::audit::{self, Line};
use crate::store::db::Conn;
use crate::store::dossier::{self, Stored};

/// Who acts, for the audit log.
const CLERK: &str = "sandbox one-stop desk";
/// The agency code of every sample: no agency has it.
const AGENCY: &str = "H57.99";
/// The desk's name.
const DESK: &str = "Bộ phận Một cửa";
/// Most characters of what a clerk writes into one field.
pub(crate) const CHARS: usize = 500;
/// Most papers of one dossier.
const PAPERS: usize = 40;
/// Most steps of a dossier.
const STEPS: usize = 200;
/// How long somebody has to bring a paper, in working hours: ten days.
const TO_SUPPLY: i64 = 80;

/// A procedure of the sandbox: its name, who decides (`None`: the ward's own committee), and its working hours.
pub(crate) struct Procedure {
    pub(crate) name: &'static str,
    authority: Option<&'static str>,
    working_hours: i64,
}

/// What can be applied for. The hours are samples: a city takes them from its own decisions.
pub(crate) const PROCEDURES: [Procedure; 4] = [
    Procedure { name: "Đăng ký khai sinh", authority: None, working_hours: 8 },
    Procedure { name: "Đăng ký thành lập hộ kinh doanh", authority: None, working_hours: 24 },
    Procedure {
        name: "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ",
        authority: Some("Sở Xây dựng"),
        working_hours: 80,
    },
    Procedure {
        name: "Cấp phiếu lý lịch tư pháp", authority: Some("Công an thành phố"), working_hours: 80
    },
];

/// What an applicant brings to the desk.
#[derive(Clone, Debug)]
pub(crate) struct Application {
    /// Which of [`PROCEDURES`].
    pub(crate) procedure: usize,
    pub(crate) applicant: String,
    pub(crate) ward_code: String,
}

/// The receipt that the applicant takes home.
#[derive(Clone, Debug)]
pub(crate) struct Receipt {
    pub(crate) number: String,
    pub(crate) pin: String,
}

/// What the clerk does with a dossier.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    /// Hands it to whoever works on it, or says how far they are.
    Work { note: String },
    /// Asks for papers, one a line.
    Ask { papers: String, note: String },
    /// Takes a paper that was missing, by its place in the list.
    Supply { paper: usize },
    /// Enters the decision that grants it.
    Grant { output: String },
    /// Enters the decision that refuses it.
    Refuse { reason: String },
    /// Hands the result out.
    Return,
}

/// Takes a dossier; answers its receipt.
///
/// # Errors
/// Something is missing in it, or the database fails.
pub(crate) async fn receive(app: &App, application: Application) -> Result<Receipt> {
    let (now, pin) = (app.now(), receipt::draw(&*app.config.entropy, PIN_CHARS));
    let work = app.clone();
    let taken =
        app.store.write(move |conn| Box::pin(async move { take(&work, conn, &application, pin, now).await }));
    taken.await
}

/// The same within a transaction, with this PIN at this time.
pub(super) async fn take(
    app: &App,
    conn: &mut Conn,
    application: &Application,
    pin: String,
    now: Millis,
) -> Result<Receipt> {
    let Application { procedure, applicant, ward_code } = application;
    let procedure = PROCEDURES.get(*procedure).ok_or_else(|| Failure::field("procedure", Rule::Unknown))?;
    let ward = app.pack.wards.get(ward_code).ok_or_else(|| Failure::field("ward", Rule::Unknown))?;
    let (ward, applicant) = (ward.text(Language::Vi), written("applicant", applicant)?);
    let day = now.in_hue().map(|day| day.format("%y%m%d").to_string()).unwrap_or_default();
    let number = format!("{AGENCY}-{day}-{:04}", dossier::next(conn).await?);
    let mut dossier = Dossier {
        number: number.clone(),
        procedure: procedure.name.into(),
        competent_authority: procedure.authority.map_or_else(|| format!("UBND {ward}"), str::to_owned),
        ward_code: ward_code.clone(),
        applicant,
        received_at: now,
        due_at: Some(app.pack.calendar.due(now, procedure.working_hours, false)),
        state: DossierState::Received,
        steps: Vec::new(),
        papers: Vec::new(),
        result: None,
        changed_at: now,
        demo: true,
    };
    step(&mut dossier, DossierState::Received, format!("{DESK} {ward}"), String::new(), now);
    let (pin_hash, working_hours) = (pin_hash(&number, &pin), procedure.working_hours);
    dossier::save(conn, &mut Stored { dossier, version: 0, pin_hash, working_hours }).await?;
    audit::add(conn, Line::new(now, CLERK, "dossier.receive", &number)).await?;
    Ok(Receipt { number, pin })
}

/// Does something with the dossier that was read at version `seen`.
///
/// # Errors
/// There is no such dossier, somebody changed it since, it is not where that can be done, or the database fails.
pub(crate) async fn act(app: &App, number: &str, seen: i64, act: Act) -> Result<()> {
    let (work, number, now) = (app.clone(), number.to_owned(), app.now());
    let done = app
        .store
        .write(move |conn| Box::pin(async move { acted(&work, conn, &number, Some(seen), &act, now).await }));
    done.await
}

/// The same within a transaction; `None` takes it as it is.
pub(super) async fn acted(
    app: &App,
    conn: &mut Conn,
    number: &str,
    seen: Option<i64>,
    act: &Act,
    now: Millis,
) -> Result<()> {
    let mut found = dossier::get(conn, number).await?.ok_or_else(Failure::not_found)?;
    if seen.is_some_and(|seen| seen != found.version) {
        return Err(Failure::conflict("Somebody changed this dossier in the meantime"));
    }
    let action = apply(app, &mut found, act, now)?;
    dossier::save(conn, &mut found).await?;
    audit::add(conn, Line::new(now, CLERK, action, number)).await
}

/// Whether that can be done with a dossier in this state.
pub(crate) const fn fits(act: &Act, state: DossierState) -> bool {
    match act {
        Act::Return => matches!(state, DossierState::Granted),
        Act::Supply { .. } => matches!(state, DossierState::PapersMissing),
        Act::Work { .. } | Act::Grant { .. } => {
            matches!(state, DossierState::Received | DossierState::InProgress)
        }
        Act::Ask { .. } | Act::Refuse { .. } => !state.is_decided(),
    }
}

fn apply(app: &App, found: &mut Stored, act: &Act, now: Millis) -> Result<&'static str> {
    let (hours, dossier) = (found.working_hours, &mut found.dossier);
    if !fits(act, dossier.state) || dossier.steps.len() >= STEPS {
        return Err(Failure::conflict("The dossier is not where this can be done"));
    }
    match act {
        Act::Work { note } => {
            let (authority, note) = (dossier.competent_authority.clone(), checked("note", note)?);
            step(dossier, DossierState::InProgress, authority, note, now);
            Ok("dossier.work")
        }
        Act::Ask { papers, note } => ask(app, dossier, papers, note, now).map(|()| "dossier.ask"),
        Act::Supply { paper } => supply(app, dossier, *paper, hours, now).map(|()| "dossier.supply"),
        Act::Grant { output } => {
            decide(dossier, true, written("output", output)?, now);
            Ok("dossier.grant")
        }
        Act::Refuse { reason } => {
            decide(dossier, false, written("reason", reason)?, now);
            Ok("dossier.refuse")
        }
        Act::Return => {
            step(dossier, DossierState::Returned, DESK.into(), String::new(), now);
            Ok("dossier.return")
        }
    }
}

fn ask(app: &App, dossier: &mut Dossier, papers: &str, note: &str, now: Millis) -> Result<()> {
    let names: Vec<_> = papers.lines().map(str::trim).filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return Err(Failure::field("papers", Rule::Required));
    }
    if dossier.papers.len() + names.len() > PAPERS {
        return Err(Failure::field("papers", Rule::TooMany { max: PAPERS }));
    }
    let (note, until) = (checked("note", note)?, app.pack.calendar.due(now, TO_SUPPLY, false));
    for name in names {
        let name = written("papers", name)?;
        dossier.papers.push(MissingPaper { name, asked_at: now, until, supplied_at: None });
    }
    dossier.due_at = None;
    step(dossier, DossierState::PapersMissing, DESK.into(), note, now);
    Ok(())
}

/// Takes a paper. With the last one the time begins anew.
fn supply(app: &App, dossier: &mut Dossier, at: usize, hours: i64, now: Millis) -> Result<()> {
    let missing = dossier.papers.get_mut(at).filter(|paper| paper.supplied_at.is_none());
    let paper = missing.ok_or_else(Failure::not_found)?;
    paper.supplied_at = Some(now);
    let note = paper.name.clone();
    let whole = dossier.missing().next().is_none();
    if whole {
        dossier.due_at = Some(app.pack.calendar.due(now, hours, false));
    }
    let state = if whole { DossierState::InProgress } else { DossierState::PapersMissing };
    step(dossier, state, DESK.into(), note, now);
    Ok(())
}

fn decide(dossier: &mut Dossier, granted: bool, words: String, now: Millis) {
    let (output, reason) = if granted { (words, String::new()) } else { (String::new(), words) };
    let collect_at = dossier.steps.first().map(|first| first.agency.clone()).unwrap_or_default();
    dossier.result = Some(DossierResult { decided_at: now, granted, output, reason, collect_at });
    let state = if granted { DossierState::Granted } else { DossierState::Refused };
    let authority = dossier.competent_authority.clone();
    step(dossier, state, authority, String::new(), now);
}

fn step(dossier: &mut Dossier, state: DossierState, agency: String, note: String, at: Millis) {
    // Two steps within one moment are two changes.
    (dossier.state, dossier.changed_at) = (state, at.max(dossier.changed_at.plus(1)));
    dossier.steps.push(DossierStep { at, state, agency, note });
}

/// A field that has to say something.
fn written(field: &str, text: &str) -> Result<String> {
    let text = checked(field, text)?;
    if text.is_empty() { Err(Failure::field(field, Rule::Required)) } else { Ok(text) }
}

fn checked(field: &str, text: &str) -> Result<String> {
    let text = text.trim();
    let actual = text.chars().count();
    if actual > CHARS {
        return Err(Failure::field(field, Rule::TooLong { max: CHARS, actual }));
    }
    if text.chars().any(unprintable) {
        return Err(Failure::field(field, Rule::Malformed));
    }
    Ok(text.to_owned())
}
