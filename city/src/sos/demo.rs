//! The rescue teams of a demonstration, so that a newcomer can give a case to somebody at once.

use crate::config::Config;
use crate::problem::Result;
use crate::store::Store;
use crate::store::team::{self, Team};

/// Name, leader, phone, boat, area. No network gives such a phone to anybody.
const TEAMS: [[&str; 5]; 3] = [
    [
        "Đội thuyền Kim Long (mẫu)",
        "Anh Hùng",
        "0000 100 001",
        "thuyền máy, chở 8 người",
        "Kim Long, Phú Xuân",
    ],
    ["Dân quân Vỹ Dạ (mẫu)", "Anh Tâm", "0000 100 002", "ca nô, chở 6 người", "Vỹ Dạ, Thuận Hóa"],
    [
        "Xe tải Hương Trà (mẫu)",
        "Chị Thảo",
        "0000 100 003",
        "xe tải gầm cao, chở 20 người",
        "Hương Trà, Kim Trà",
    ],
];

/// Adds them to a demonstration that never had a team; a city in service begins with none.
pub(crate) async fn seed(config: &Config, store: &Store) -> Result<()> {
    if config.production {
        return Ok(());
    }
    let now = config.clock.now();
    let work = store.write(move |conn| {
        Box::pin(async move {
            if !team::all(conn).await?.is_empty() {
                return Ok(());
            }
            for (number, [name, leader, phone, boat, area]) in (1..).zip(TEAMS) {
                let team = Team {
                    id: format!("demo-{number}"),
                    name: name.into(),
                    leader: leader.into(),
                    phone: phone.into(),
                    boat: boat.into(),
                    area: area.into(),
                    retired: false,
                };
                team::save(conn, &team, now).await?;
            }
            Ok(())
        })
    });
    work.await
}
