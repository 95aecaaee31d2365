### Chọn nơi: theo tên, trên bản đồ, hay nơi máy đang ở.

place-title = Ở đâu?
place-choose = Chọn nơi
place-change = Sửa
place-here = Ở đây
place-here-finding = Đang tìm vị trí
place-here-consent-title = Cho ứng dụng xem vị trí?
place-here-consent-text = Khi bạn bấm “Ở đây”. Vị trí chỉ rời máy cùng phản ánh bạn gửi. Gọi cứu hộ cho mình thì luôn kèm vị trí, nếu lấy được.
place-here-consent-yes = Cho phép
place-here-failed = Không lấy được vị trí. Bạn chọn theo tên hoặc trên bản đồ.
place-search-label = Phường, xã theo tên mới hoặc cũ
place-search-example = Ví dụ: Thuận Lộc, Kim Long
place-search-none = Không thấy nơi nào tên như vậy.
place-search-count =
    { $count ->
        [0] Không có kết quả
       *[other] { $count } kết quả
    }
place-now = nay là { $ward }
place-former = { $name } (cũ)
place-former-ward = Phường { $name } (cũ)
place-former-commune = Xã { $name } (cũ)
place-former-township = Thị trấn { $name } (cũ)
place-ward-other = Phường, xã khác
place-ward-other-none = Chọn trong 40 phường, xã
place-photo-question = Ảnh chụp ở { $ward }, đúng chưa?
place-here-question = Bạn đang ở { $ward }, đúng chưa?
place-pin-question = Điểm này thuộc phường, xã nào?
place-near = gần { $name }
place-yes = Đúng
place-elsewhere = Nơi khác
place-approximate = Ranh giới vẽ gần đúng, nên bạn xác nhận giúp.
place-outside = Cách ranh giới Huế { $distance }
place-ward-missing = Chọn phường, xã trước khi xong.
place-point-missing = Tìm theo tên hoặc chạm lên bản đồ trước.
place-address-label = Số nhà, ngõ, mốc dễ thấy
place-address-hint = Không bắt buộc
place-done = Dùng nơi này
place-map-label = Bản đồ Huế. Phím mũi tên dời ghim, dấu cộng và trừ để phóng.
place-map-empty = Đang vẽ bản đồ
place-map-failed = Chưa tải được bản đồ. Bạn tìm theo tên nhé.
place-zoom-in = Phóng to
place-zoom-out = Thu nhỏ
place-preview = Bản đồ nơi đã chọn
