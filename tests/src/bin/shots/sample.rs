//! Chị Lan's reports, one in each state.

use bytes::Bytes;
use hue_model::geo::Point;
use hue_model::id::ReportId;
use hue_model::place::{Place, PlaceSource};
use hue_model::report::{
    AttachPhoto, CityStatus, DiscardDraft, DraftContent, GetReport, NewDraft, ReportState, SaveDraft,
};
use hue_tests::console::Console;
use hue_tests::painter;
use hue_tests::people::{self, HA, LAN};
use hue_tests::phone::{Door, Phone};

/// The ids of what was prepared.
pub(crate) struct Sample {
    /// The city has it.
    pub(crate) received: ReportId,
    /// The city answered with a letter.
    pub(crate) answered: ReportId,
    /// The city mended it and shows a photo.
    pub(crate) fixed: ReportId,
    /// The city did not take it.
    pub(crate) refused: ReportId,
    /// Still being written.
    pub(crate) draft: ReportId,
}

/// Signs Lan in, sends what she reports, and lets Hà work on it.
pub(crate) async fn prepare(phone: &Door, city: &str) -> Sample {
    people::sign_in(phone, LAN).await;
    let lamp = (
        "light.street",
        "Hai bóng đèn tắt từ tối thứ Bảy, ngõ tối và trơn khi mưa.",
        "Kiệt 42 Đinh Tiên Hoàng",
    );
    let hole = (
        "road.pothole",
        "Ổ gà sâu giữa làn, xe máy phải tránh ra ngoài.",
        "Trước cổng trường Nguyễn Tri Phương",
    );
    let drain =
        ("flood.street", "Mưa một giờ là ngập tới bánh xe, nước rút chậm.", "Ngã tư Hùng Vương, Bà Triệu");
    let noise = ("env.air_noise", "Loa kẹo kéo hát tới khuya ba đêm liền.", "Kiệt 131 Nguyễn Huệ");
    let fixed = send(phone, lamp, IN_THE_CITADEL, &[painter::lane(false)]).await;
    let answered = send(phone, hole, BY_THE_BRIDGE, &[painter::street(false)]).await;
    let refused = send(phone, noise, BY_THE_BRIDGE, &[]).await;
    let received = send(phone, drain, BY_THE_BRIDGE, &[painter::flood(), painter::street(false)]).await;
    let mut ha = Console::sign_in(city, HA).await;
    for id in [fixed, answered] {
        ha.take(id).await;
    }
    ha.answer(
        answered,
        "Đội quản lý đường bộ sẽ vá trong tuần này, trước giờ học buổi sáng. Cảm ơn bạn đã báo.",
    )
    .await;
    let proof = painter::lane(true);
    ha.fixed(fixed, "Đã thay hai bóng LED 60 W và kiểm tra cả tuyến. Cảm ơn bạn đã báo.", &proof).await;
    ha.refuse(
        refused,
        "Bạn đã gửi việc này hôm qua, mã HUE-20001. Công an phường đang xử lý theo phản ánh đó.",
    )
    .await;
    for (id, status) in
        [(fixed, CityStatus::Fixed), (answered, CityStatus::Answered), (refused, CityStatus::Refused)]
    {
        people::sees(phone, id, status).await;
    }
    Sample { received, answered, fixed, refused, draft: draft(phone).await }
}

type What<'a> = (&'a str, &'a str, &'a str);
type Where = (Point, &'static str);

const IN_THE_CITADEL: Where = (Point { lat: 16.4785, long: 107.5772 }, "19753");
const BY_THE_BRIDGE: Where = (Point { lat: 16.4678, long: 107.5905 }, "19789");

async fn send(phone: &Door, what: What<'_>, place: Where, photos: &[Bytes]) -> ReportId {
    let id = write(phone, what, place, photos).await;
    people::send(phone, id, false).await.expect("a report is sent");
    people::received(phone, id).await;
    id
}

async fn write(
    phone: &Door,
    (code, description, address): What<'_>,
    (point, ward): Where,
    photos: &[Bytes],
) -> ReportId {
    let id = phone.call(NewDraft {}).await.expect("a draft").id;
    let place = Place {
        point,
        ward_code: ward.into(),
        address: address.into(),
        source: PlaceSource::Pin,
        accuracy: None,
    };
    let content = DraftContent {
        service_code: Some(code.into()),
        description: description.into(),
        place: Some(place),
        anonymous: false,
    };
    phone.call(SaveDraft { id, content }).await.expect("a draft is kept");
    for photo in photos {
        let blob = phone.put(photo.clone()).await.expect("a photo is taken");
        phone.call(AttachPhoto { draft: id, blob }).await.expect("a photo is attached");
    }
    id
}

/// A draft that has everything.
pub(crate) async fn draft(phone: &Door) -> ReportId {
    let what = ("road.pothole", "Mặt đường lún một mảng lớn, tối không thấy.", "Trước số 18 Lê Lợi");
    write(phone, what, BY_THE_BRIDGE, &[painter::street(false), painter::lane(false)]).await
}

/// Throws a draft away.
pub(crate) async fn discard(phone: &Door, id: ReportId) {
    phone.call(DiscardDraft { id }).await.expect("a draft is thrown away");
}

/// Presses Send where no network is, and waits until the app says so.
pub(crate) async fn wait_offline(phone: &Door, id: ReportId) -> ReportId {
    people::send(phone, id, false).await.expect("a report is kept for later");
    let waits = async |phone: &Door| {
        let report = phone.call(GetReport { id }).await.ok()?;
        matches!(report.state, ReportState::WaitingForNetwork | ReportState::WaitingToRetry { .. })
            .then_some(())
    };
    phone.until("the report waits for the network", waits).await;
    id
}
