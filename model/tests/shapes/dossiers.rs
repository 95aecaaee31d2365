//! Dossiers of administrative procedures.

use hue_model::dossier::{Dossier, DossierResult, DossierState, DossierStep, FollowedDossier, MissingPaper};

use crate::{MORNING, snap};

#[test]
fn dossiers() {
    let dossier = Dossier {
        number: "H57.99-251126-0001".into(),
        procedure: "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ".into(),
        competent_authority: "Sở Xây dựng".into(),
        ward_code: "19753".into(),
        applicant: "N*** T*** L***".into(),
        received_at: MORNING,
        due_at: None,
        state: DossierState::PapersMissing,
        steps: vec![DossierStep {
            at: MORNING,
            state: DossierState::Received,
            agency: "Bộ phận Một cửa".into(),
            note: String::new(),
        }],
        papers: vec![MissingPaper {
            name: "Bản vẽ".into(),
            asked_at: MORNING,
            until: MORNING.plus(86_400_000),
            supplied_at: None,
        }],
        result: None,
        changed_at: MORNING,
        demo: true,
    };
    let granted = Dossier {
        state: DossierState::Granted,
        due_at: Some(MORNING),
        papers: Vec::new(),
        result: Some(DossierResult {
            decided_at: MORNING,
            granted: true,
            output: "Giấy phép xây dựng".into(),
            reason: String::new(),
            collect_at: "Bộ phận Một cửa".into(),
        }),
        ..dossier.clone()
    };
    snap!("dossier", dossier.clone(), granted);
    let number = dossier.number.clone();
    let (dossier, heard_at) = (Some(dossier), Some(MORNING));
    let followed = FollowedDossier { number, dossier, heard_at, failed: false, gone: false };
    snap!("followed_dossier", followed);
    let words: Vec<_> = DossierState::ALL.map(DossierState::word).to_vec();
    let json: Vec<_> = DossierState::ALL.map(|state| serde_json::to_value(state).unwrap()).to_vec();
    assert_eq!(words, json, "a state's word is its word in JSON");
}
