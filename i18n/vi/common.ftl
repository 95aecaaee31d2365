# Chung cho mọi màn hình.
app-name = Tràng Tiền
skip-to-content = Tới nội dung chính
close = Đóng
back = Quay lại
cancel = Thôi
try-again = Thử lại
loading = Đang tải…
sentence = { $text }.
undo = Hoàn tác
file-saved = Đã lưu { $name } vào thư mục Tải xuống.
failed-title = Chưa xem được
broken-title = Ứng dụng chưa mở được

demo-mark = THỬ NGHIỆM
demo-label = Bản thử nghiệm
demo-text = Dữ liệu mẫu, không gửi đi thật

nav-label = Các mục chính
nav-home = Trang chủ
nav-reports = Phản ánh
nav-me = Tôi
nav-attention = { $count } việc cần bạn xem

strip-sending =
    { $count ->
        [1] Đang gửi, bước { $step }/{ $total }
       *[other] Đang gửi, bước { $step }/{ $total } · còn { $count } việc
    }
strip-lost = Mất liên lạc với ứng dụng trên máy, đang nối lại…
strip-offline = Ngoại tuyến · vẫn viết và lưu được
strip-offline-waiting = Ngoại tuyến · { $count } việc đang chờ gửi
strip-waiting = { $count } việc đang chờ gửi
strip-saver = Đang tiết kiệm khi bão
strip-saver-photos = Tiết kiệm khi bão · ảnh của { $count } phản ánh chờ bạn gửi
strip-attention = { $count } phản ánh cần bạn xem lại

missing-title = Không có trang này
missing-text = Đường dẫn có thể đã cũ hoặc gõ thiếu. Về trang chủ để tiếp tục.

when-today = hôm nay
when-tomorrow = ngày mai
when-yesterday = hôm qua
when-day-time = { $day } { $time }
when-date = { $day }/{ $month }
when-date-year = { $date }/{ $year }
when-month = { $month }
when-weekday =
    { $number ->
        [0] thứ Hai
        [1] thứ Ba
        [2] thứ Tư
        [3] thứ Năm
        [4] thứ Sáu
        [5] thứ Bảy
       *[other] Chủ nhật
    }
due-by = hạn { $when }
due-past = quá hạn từ { $when }
distance-metres = { $metres } m
distance-kilometres = { $whole },{ $tenth } km
