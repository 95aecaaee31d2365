# Tôi: danh tính, cài đặt, hàng chờ, riêng tư, rời đi.
me-title = Tôi
me-guest = Bạn đang là khách
me-guest-more = Xem, viết và gửi không tên đều được.
me-expired = Cần đăng nhập lại
me-level = Định danh mức { $level }
me-level-more =
    { $level ->
        [0] Tài khoản theo số điện thoại, chưa xác minh danh tính.
        [1] Danh tính cơ bản theo VNeID.
       *[2] Danh tính đầy đủ theo VNeID.
    }
me-more-title = Khác
settings-title = Cài đặt
settings-language = Ngôn ngữ
settings-theme = Màu nền
settings-theme-system = Theo máy
settings-theme-light = Sáng
settings-theme-dark = Tối
settings-simple = Chế độ đơn giản
settings-simple-more = Ít nút, nút thật to, chữ lớn.
ward-title = Phường, xã nơi bạn ở
ward-none = Chưa chọn
ward-search = Tìm theo tên
ward-search-more = Tên mới hay tên phường, xã cũ đều được, không cần gõ dấu.
ward-hits = Kết quả
ward-now = nay thuộc { $ward }
ward-no-hit = Không thấy tên nào như vậy. Bạn thử viết ngắn hơn.
ward-clear = Bỏ chọn
warn-here-last = { $when }, máy ở { $wards } hoặc rất gần.
warn-here-outside = { $when }, máy ở ngoài thành phố Huế.
queue-title = Hàng chờ gửi
queue-empty = Không còn gì chờ gửi
queue-next = Thử lại { $when }
queue-last = Gửi xong lần cuối { $when }
queue-try-now = Thử gửi ngay
queue-attention = Xem { $count } phản ánh cần bạn
privacy-title = Quyền riêng tư
privacy-more = Ai giữ gì, và bạn đồng ý những gì
about-title = Về ứng dụng
about-more = Phiên bản, thành phố, giấy phép
about-version = Phiên bản
about-city = Thành phố
about-server = Máy chủ
about-hotline = Tổng đài
about-simulated-title = Những gì chỉ là mô phỏng
about-simulated-text = Trong bản thử nghiệm: cổng đăng nhập kiểu VNeID, cuộc gọi, tin nhắn, thời hạn xử lý và cán bộ trả lời. Ranh giới phường trên bản đồ là gần đúng.
about-licences-title = Giấy phép
about-pack = Phường, xã, loại việc
about-pack-text = Dữ liệu mở, nguồn ghi trong assets/pack/SOURCES.md
sign-out-title = Đăng xuất
sign-out-text = Phiên đăng nhập được thu hồi ở cổng đăng nhập và xóa khỏi máy này.
sign-out-keep = Đăng xuất, giữ dữ liệu
sign-out-keep-more = Bản nháp và phản ánh vẫn ở trên máy.
sign-out-remove = Đăng xuất và xóa mọi thứ
sign-out-remove-more = Dành cho máy dùng chung hoặc máy sắp cho người khác.
sign-out-done = Bạn đã đăng xuất.
remove-title = Xóa mọi thứ trên máy này
remove-text = Việc này không hoàn tác được:
remove-drafts = Bản nháp, ảnh và việc đang chờ gửi sẽ mất.
remove-sent = Phản ánh thành phố đã nhận vẫn được xử lý.
remove-no = Giữ lại
remove-yes = Xóa tất cả
remove-done = Đã xóa mọi thứ trên máy này.
