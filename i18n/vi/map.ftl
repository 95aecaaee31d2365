### Bản đồ: các lớp, danh sách cùng nội dung, thẻ của một nơi.

map-title = Bản đồ
map-more = Cảnh báo, điểm tham quan, mực nước, điểm ngập, nơi trú
map-skip = Bỏ qua bản đồ, tới danh sách
map-label = Bản đồ thành phố. Danh sách bên dưới có cùng nội dung.
map-layers = Hiện trên bản đồ
map-layer = { $name } ({ $count })
map-warnings = Cảnh báo
map-places = Điểm tham quan
map-gauges = Sông, hồ, mưa
map-flood-points = Điểm hay ngập
map-shelters = Nơi trú
map-reports = Phản ánh của tôi
map-wards = Phường, xã
map-closer = Phóng to
map-further = Thu nhỏ
map-source = Ranh giới phường, xã chỉ gần đúng
map-list = Danh sách
map-list-title = Danh sách trên bản đồ
map-count =
    { $count ->
        [0] Chưa có gì để hiện
       *[other] { $count } mục
    }
map-empty-title = Chưa có gì trên bản đồ
map-empty-text = Hãy chọn thêm lớp ở phía trên.
map-failed-title = Máy này không vẽ được bản đồ
map-failed-text = Mọi thứ trên bản đồ đều có trong danh sách, kèm đường đi.
map-error = Chưa đọc được: { $name }
map-away = Cách bạn { $distance } theo đường chim bay
map-no-point = Chưa ai đo vị trí của nơi này trên bản đồ.
map-page = Xem chi tiết
map-show = Xem trên bản đồ
map-report = Phản ánh
map-ward = Phường, xã
