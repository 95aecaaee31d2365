### The clerk's pages of the sandbox: a demonstration alone has them.

sandbox-dossiers-title = Bộ phận Một cửa (mô phỏng)
sandbox-dossiers-text = Trang thử của cán bộ một cửa: nhận hồ sơ, chuyển bước, yêu cầu bổ sung, trả kết quả. Người dân tra cứu trong ứng dụng bằng mã hồ sơ và mã PIN trên biên nhận.
sandbox-dossiers-list = Hồ sơ gần đây
sandbox-dossier-new = Nhận hồ sơ mới
sandbox-dossier-procedure = Thủ tục
sandbox-dossier-ward = Nơi tiếp nhận
sandbox-dossier-applicant = Người nộp (không dùng tên thật)
sandbox-dossier-take = Nhận và in biên nhận
sandbox-dossier-receipt = Biên nhận
sandbox-dossier-receipt-text = Mã PIN chỉ hiện một lần, ngay lúc này.
sandbox-dossier-pin = Mã PIN
sandbox-dossier-wrong = Chưa ghi được: có mục còn trống, quá dài hoặc không dùng được. Chữ bạn gõ vẫn còn bên dưới.
sandbox-dossier-changed = Chưa ghi được: ai đó vừa sửa hồ sơ này. Hãy xem lại rồi ghi.

sandbox-act-work = Chuyển xử lý
sandbox-act-ask = Yêu cầu bổ sung giấy tờ
sandbox-act-supply = Đã nhận giấy này
sandbox-act-grant = Nhập kết quả: giải quyết
sandbox-act-refuse = Nhập kết quả: từ chối
sandbox-act-return = Trả kết quả
sandbox-field-note = Ghi chú cho người nộp
sandbox-field-papers = Giấy tờ còn thiếu, mỗi dòng một loại
sandbox-field-output = Kết quả trả cho người nộp
sandbox-field-reason = Lý do từ chối
