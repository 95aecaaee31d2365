### Khám phá: điểm tham quan, danh sách và từng nơi.

explore-title = Điểm tham quan
explore-more = Di tích, chùa, chợ, biển, làng nghề
explore-back = Về danh sách điểm tham quan
explore-pick-title = Chọn một nơi
explore-pick-text = Giờ mở cửa, giá vé, đường đi và chữ lớn để đưa tài xế xem.
explore-missing-title = Không có nơi này
explore-kind = Loại
explore-theme = Chủ đề
explore-every = Tất cả
explore-all = Bỏ bộ lọc
explore-none-title = Chưa có nơi nào
explore-none-text = Danh mục của thành phố chưa có điểm tham quan nào.
explore-count =
    { $count ->
        [0] Không có nơi nào hợp cả hai lựa chọn
       *[other] { $count } nơi
    }
explore-near = Xếp theo nơi gần tôi
explore-near-again = Cập nhật vị trí
explore-near-why = Để tính khoảng cách; vị trí không rời khỏi máy này. Sự đồng ý này cũng dùng cho nút “Ở đây” khi bạn viết phản ánh.
interest-heritage = Di tích
interest-tomb = Lăng
interest-religious = Chùa, đền, nhà thờ
interest-museum = Bảo tàng
interest-market = Chợ
interest-nature = Thiên nhiên
interest-beach = Bãi biển
interest-craft = Làng nghề
interest-culture = Văn hóa
interest-landmark = Biểu tượng thành phố
interest-leisure = Dạo chơi
interest-transport = Ga, bến, sân bay
theme-must-see = Không nên bỏ lỡ
theme-unesco = Di sản thế giới
theme-food = Ăn uống
theme-view = Ngắm cảnh
theme-garden-house = Nhà vườn
theme-river = Bên sông
theme-boat = Đi thuyền
theme-swim = Tắm biển, tắm suối
theme-trek = Đi bộ đường rừng
theme-night = Buổi tối
theme-festival = Lễ hội
money = { $amount } ₫
place-go = Chỉ đường
place-taxi = Đưa tài xế xem
place-taxi-please = Nhờ anh/chị chở tôi đến:
place-taxi-point = Tọa độ: { $lat }, { $long }
place-how-far = Cách tôi bao xa?
place-free = Không thu vé
place-always-open = Lúc nào cũng vào được
place-open = Thường mở đến { $until }
place-closed = Giờ này thường đóng, mở lúc { $from }
place-daily = Hằng ngày { $from }–{ $to }
place-address = Địa chỉ
place-ward = Phường, xã
place-part-of = Thuộc
place-parts = Trong khu này
place-hours = Giờ mở cửa
place-hours-unknown = Chưa xác nhận
place-hours-reported = Theo thông báo những năm trước, có thể đã đổi. Bạn nên hỏi lại trước khi đi.
place-source = Nguồn
place-ticket = Giá vé
place-ticket-adult = Người lớn { $amount }
place-ticket-child = Trẻ 7–12 tuổi { $amount }
place-ticket-child-free = Trẻ 7–12 tuổi không thu vé
place-ticket-reported = Theo báo chí và thông báo, chưa được xác nhận.
place-point = Vị trí trên bản đồ
place-accuracy = Có thể lệch khoảng { $distance }.
place-compared =
    { $count ->
        [0] Chưa đối chiếu với nguồn nào khác.
       *[other] Đã đối chiếu với { $count } nguồn khác.
    }
