//! Second thoughts after a try whose answer was lost: the city and the citizen never disagree on what is there.

use super::bad_city::{BadCity, Fault};
use super::kit::{self, Device};
use axum::http::Method;
use hue_core::Handle;
use hue_model::id::ReportId;
use hue_model::problem::Code;
use hue_model::queue::GetQueue;
use hue_model::report::{
    CityStatus, EditReport, GetReport, ListReports, Report, ReportState, WithdrawReport,
};

const fn is_received(state: &ReportState) -> bool {
    matches!(state, ReportState::AtCity { status: CityStatus::Received })
}

/// Chị Lan's report that the city has, while her phone was told that it is refused.
async fn refused_after_a_lost_answer(city: &BadCity, phone: &Device, then: Fault) -> (ReportId, Report) {
    city.misbehave(Method::PUT, &[Fault::LoseAnswer, then]);
    let id = phone.write("Rác chưa thu gom").await;
    phone.attach(id, kit::jpeg(64, 48)).await;
    phone.send_as_guest(id).await;
    let stopped = |state: &ReportState| matches!(state, ReportState::NeedsAttention { .. });
    let report = phone.report_becomes(id, stopped).await;
    assert_eq!(city.reports(), 1, "the city has it");
    (id, report)
}

#[tokio::test]
async fn a_page_of_a_proxy_is_not_the_city_s_refusal() {
    let (city, line) = BadCity::start(true).await;
    city.misbehave(
        Method::PUT,
        &[Fault::LoseAnswer, Fault::Proxy(403), Fault::Proxy(404), Fault::Proxy(413)],
    );
    let phone = Device::new(&line.base_url()).await;
    let id = phone.write("Đèn đường hỏng").await;
    phone.send_as_guest(id).await;
    phone.report_shows(id, |report| is_received(&report.state)).await;
    assert_eq!((city.reports(), city.asked(&Method::PUT).len()), (1, 5));
}

#[tokio::test]
async fn what_the_city_may_have_is_withdrawn_there_too() {
    let (city, line) = BadCity::start(true).await;
    let phone = Device::new(&line.base_url()).await;
    let (id, report) = refused_after_a_lost_answer(&city, &phone, Fault::Refuse).await;
    assert!(report.may_be_at_city && report.withdrawable);
    city.misbehave(Method::DELETE, &[Fault::Proxy(404), Fault::Proxy(410), Fault::LoseAnswer]);
    let report = phone.engine.handle(WithdrawReport { id }).await.unwrap();
    assert_ne!(report.state, ReportState::Withdrawn, "not before the city said so");
    phone.report_becomes(id, |state| *state == ReportState::Withdrawn).await;
    assert_eq!((city.reports(), city.withdrawn().contains(&id)), (0, true));
}

#[tokio::test]
async fn edited_after_a_lost_answer_it_is_never_there_twice() {
    for refusal in [Fault::Refuse, Fault::Conflict] {
        let (city, line) = BadCity::start(true).await;
        let phone = Device::new(&line.base_url()).await;
        let (old, report) = refused_after_a_lost_answer(&city, &phone, refusal).await;
        assert!(report.editable);
        let draft = phone.engine.handle(EditReport { id: old }).await.unwrap();
        assert_ne!(draft.id, old);
        assert_eq!(draft.content, report.content);
        assert_eq!(draft.photos[0].blob, report.photos[0].blob);
        assert_ne!(
            draft.photos[0].id, report.photos[0].id,
            "the city knows the old one as part of the old report"
        );
        assert!(phone.engine.handle(ListReports {}).await.unwrap().is_empty(), "it is a draft again");
        phone.send_as_guest(draft.id).await;
        phone.report_becomes(draft.id, is_received).await;
        phone.queue_shows(|queue| queue.waiting == 0).await;
        assert_eq!((city.reports(), city.withdrawn()), (1, vec![old]));
        assert_eq!(city.report(draft.id).description, "Rác chưa thu gom");
        assert_eq!(city.photo(draft.photos[0].id), phone.engine.blob(draft.photos[0].blob).await.unwrap());
        let problem = phone.engine.handle(GetReport { id: old }).await.unwrap_err();
        assert_eq!(problem.code, Code::NotFound, "nothing of the old one stays");
        assert_eq!(phone.engine.handle(ListReports {}).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn the_old_id_is_withdrawn_even_if_the_app_closes_before() {
    let (city, line) = BadCity::start(true).await;
    let mut phone = Device::new(&line.base_url()).await;
    let (old, _) = refused_after_a_lost_answer(&city, &phone, Fault::Refuse).await;
    line.set(false).await;
    let draft = phone.engine.handle(EditReport { id: old }).await.unwrap();
    phone.restart().await;
    assert_eq!(phone.engine.handle(GetQueue {}).await.unwrap().waiting, 1);
    line.set(true).await;
    phone.queue_shows(|queue| queue.waiting == 0).await;
    assert_eq!((city.reports(), city.withdrawn()), (0, vec![old]));
    phone.send_as_guest(draft.id).await;
    phone.report_becomes(draft.id, is_received).await;
}

#[tokio::test]
async fn an_old_id_that_stays_sends_no_photo_that_went_to_the_new_one() {
    let (city, line) = BadCity::start(true).await;
    let phone = Device::new(&line.base_url()).await;
    let (old, _) = refused_after_a_lost_answer(&city, &phone, Fault::Refuse).await;
    city.misbehave(Method::DELETE, &[Fault::Conflict]);
    let draft = phone.engine.handle(EditReport { id: old }).await.unwrap();
    phone.report_becomes(old, is_received).await;
    assert_eq!(phone.queue_shows(|queue| queue.waiting == 0).await.attention, 0);
    assert_eq!((city.asked(&Method::POST).len(), draft.photos.len()), (0, 1));
}
