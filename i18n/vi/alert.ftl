# Cảnh báo: danh sách, một diễn biến, cảnh báo phá im lặng, cài đặt.
nav-alerts = Cảnh báo
nav-unread = { $count } cảnh báo chưa đọc

alerts-title = Cảnh báo
alerts-here = Đang có hiệu lực nơi bạn
alerts-elsewhere = Đang có hiệu lực nơi khác
alerts-over = Đã qua
alerts-error = Chưa đọc được cảnh báo
alerts-empty-title = Không có cảnh báo nào
alerts-empty-text = Khi thành phố ban hành cảnh báo, nó hiện ở đây và còn xem được khi mất mạng.
alerts-empty-text-no-ward = Chọn phường, xã nơi bạn ở để ứng dụng biết cảnh báo nào là cho bạn.
alerts-choose-ward = Chọn phường, xã
alerts-pick-title = Chọn một cảnh báo
alerts-pick-text = Việc cần làm, vùng ảnh hưởng và các bản tin hiện ở đây.
alerts-here-any = Đang có hiệu lực ở Huế
alerts-none-any = Không có cảnh báo nào ở Huế
alerts-none-here = Không có cảnh báo nào cho nơi bạn
alerts-only-open = Máy chỉ báo khi ứng dụng đang mở.
alerts-none-here-but = Nơi khác có { $count } cảnh báo.

alert-heard-live = Đang nghe thành phố trực tiếp
alert-heard-at = Nghe thành phố lần cuối { $when }
alert-heard-never = Chưa nghe được thành phố lần nào

alert-title = Cảnh báo
alert-title-stage = { $hazard } · { $stage }
alert-no-level = Không nêu cấp độ
alert-test = Thử đường truyền
alert-unkept = Máy chưa cất được cảnh báo này, có thể vì bộ nhớ đầy. Cảnh báo vẫn hiện khi ứng dụng còn mở.
alert-until = đến { $when }
alert-where-city = Toàn thành phố Huế
alert-where-drawn = Vùng vẽ trên bản đồ
alert-where-more = { $wards } và { $count } phường, xã khác
alert-state-active = Đang có hiệu lực
alert-state-all-clear = Đã hết nguy hiểm
alert-state-cancelled = Thành phố đã rút lại
alert-state-expired = Đã hết hiệu lực

alert-missing-title = Không có cảnh báo này trên máy
alert-missing-text = Máy giữ cảnh báo đã qua trong 30 ngày.
alert-back-to-list = Về danh sách cảnh báo

alert-fact-until = Hiệu lực
alert-fact-issuer = Ban hành
alert-fact-issued = Lúc
alert-fact-next = Bản tin tiếp
alert-fact-number = Bản tin số
alert-next-unknown = Chưa hẹn

alert-steps = Việc cần làm
alert-where = Nơi ảnh hưởng
alert-where-all = Đủ { $count } phường, xã
alert-map = Bản đồ vùng cảnh báo: { $where }
alert-map-approximate = Ranh giới vẽ gần đúng. Ở sát vùng cảnh báo thì cũng nên làm theo.
alert-why = Vì sao bạn nhận được
alert-why-city = Cảnh báo dành cho toàn thành phố.
alert-why-home = { $ward } là nơi bạn ở.
alert-why-saved = Bạn đã lưu { $ward }.
alert-why-here = Máy của bạn đang ở { $ward } hoặc rất gần.
alert-why-no-ward = Bạn chưa chọn phường, xã nào nên mọi cảnh báo đều hiện.
alert-why-none = Cảnh báo này cho nơi khác, không phải nơi bạn đã chọn.
alert-thread = Diễn biến
alert-thread-first = Ban hành cảnh báo
alert-thread-update = Cập nhật
alert-thread-all-clear = Báo hết nguy hiểm
alert-thread-cancel = Rút lại cảnh báo
alert-thread-now = { $step } (mới nhất)
alert-details = Chi tiết
alert-detail-sent = Thành phố phát đi
alert-detail-heard = Máy này nghe được
alert-detail-delay = Chậm
alert-detail-delay-seconds = { $whole },{ $tenth } giây
alert-detail-delay-unsure = Chưa biết, đồng hồ máy chưa khớp
alert-detail-sender = Người gửi
alert-detail-id = Mã bản tin
alert-detail-read = Bạn đã đọc
alert-sos = Cần cứu hộ (SOS)
alert-read = Tôi đã đọc

alert-why-loud-level = Phá im lặng vì: cấp độ { $level }
alert-why-loud-leave = Phá im lặng vì: cần rời đi hoặc trú ẩn ngay
alert-why-loud-stage = Phá im lặng vì: { $hazard } vượt báo động { $stage }
alert-why-loud-release = Phá im lặng vì: xả lũ khẩn cấp
alert-open-thread = Xem đủ và bản đồ
alert-spoken = Cảnh báo khẩn. { $title }. { $level }. { $where }. { $until }. Bấm Tôi đã đọc để tắt chuông.
alert-rang = Cảnh báo mới: { $title }
alert-rang-look = Xem
home-alert-todo = Việc cần làm ngay
home-alerts = Cảnh báo

saved-wards-title = Phường, xã khác muốn nghe cảnh báo
saved-wards-none = Ví dụ nơi cha mẹ bạn ở
saved-wards-remove = Bỏ { $ward }
quiet-title = Giờ yên lặng
quiet-more = Cảnh báo thường không kêu, chỉ nằm trong danh sách. Cảnh báo nguy hiểm tính mạng vẫn kêu.
quiet-from = Từ
quiet-to = Đến
