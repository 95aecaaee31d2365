# Phản ánh mới
report-new-title = Phản ánh mới
report-draft-title = Bản nháp
report-saved = Đã lưu
report-saving = Đang lưu
report-not-saved = Chưa lưu
report-not-saved-why = Những gì bạn viết vẫn còn trên màn hình.
report-save-again = Lưu lại
report-send = Gửi phản ánh
report-sending-now = Đang gửi
report-send-offline = Đang ngoại tuyến: sẽ tự gửi khi ứng dụng mở và có mạng.
report-send-as = Sẽ gửi với tên { $name }.
report-send-later = Gửi xong, bạn theo dõi ngay trong máy này.
report-send-nameless = Gửi không tên.
report-discard = Bỏ bản nháp
report-discarded = Đã bỏ bản nháp.
report-required-title =
    { $count ->
        [1] Còn thiếu một mục
       *[other] Còn thiếu { $count } mục
    }
report-missing-place = Cho biết chuyện xảy ra ở đâu
report-missing-category = Chọn loại việc
report-missing-description = Viết vài chữ về việc bạn thấy

report-description-label = Bạn thấy gì?
report-description-hint = Ví dụ: hai bóng tắt từ tối thứ Bảy, ngõ tối và trơn khi mưa.
report-description-count = { $count }/{ $max }
report-description-left = Còn { $left } ký tự

report-anonymous-label = Ẩn tên tôi nếu phản ánh được công khai
report-anonymous-hint = Cơ quan xử lý không bao giờ biết bạn là ai.

# Ảnh
report-photos-label = Ảnh
report-photos-hint = Tối đa { $max } ảnh. Vị trí và thông tin ẩn trong ảnh được xóa ngay trên máy này.
report-photo-camera = Chụp ảnh
report-photo-files = Chọn ảnh có sẵn
report-photo-add = Thêm ảnh
report-photo-cleaning = Đang xóa thông tin ẩn
report-photo-cleaned = Đã thêm ảnh { $n }, thông tin ẩn đã xóa.
report-photo-clean = Đã xóa vị trí
report-photo-alt = Ảnh { $n } trong { $total }
report-photo-open = Xem ảnh { $n } trong { $total }
report-photo-remove = Bỏ ảnh { $n }
report-photo-removed = Đã bỏ một ảnh
report-photo-not-picture = “{ $name }” không phải ảnh đọc được. Hãy chọn ảnh JPEG, PNG hoặc WebP.
report-photo-too-many-pixels = “{ $name }” quá lớn: nhiều hơn { $max } triệu điểm ảnh. Hãy chọn ảnh nhỏ hơn.
report-photo-too-big = “{ $name }” nặng hơn { $max } MB. Hãy chọn ảnh nhẹ hơn.
report-photo-too-many = Một phản ánh có tối đa { $max } ảnh, nên ảnh sau không được thêm.
report-photo-disk-full = Máy đã hết chỗ, chưa thêm được “{ $name }”. Xóa bớt tệp rồi thử lại.
report-photo-failed = Chưa thêm được “{ $name }”. Bạn thử lại giúp.
report-photo-place-title = Đọc nơi chụp trong ảnh?
report-photo-place-text = Chỉ trên máy này, để gợi ý nơi xảy ra. Bạn luôn là người xác nhận.
report-photo-place-no = Để sau
report-photo-place-none = Ảnh không ghi nơi chụp. Bạn chọn nơi giúp.
report-photo-safe = Những gì bạn đã viết vẫn còn nguyên.

# Loại việc
report-category-label = Việc gì?
report-category-choose = Chọn loại việc
report-category-search = Gõ vài chữ: đèn, ổ gà, rác…
report-category-count =
    { $count ->
        [0] Không có loại việc nào
       *[other] { $count } loại việc
    }
report-category-none = Không thấy loại việc nào. Thử từ khác, hoặc chọn nhóm “Khác”.
report-category-urgent = Khẩn, xử lý ngày đêm

# Ra ngoài Huế, đăng nhập
report-outside-title = Nơi này ở ngoài Huế
report-outside-text = Điểm bạn chọn cách ranh giới thành phố { $distance }. Bạn vẫn muốn gửi cho Huế?
report-outside-yes = Vẫn gửi
report-outside-no = Chọn lại nơi
report-sign-in-title = Gửi với tên bạn?
report-sign-in-text = Đăng nhập thì thành phố biết trả lời ai. Bản nháp vẫn giữ nguyên và tự gửi tiếp sau đó.
report-sign-in-expired = Phiên đăng nhập đã hết. Bản nháp vẫn giữ nguyên; đăng nhập lại rồi gửi tiếp.
report-sign-in = Đăng nhập bằng VNeID
report-as-guest = Gửi không cần đăng nhập
report-as-guest-hint = Khi đó máy này, và ai có mã tra cứu, xem được câu trả lời.
report-consent-yes = Đồng ý và gửi
report-consent-no = Gửi không tên

# Phản ánh của tôi
my-reports-title = Phản ánh của tôi
reports-new = Phản ánh mới
reports-drafts = Bản nháp
reports-sent = Đã gửi
reports-empty-title = Chưa có phản ánh nào
reports-empty-text = Thấy đèn hỏng, ổ gà hay rác chưa dọn? Chụp một tấm, thành phố sẽ trả lời.
reports-error = Chưa đọc được danh sách
reports-pick-title = Chọn một phản ánh
reports-pick-text = Diễn biến, ảnh và câu trả lời hiện ở đây.
reports-draft-empty = Chưa viết gì
reports-draft-at = Lưu { $when }
reports-sent-at = Gửi { $when }

# Trạng thái
report-state-draft = Bản nháp
report-state-waiting-network = Đợi có mạng
report-state-waiting-sign-in = Đợi bạn đăng nhập
report-state-waiting-retry = Sẽ gửi lại
report-state-photos-wait = { $status } · { $count } ảnh chờ
report-photos-held-text = Thành phố đã nhận phản ánh và không đợi ảnh mới xử lý. { $count } ảnh chờ trên máy này vì bạn đang tiết kiệm khi bão; bấm gửi lúc nào cũng được.
report-photos-later-text = Thành phố đã nhận phản ánh và không đợi ảnh mới xử lý. { $count } ảnh còn trên máy này sẽ tự gửi khi có kết nối.
report-state-sending = Đang gửi
report-state-sending-of = Đang gửi { $done }/{ $total }
report-state-attention = Cần bạn xem lại
report-status-received = Thành phố đã nhận
report-status-verified = Đang kiểm tra
report-status-assigned = Đã giao cơ quan
report-status-in-progress = Đang xử lý
report-status-answered = Đã trả lời
report-status-fixed = Đã khắc phục, có ảnh
report-status-refused = Không tiếp nhận
report-status-closed = Đã kết thúc
report-status-withdrawn = Đã rút lại
report-step-received = Đã nhận
report-step-verified = Đã kiểm tra
report-step-assigned = Giao { $agency }
report-step-assigned-plain = Đã giao cơ quan
report-step-in-progress = Đang xử lý
report-step-answered = Đã trả lời
report-step-fixed = Đã khắc phục
report-step-refused = Không tiếp nhận
report-step-closed = Đã kết thúc
report-step-withdrawn = Bạn đã rút lại
report-step-sent = Bạn bấm gửi
report-answered-note = Cơ quan đã trả lời. Việc chưa chắc đã khắc phục xong.
report-on-time = Đúng hạn
report-late = Trễ hạn

# Một phản ánh
report-title = Phản ánh
report-missing-title = Không có phản ánh này trên máy
report-missing-text = Có thể nó được gửi từ thiết bị khác.
report-back-to-list = Về danh sách
report-after-at = Sau · { $when }
report-before-at = Trước · { $when }
report-proof-alt = Ảnh sau khi xử lý { $n }
report-timeline = Diễn biến
report-reason = Lý do
report-facts = Chi tiết
report-fact-number = Mã
report-fact-receipt = Mã tra cứu
report-fact-place = Nơi
report-fact-category = Loại việc
report-fact-sent = Đã gửi
report-fact-due = Hạn
report-fact-guest = Gửi không đăng nhập; máy khác chỉ xem được bằng mã tra cứu.
report-fact-anonymous = Ẩn tên nếu được công khai.
report-edit = Sửa
report-withdraw = Rút lại
report-try-again = Gửi lại
report-withdraw-title = Rút phản ánh này?
report-withdraw-unsent = Phản ánh chưa gửi đi. Rút lại thì nó không đến thành phố.
report-withdraw-maybe = Có thể thành phố đã nhận. Rút lại thì thành phố cũng bỏ phản ánh này.
report-withdraw-sent = Thành phố sẽ ngừng xử lý. Bạn có thể gửi phản ánh khác bất cứ lúc nào.
report-withdraw-yes = Rút lại
report-withdraw-no = Giữ lại
report-withdrawn-now = Đã rút phản ánh.
report-waiting-network-text = Đã cất an toàn trên máy. Khi ứng dụng mở và có mạng là tự gửi.
report-waiting-sign-in-text = Đã cất an toàn trên máy. Đăng nhập lại là tự gửi.
report-waiting-retry-text = Thành phố chưa trả lời được. Máy tự gửi lại { $when }.
report-sending-text = Bước { $done } trong { $total } đã đến thành phố.
report-attention-title = Phản ánh dừng lại, cần bạn xem
report-attention-photos = Ảnh dừng lại, cần bạn xem
report-attention-safe = Không mất gì: chữ và ảnh vẫn trên máy này.
report-why-refused = Thành phố không nhận phản ánh này.
report-why-photo = Thành phố không nhận một ảnh của phản ánh này.
report-why-invalid = Có mục thành phố không nhận: { $fields }.
report-why-conflict = Thành phố đã có mã này với nội dung khác.
report-why-forbidden = Tài khoản này không được gửi phản ánh này.
report-why-sign-in = Cần đăng nhập lại để gửi dưới tên bạn.
report-why-disk = Máy hết chỗ. Xóa bớt tệp rồi gửi lại.
report-why-storage = Không đọc được ảnh hoặc chữ đã cất trên máy.
report-why-other = Có trục trặc khi gửi.
report-why-code = Mã hỗ trợ { $id }
report-do-edit = Sửa rồi gửi lại, hoặc rút lại.
report-do-again = Thử gửi lại. Không được thì sửa hoặc rút lại.
report-do-withdraw = Thử gửi lại. Không được thì rút lại.
report-do-photos = Thành phố đã nhận phản ánh và không đợi ảnh mới xử lý. Thử gửi lại ảnh; rút lại là rút cả phản ánh.
report-do-photos-only = Thành phố đã trả lời phản ánh này. Thử gửi lại ảnh.
report-do-wait = Thử gửi lại.
report-failed = Chưa làm được. Bạn thử lại giúp.
report-field-photos = ảnh
report-field-place = nơi
report-field-category = loại việc
report-field-description = mô tả

# Xem ảnh
viewer-close = Đóng
viewer-next = Ảnh sau
viewer-previous = Ảnh trước
