### Nơi trú và chỗ để xe khi lụt: trên trang công khai, ở bàn điều hành và trong ứng dụng.

shelters-title = Nơi trú và chỗ để xe khi lụt
shelters-hint = Phường, xã xác nhận nơi nào còn chỗ. Hãy gọi trước khi đi.
shelters-none = Chưa có nơi nào được ghi ở đây. Hãy hỏi ủy ban phường, xã nơi bạn ở.
shelters-count = { $all } nơi · { $open } đang mở
shelter-kind-shelter = Nơi trú cho người
shelter-kind-flood_parking = Chỗ để xe cao ráo
shelter-open = Đang mở
shelter-full = Đã đầy
shelter-closed = Đang đóng
shelter-unconfirmed = Chưa ai xác nhận còn chỗ hay không
shelter-stale = Chưa xác nhận lại từ { $when }
shelter-confirmed = { $desk } xác nhận { $when }
shelter-demo = MẪU · không có thật
shelter-capacity-shelter = { $count } người
shelter-capacity-flood_parking = { $count } xe
shelter-floor = nền cao hơn mặt đường { $count } cm
shelter-ramp = có lối cho xe lăn
shelter-no-ramp = không có lối cho xe lăn
shelter-toilets = { $count } nhà vệ sinh
shelter-call = Gọi { $whom }
shelters-more = Nơi nào đang mở, gọi ai, có lối cho xe lăn
shelters-error = Chưa đọc được danh sách nơi trú
shelters-empty-title = Máy chưa có danh sách nơi trú
shelters-empty-text = Khi nhận được tin từ thành phố, danh sách hiện ở đây và còn xem được khi mất mạng.
shelters-choose-ward = Chọn phường, xã nơi bạn ở để nơi gần nhà đứng đầu.
