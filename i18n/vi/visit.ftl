### Người đến thăm: lịch trình trong ngày, thẻ khẩn cấp, lễ hội.

clock-days-later =
    { $days ->
        [1] { $time } hôm sau
       *[other] { $time } sau { $days } ngày
    }
plans-title = Lịch trình của tôi
plans-more = Xếp các nơi muốn đến vào một ngày
plans-back = Về danh sách lịch trình
plans-pick-title = Chọn một lịch trình
plans-pick-text = Thứ tự các nơi, giờ dự kiến và nơi nào đóng cửa vào giờ ấy.
plans-empty-title = Chưa có lịch trình nào
plans-empty-text = Mở một điểm tham quan rồi bấm “Thêm vào lịch trình”, hoặc tạo lịch trình mới ở trên.
plans-error = Chưa đọc được lịch trình
plan-new = Lịch trình mới
plan-new-name = Một ngày ở Huế
plan-stops =
    { $count ->
        [0] chưa có nơi nào
       *[other] { $count } nơi
    }
plan-missing-title = Không có lịch trình này
plan-missing-text = Có thể nó đã được xóa. Các lịch trình khác vẫn còn trong danh sách.
plan-name = Tên lịch trình
plan-name-missing = Lịch trình cần một cái tên. Tên cũ vẫn được giữ cho đến khi bạn viết tên mới.
plan-name-long = Tên dài nhất { $max } chữ, đang có { $count }. Tên cũ vẫn được giữ.
plan-day = Ngày đi (nếu có)
plan-start = Bắt đầu lúc
plan-travel = Đi lại bằng
plan-travel-ride = Xe
plan-travel-walk = Đi bộ
plan-empty-title = Lịch trình chưa có nơi nào
plan-empty-text = Mở một điểm tham quan rồi bấm “Thêm vào lịch trình”.
plan-more = Thêm nơi khác
plan-stops-title = Các nơi sẽ đến
plan-estimate = Giờ và đường đi là ước tính: đường chim bay cộng một phần ba, tốc độ đều. Bạn nên chừa thêm thời gian.
plan-stop-number = { $number }. { $place }
plan-times = { $from } – { $to }
plan-leg-walk = Khoảng { $distance }, đi bộ chừng { $minutes } phút
plan-leg-ride = Khoảng { $distance }, đi xe chừng { $minutes } phút
plan-hours-unknown = Chưa rõ giờ mở cửa
plan-closed-then = Giờ ấy có lúc đóng cửa: mở { $from }–{ $to }
plan-closed-all = Lúc đó đóng cửa: mở { $from }–{ $to }
plan-closed-count =
    { $count ->
       *[other] { $count } nơi có lúc đóng cửa vào giờ bạn đến. Hãy đổi giờ hoặc bấm “Xếp lại cho hợp lý”.
    }
plan-stay = Ở lại
plan-minutes = { $minutes } phút
plan-up = Đưa { $place } lên trước
plan-down = Đưa { $place } xuống sau
plan-moved = { $place }: thứ { $number } trong { $count } nơi
plan-remove-stop = Bỏ { $place }
plan-removed-stop = Đã bỏ { $place }
plan-order = Xếp lại cho hợp lý
plan-ordered = Đã xếp lại theo giờ mở cửa và đường đi.
plan-order-good = Thứ tự này đã hợp lý.
plan-unknown-place = Nơi chưa rõ ({ $id })
plan-unknown = Nơi chưa rõ
plan-to-calendar = Thêm vào lịch của máy
plan-needs-day = Bạn chọn ngày đi trước, rồi mới thêm được vào lịch.
plan-share = Chia sẻ
plan-share-why = Đường dẫn chứa trọn lịch trình. Không máy chủ nào giữ nó; ai có đường dẫn đều đọc được.
plan-share-link = Đường dẫn
plan-copy = Sao chép
plan-copied = Đã sao chép đường dẫn.
plan-not-copied = Máy không cho sao chép. Bạn chọn cả dòng rồi chép tay.
plan-hand-on = Gửi đi
plan-remove = Xóa lịch trình
plan-removed = Đã xóa “{ $name }”.
plan-add = Thêm vào lịch trình
plan-added = Đã thêm vào “{ $name }”.
plan-having = Có trong lịch trình
plan-shared-title = Lịch trình được chia sẻ
plan-shared-hint = Ai đó chia sẻ lịch trình này. Nó chưa nằm trong máy bạn cho đến khi bạn giữ lại.
plan-keep = Giữ lại
plan-kept = Đã giữ lịch trình này trong máy.
plan-link-title = Mở lịch trình ai đó gửi
plan-link-label = Đường dẫn
plan-link-hint = Dán cả đường dẫn vào đây.
plan-link-open = Mở
plan-link-wrong-title = Không mở được lịch trình này
plan-link-too-long = Đường dẫn dài hơn mọi lịch trình. Nhờ người gửi chép lại. Lịch trình trong máy bạn không đổi.
plan-link-newer = Đường dẫn do ứng dụng bản mới hơn tạo ra. Bạn cập nhật ứng dụng rồi mở lại. Lịch trình trong máy bạn không đổi.
plan-link-broken = Đây không phải đường dẫn của một lịch trình, hoặc nó bị cắt mất một phần. Nhờ người gửi chép lại cả đường dẫn. Lịch trình trong máy bạn không đổi.
card-title = Thẻ khẩn cấp
card-more = Ai giúp bạn sẽ cần biết; chỉ nằm trong máy này
card-why = Điền những gì người cứu giúp cần biết. Thẻ được mã hóa, chỉ nằm trong máy này và không gửi cho ai; bạn đưa màn hình cho họ xem.
card-error = Chưa đọc được thẻ khẩn cấp
card-group-me = Về tôi
card-group-health = Sức khỏe
card-group-stay = Nơi tôi ở
card-group-contact = Báo cho ai
card-name = Họ tên
card-nationality = Quốc tịch
card-languages = Tôi nói được tiếng
card-blood-type = Nhóm máu
card-allergies = Dị ứng
card-medicine = Thuốc đang dùng
card-hotel-name = Khách sạn
card-hotel-address = Địa chỉ khách sạn
card-hotel-phone = Điện thoại khách sạn
card-contact-name = Người thân cần báo
card-contact-phone = Điện thoại người thân
card-consulate-name = Lãnh sự quán, đại sứ quán
card-consulate-phone = Điện thoại lãnh sự quán
card-consulate-hint = Lấy số trên trang chính thức của nước bạn; ứng dụng không đoán số.
card-note = Ghi chú
card-kept-here = Mỗi chữ bạn viết được giữ ngay trong máy.
card-saving = Đang lưu…
card-saved = Đã lưu trong máy này.
card-saved-but = Đã lưu, trừ ô dài quá: ô ấy giữ nội dung cũ.
card-delete = Xóa thẻ
card-deleted = Đã xóa thẻ khẩn cấp.
card-show = Đưa người cứu giúp xem
card-please = Tôi cần giúp đỡ. Xin đọc thẻ này.
card-write = Điền thẻ
card-empty-title = Thẻ còn trống
card-empty-text = Điền trước khi cần đến. Vẫn gọi được các số dưới đây.
card-position = Tôi đang ở: { $lat }, { $long }
card-position-ward = Có lẽ thuộc { $ward }
card-position-show = Hiện vị trí của tôi
card-position-why = Để hiện tọa độ trên thẻ này; vị trí không rời khỏi máy.
card-call = { $number }: { $what }
card-call-112 = Tìm kiếm cứu nạn
card-call-113 = Công an
card-call-114 = Cứu hỏa, cứu hộ
card-call-115 = Cấp cứu
events-title = Lễ hội, sự kiện
events-more = Những ngày hội sắp tới, kèm ngày âm lịch
events-back = Về danh sách lễ hội
events-pick-title = Chọn một lễ hội
events-pick-text = Ngày theo cả hai lịch, nơi tổ chức và mức chắc chắn.
events-month-label = Tháng
events-month = { $month }/{ $year }
events-count =
    { $count ->
        [0] Không có lễ hội nào
       *[other] { $count } lần sắp tới
    }
events-open-title = Ngày được công bố từng kỳ
event-missing-title = Không có lễ hội này
event-check = Hỏi lại trước khi đi
event-announced = Ngày được công bố từng kỳ; bạn hỏi tổng đài hoặc xem trang của thành phố.
event-to-calendar = Thêm vào lịch của máy
event-when = Khi nào
event-where = Ở đâu
event-place = Điểm tham quan
event-lunar =
    { $leap ->
        [yes] { $day }/{ $month } nhuận âm lịch
       *[other] { $day }/{ $month } âm lịch
    }
event-from-lunar = từ { $lunar }
event-days = { $first } – { $last }
event-days-rough = Một ngày trong khoảng { $first } – { $last }, công bố hằng năm
theme-imperial = Cung đình, lăng tẩm
theme-pagodas = Chùa, đền, nhà thờ
theme-gardens = Vườn
theme-museums = Bảo tàng, văn hóa
theme-crafts = Làng nghề
theme-beaches = Biển
theme-nature = Thiên nhiên
