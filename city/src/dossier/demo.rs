//! The dossiers of a demonstration, so that a newcomer can look one up at once: one under way, one that lacks papers, one
//! whose result lies ready.

use super::desk::{self, Act, Application};
use super::pin_hash;
use crate::problem::Result;
use crate::state::App;
use crate::store::db::Conn;
use crate::store::dossier;

/// Procedure, applicant, PIN, and how many hours ago the desk took it.
const DOSSIERS: [(usize, &str, &str, i64); 3] = [
    (2, "Nguyễn Thị Mẫu", "HUETHU01", 30),
    (1, "Trần Văn Mẫu", "HUETHU02", 50),
    (0, "Lê Thị Mẫu", "HUETHU03", 26),
];
/// Phú Xuân.
const WARD: &str = "19753";
/// An hour in milliseconds.
const HOUR: i64 = 3_600_000;

/// Takes them in a demonstration that never had a dossier; a city in service begins with none.
pub(crate) async fn seed(app: &App) -> Result<()> {
    if app.config.production {
        return Ok(());
    }
    let work = app.clone();
    app.store.write(move |conn| Box::pin(async move { take(&work, conn).await })).await
}

async fn take(app: &App, conn: &mut Conn) -> Result<()> {
    if dossier::is_any(conn, true).await? {
        return Ok(());
    }
    for ((procedure, applicant, pin, hours), acts) in DOSSIERS.into_iter().zip(acts()) {
        let taken_at = app.now().plus(-hours * HOUR);
        let application = Application { procedure, applicant: applicant.into(), ward_code: WARD.into() };
        let receipt = desk::take(app, conn, &application, pin.into(), taken_at).await?;
        for (later, act) in (1..).zip(acts) {
            desk::acted(app, conn, &receipt.number, None, &act, taken_at.plus(later * HOUR)).await?;
        }
    }
    Ok(())
}

/// What the clerk did with each.
fn acts() -> [Vec<Act>; 3] {
    let work = || Act::Work { note: String::new() };
    let papers = "Hợp đồng thuê địa điểm kinh doanh\nBản sao căn cước của người được ủy quyền".into();
    [
        vec![work()],
        vec![work(), Act::Ask { papers, note: "Nộp bổ sung tại Bộ phận Một cửa".into() }],
        vec![work(), Act::Grant { output: "Giấy khai sinh".into() }],
    ]
}

/// The demonstration's own dossiers with their PINs, for the page that says how to try the look-up.
pub(crate) async fn pins(conn: &mut Conn) -> Result<Vec<(String, &'static str)>> {
    let mut pins = Vec::new();
    for found in dossier::newest(conn, 100).await? {
        let number = found.dossier.number;
        let own = DOSSIERS.iter().find(|(_, _, pin, _)| pin_hash(&number, pin) == found.pin_hash);
        pins.extend(own.map(|(_, _, pin, _)| (number, *pin)));
    }
    Ok(pins)
}
