### Người dân đánh giá dịch vụ.

rating-title = Đánh giá
rating-none = Chưa có điểm: cần ít nhất 5 người đánh giá.
rating-all = { $average } trên 5 · { $count } lượt đánh giá
rating-ask = Bạn thấy dịch vụ này thế nào?
rating-stars = { $stars } sao trên 5
rating-text = Bạn muốn nói thêm gì?
rating-text-hint = Không bắt buộc. Không kèm tên bạn; chỉ bàn trực của thành phố đọc, không hiện công khai.
rating-count = { $used } trên { $max } ký tự
rating-too-long = Dài nhất { $max } ký tự. Hãy bớt một ít.
rating-send = Gửi đánh giá
rating-thanks = Cảm ơn bạn đã đánh giá
rating-own = Bạn cho { $stars } trên 5 sao.
rating-waits = Sẽ gửi khi có mạng
rating-change = Đổi đánh giá
rating-withdraw = Rút lại
rating-said = Đã ghi đánh giá của bạn.
rating-withdrawn = Đã rút đánh giá của bạn.
