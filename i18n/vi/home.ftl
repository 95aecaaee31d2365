# Trang chủ.
home-hello = Xin chào
home-hello-name = Chào { $name }
home-report = Gửi phản ánh
home-report-more = Ảnh, nơi xảy ra, vài chữ
home-my-reports = Phản ánh của tôi
home-call = Gọi tổng đài
home-simple-me = Tôi và cài đặt
home-open-title = Đang chờ xử lý
home-empty-title = Không có việc nào đang chờ
home-empty-text = Thấy đèn hỏng, ổ gà, rác hay nước ngập? Báo cho thành phố, chưa tới một phút.
hotline-demo = Đây là bản thử nghiệm nên không gọi thật. Bản chính thức sẽ gọi tới { $number }.
understood = Đã hiểu
expired-title = Phiên đăng nhập đã hết
expired-text = Không có gì bị mất. Việc chờ gửi dưới tên bạn sẽ đi tiếp sau khi bạn đăng nhập lại.
today-line =
    { $leap ->
        [yes] { $weekday } { $date } · { $day }/{ $month } nhuận âm lịch
       *[no] { $weekday } { $date } · { $day }/{ $month } âm lịch
    }
