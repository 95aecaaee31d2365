### Dịch vụ: danh mục, tìm kiếm, từng dịch vụ, phường xã, cơ quan, trợ giúp.

nav-services = Dịch vụ
services-title = Dịch vụ
services-back = Về danh sách dịch vụ
services-pick-title = Chọn một mục bên trái
services-pick-text = Gõ điều bạn cần, hoặc chọn một việc trong đời sống hay một nhóm dịch vụ.
services-error = Chưa đọc được danh mục dịch vụ
services-marked = Đã đánh dấu
services-recent = Vừa dùng
services-events = Bạn đang cần gì?
services-groups = Theo nhóm
services-more = Xem thêm
services-count = { $count } dịch vụ
services-not-here = Chưa dùng được trong ứng dụng
services-not-here-text = Mở từng mục để biết cần làm gì thay thế.
services-missing-title = Không có mục này
services-missing-text = Đường dẫn có thể đã cũ, hoặc mục này không còn nữa. Bạn tìm lại trong danh sách.
services-empty-title = Chưa có dịch vụ nào ở đây
services-empty-text = Danh mục của thành phố chưa có dịch vụ nào trong mục này. Bạn gọi tổng đài, nhân viên sẽ hướng dẫn.

search-label = Tìm dịch vụ, nơi chốn, cơ quan, trợ giúp
search-example = Tìm dịch vụ, nơi chốn…
search-clear = Xóa chữ đã gõ
search-error = Chưa tìm được
search-count =
    { $count ->
        [0] Không thấy gì
       *[other] { $count } kết quả
    }
search-instead = Kết quả cho “{ $instead }” thay cho “{ $typed }”
search-partial = Không có kết quả nào đủ các từ bạn gõ. Dưới đây là những kết quả có một số từ đó.
search-nothing = Không thấy gì cho “{ $typed }”
search-nothing-text = Bạn thử viết ngắn hơn hoặc dùng chữ khác; không cần gõ dấu. Vẫn không thấy thì gọi tổng đài để hỏi.
search-more = Xem thêm kết quả
search-services = Dịch vụ ({ $count })
search-categories = Phản ánh việc này ({ $count })
search-reports = Phản ánh của tôi ({ $count })
search-drafts = Bản nháp ({ $count })
search-places = Điểm tham quan ({ $count })
search-wards = Phường, xã ({ $count })
search-agencies = Cơ quan ({ $count })
search-help = Trợ giúp ({ $count })
search-festivals = Lễ hội ({ $count })

audience-all = Mọi người
audience-resident = Người dân
audience-tourist = Du khách
audience-business = Doanh nghiệp
service-offline = Không cần internet
service-account = Cần đăng nhập
service-vneid = Cần VNeID mức 2
service-mark = Đánh dấu để thấy ngay trong Dịch vụ
service-open = Mở
service-open-name = Mở { $name }
service-open-page = Mở { $host }
service-call = Gọi { $number }
service-visit = Đến tận nơi
service-paused = Đang tạm ngừng
service-paused-until = Tạm ngừng đến { $when }
service-paused-text = Việc gấp thì gọi tổng đài để được hướng dẫn.
service-none = Chưa có trong ứng dụng này
service-retired = Không còn cung cấp
service-no-address = Chưa có địa chỉ web được xác nhận
service-none-text = Bạn gọi tổng đài, nhân viên sẽ hướng dẫn hoặc chuyển đến đúng nơi.
service-channel = Cách dùng
service-channel-native = Trong ứng dụng này
service-channel-web = Trang web, mở bằng trình duyệt
service-channel-phone = Gọi điện thoại
service-channel-visit = Đến tận nơi
service-where = Ở đâu
service-authority = Cơ quan phụ trách
service-cost = Chi phí
service-cost-unknown = Chưa xác nhận. Bạn nên gọi hỏi trước khi đi.
service-evidence = Cần mang theo
service-output = Bạn nhận được
service-faq =
    { $count ->
        [1] Câu hỏi thường gặp
       *[other] Câu hỏi thường gặp ({ $count })
    }

ward-missing-title = Không có phường, xã này
ward-is-home = Nơi bạn ở
ward-make-home = Đặt làm nơi tôi ở
ward-make-home-more = Cảnh báo cho phường, xã này sẽ báo đến bạn. Lựa chọn chỉ lưu trên máy này.
ward-old-names = Gồm các phường, xã cũ

agency-missing-title = Không có cơ quan này
agency-services = Dịch vụ do cơ quan này phụ trách
agency-reports = Phản ánh được chuyển đến đây
agency-call = Số điện thoại riêng của cơ quan chưa được xác nhận. Tổng đài sẽ nối máy hoặc chuyển lời giúp bạn.

help-title = Trợ giúp
help-more = Câu hỏi thường gặp về ứng dụng
help-back = Về danh sách trợ giúp
help-pick-title = Chọn một câu hỏi
help-pick-text = Câu trả lời hiện ở đây và xem được cả khi mất mạng.
help-missing-title = Không có trang trợ giúp này
help-ask = Chưa rõ? Tổng đài trả lời giúp bạn.
