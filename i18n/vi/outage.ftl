### Cắt điện, cắt nước: trong ứng dụng, trên trang công khai và ở bàn điều hành.

outages-title = Cắt điện, cắt nước
outages-calendar = Cắt điện, cắt nước · { $city }
outages-follow = Theo dõi bằng lịch (iCalendar)
outage-kind-power = Cắt điện
outage-kind-water = Cắt nước
outage-state-planned = Sắp cắt
outage-state-under_way = Đang cắt
outage-state-restored = Đã có lại
outage-state-cancelled = Đã hủy
outage-overdue = lẽ ra đã xong { $when }, chưa có tin đã xong
outage-restored-at = Có lại { $when }
outage-demo = THỬ NGHIỆM: lịch này không có thật.

outages-mine = Nơi bạn ở và nơi bạn lưu
outages-city = Cả thành phố
outages-mine-none = Không có lịch cắt nào cho nơi bạn ở.
outages-city-none = Không có lịch cắt nào khác.
outages-choose-ward = Chọn phường, xã nơi bạn ở để lịch của bạn đứng đầu. Thành phố không biết bạn chọn nơi nào.
outages-filter = Loại
outages-all = Tất cả
outages-error = Chưa đọc được lịch cắt điện, nước
outages-empty-title = Máy chưa có lịch cắt điện, nước
outages-empty-text = Khi nhận được tin từ thành phố, lịch hiện ở đây và còn xem được khi mất mạng.
outages-none-title = Không có lịch cắt điện, nước nào
outages-none-text = Máy đã hỏi thành phố: không nơi nào sắp cắt hay đang cắt.
outages-failed-title = Chưa lấy được lịch cắt điện, nước
outages-failed-text = Thành phố chưa trả lời. Máy sẽ tự hỏi lại.
outages-gone-title = Lịch này không còn trong danh sách
outages-gone-text = Đã xong hơn một ngày, quá giờ dự kiến hơn một tuần, hoặc máy chưa nhận được.
outage-reason = Lý do
outage-to-calendar = Thêm vào lịch
outage-to-calendar-of = Thêm vào lịch: { $what }

outage-notices-title = Báo cho tôi
outage-notices-hint = Máy báo một lần khi có lịch mới, đổi giờ, hủy hoặc đã có lại ở nơi bạn ở và nơi bạn lưu; trong giờ yên tĩnh thì không báo.
outage-notices-power = Cắt điện
outage-notices-water = Cắt nước
news-util-outages-power-announced = Cắt điện: { $subject }
news-util-outages-power-changed = Cắt điện, đã đổi lịch: { $subject }
news-util-outages-power-restored = Đã có điện lại: { $subject }
news-util-outages-power-cancelled = Đã hủy cắt điện: { $subject }
news-util-outages-water-announced = Cắt nước: { $subject }
news-util-outages-water-changed = Cắt nước, đã đổi lịch: { $subject }
news-util-outages-water-restored = Đã có nước lại: { $subject }
news-util-outages-water-cancelled = Đã hủy cắt nước: { $subject }
