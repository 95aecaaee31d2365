### Hospitals.

facilities-title = Cơ sở y tế
facilities-text = Bệnh viện công trong thành phố. Danh sách có sẵn trong máy, xem được cả khi mất mạng.
facilities-emergency-call = Cấp cứu: gọi 115
facilities-emergency = Cấp cứu ngày đêm
facilities-search = Tìm theo tên, đường hoặc phường
facilities-count = { $count } nơi
facilities-none-title = Không có nơi nào khớp
facilities-none-text = Bạn thử ít chữ hơn. Việc gấp thì gọi 115.
facilities-call = Gọi { $number }
facilities-phone = Điện thoại
facilities-phone-unknown = Chưa có số nào được xác nhận
facilities-place-unknown = Chưa ai đo vị trí
facilities-unverified = Thông tin lấy từ trang công khai và chưa được cơ sở xác nhận. Việc gấp thì gọi 115.
facilities-missing-title = Không có cơ sở này
facilities-missing-text = Danh sách trong máy không có cơ sở này.
facilities-back = Về danh sách cơ sở y tế
